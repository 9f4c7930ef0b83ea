/** Our wall with the same notes: a real server, real people. */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { WallServer } from "../e2e/server";
import { Company } from "./company";
import type { Hand } from "./hand";
import { asUpdate, type Extent, notes, othersNotes, ties } from "./notes";
import type { Subject, View } from "./subject";

const MIDDLE = { x: 720, y: 450 };
/** Zooming by a wheel with Ctrl: exp(-delta × 0.01), at most 0.22 at a time. */
const ZOOM_PER_PIXEL = 0.01;
const LARGEST_DELTA = 20;

async function viewOf(page: Page): Promise<View> {
  return page.evaluate(() => {
    const world = document.querySelector<HTMLElement>(".wall-world");
    const [, x = "0", y = "0", zoom = "1"] =
      /translate\((-?[\d.e-]+)px, (-?[\d.e-]+)px\) scale\(([\d.e-]+)\)/.exec(world?.style.transform ?? "") ?? [];
    return { x: -Number(x) / Number(zoom), y: -Number(y) / Number(zoom), zoom: Number(zoom) };
  });
}

/** Zooms and pans there as a hand would, in a few steps. */
async function look(page: Page, hand: Hand, view: View): Promise<void> {
  for (let left = Math.log(view.zoom / (await viewOf(page)).zoom); Math.abs(left) > 1e-6; ) {
    const step = Math.max(-LARGEST_DELTA * ZOOM_PER_PIXEL, Math.min(LARGEST_DELTA * ZOOM_PER_PIXEL, left));
    hand.wheel(MIDDLE, 0, -step / ZOOM_PER_PIXEL, true);
    await hand.settled();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    left -= step;
  }
  const now = await viewOf(page);
  hand.wheel(MIDDLE, (view.x - now.x) * view.zoom, (view.y - now.y) * view.zoom);
  await hand.settled();
  await page.waitForTimeout(1_000);
}

async function signedIn(browser: Browser, server: WallServer): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const link = (await server.command("user", "link", "owner")).match(/#(\S+)/)?.[1];
  const answer = await context.request.post("/api/sign-in", { data: { token: link }, headers: { Origin: server.url } });
  if (!answer.ok()) throw new Error(await answer.text());
  return context;
}

/** A board that has just been filled is waited for until it rests, as most boards do that somebody comes to. */
const RESTS_WITHIN_S = 20;

async function rested(owner: BrowserContext, board: string): Promise<void> {
  for (let left = RESTS_WITHIN_S; left > 0; left--) {
    if ((await owner.request.get(`/api/boards/${board}/picture`)).status() === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Our wall with so many notes, and lines between them. */
export function walkboard(browser: Browser, { count, lines }: Extent): Promise<Subject> {
  return withBoard(browser, asUpdate(notes(count), ties(lines, count)), othersNotes(count), rested);
}

/** Our wall with what an update brings; `theirs` is what the others move, `settled` what is waited for before somebody comes. */
export async function withBoard(
  browser: Browser,
  update: Uint8Array,
  theirs: readonly string[],
  settled: typeof rested = async () => undefined,
): Promise<Subject> {
  const server = await WallServer.start();
  const owner = await signedIn(browser, server);
  const made = await owner.request.post("/api/boards", {
    data: { title: "Bench", template: "empty" },
    headers: { Origin: server.url },
  });
  const board: { id: string } = await made.json();
  const company = await Company.join(owner, server.url, board.id, 20);
  await company.fill(update);
  await settled(owner, board.id);
  return {
    name: "Walkboard",
    address: `${server.url}/b/${board.id}`,
    context: () => signedIn(browser, server),
    painted: () => {
      if (document.querySelectorAll("[data-card-id]").length >= 8) return true;
      // The wall's own canvas, or the picture that lies over it until the board is here.
      return [...document.querySelectorAll<HTMLCanvasElement>("canvas.wall-layer")].some((canvas) => {
        if (!canvas.width) return false;
        const small = new OffscreenCanvas(36, 24).getContext("2d");
        small?.drawImage(canvas, 0, 0, 36, 24);
        const data = small?.getImageData(0, 0, 36, 24).data ?? [];
        let coloured = 0;
        for (let at = 0; at < data.length; at += 4) {
          const [red = 0, green = 0, blue = 0, alpha = 0] = data.slice(at, at + 4);
          if (alpha > 128 && Math.max(red, green, blue) - Math.min(red, green, blue) > 12) coloured++;
        }
        return coloured > 40;
      });
    },
    async ready(page) {
      await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor({ timeout: 60_000 });
      await page.waitForTimeout(1_500);
    },
    look,
    async lookAtAll(page) {
      await page.keyboard.press("Shift+1");
      await page.waitForTimeout(1_500);
    },
    sweepDelta: async (page, beats) => Math.log((await viewOf(page)).zoom) / ZOOM_PER_PIXEL / beats,
    async selected(page) {
      const heading = page.getByText(/^[\d,]+ (cards|things selected)$/).first();
      return Number.parseInt((await heading.textContent({ timeout: 5_000 }))?.replace(",", "") ?? "", 10);
    },
    company: async () => company.move(theirs),
    async close() {
      company.leave();
      await owner.close();
      await server.destroy();
    },
  };
}
