/** What is to be seen of a board that is on its way. */
import type { Page } from "@playwright/test";
import { Company } from "../bench/company";
import { asUpdate, notes } from "../bench/notes";
import { card, enter, expect, saved, test, writeCard } from "./stage";

test.use({ ahead: true });

/** How many boards have a picture in this browser. */
const pictures = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open("walkboard.pictures");
        opening.onsuccess = () => {
          const database = opening.result;
          const done = (count: number): void => {
            database.close();
            resolve(count);
          };
          if (!database.objectStoreNames.contains("pictures")) return done(0);
          const asked = database.transaction("pictures").objectStore("pictures").count();
          asked.onsuccess = () => done(asked.result);
        };
      }),
  );

/** Lets nothing of a board through to this page until it is called. */
async function gate(page: Page): Promise<() => void> {
  let letIn = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await page.routeWebSocket(/\/sync\//, async (socket) => {
    await opened;
    socket.connectToServer();
  });
  return letIn;
}

/** How many colours are to be seen of the picture over the wall. */
const coloursOf = (page: Page): Promise<number> =>
  page.locator(".wall-host > .wall-picture").evaluate((picture: HTMLCanvasElement) => {
    const { data = new Uint8ClampedArray() } =
      picture.getContext("2d")?.getImageData(0, 0, picture.width, picture.height) ?? {};
    return new Set(new Uint32Array(data.buffer)).size;
  });

/** Notes, frame by frame, whether what was seen is still to be seen: as the picture, or on the wall below it. */
async function watch(page: Page): Promise<() => Promise<{ frames: number; empty: number }>> {
  await page.evaluate(() => {
    const watched = { frames: 0, empty: 0 };
    (window as unknown as { watched: typeof watched }).watched = watched;
    const look = (): void => {
      const wall = document.querySelector<HTMLCanvasElement>(".wall-host > .wall-layer:not(.wall-picture)");
      const small = new OffscreenCanvas(36, 24).getContext("2d", { willReadFrequently: true });
      if (wall && small) small.drawImage(wall, 0, 0, 36, 24);
      const seen = new Set(new Uint32Array(small?.getImageData(0, 0, 36, 24).data.buffer ?? new ArrayBuffer())).size;
      watched.frames += 1;
      if (seen < 6 && !document.querySelector(".wall-picture")) watched.empty += 1;
      next();
    };
    // In a task after the frame: what is there then has been seen.
    const next = (): void => void requestAnimationFrame(() => setTimeout(look));
    next();
  });
  return () => page.evaluate(() => (window as unknown as { watched: { frames: number; empty: number } }).watched);
}

const lookedAt = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLElement>(".wall-world")?.style.transform ?? "");

test("who comes back sees the board as they left it, can look around at once, and goes on there", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page } = await stage.owner();
  await enter(page, board);
  await writeCard(page, { x: 500, y: 160 }, "Seen before");
  await saved(page);
  await page.getByRole("button", { name: "To the shelf" }).click();
  await expect.poll(() => pictures(page)).toBe(1);
  // The board itself is not in this browser, and the server takes its time.
  await page.evaluate(() => indexedDB.deleteDatabase("walkboard"));
  const letIn = await gate(page);
  await page.goto(`/b/${board.id}`);
  const wall = page.getByRole("main");
  await expect(card(page, "Seen before")).toBeVisible();
  await expect(wall).toHaveAttribute("aria-busy", "true");
  await expect(page.getByRole("toolbar", { name: "Tools" })).toBeHidden();
  const before = await lookedAt(page);
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => lookedAt(page)).not.toBe(before);
  const moved = await lookedAt(page);
  letIn();
  await saved(page);
  await expect(wall).not.toHaveAttribute("aria-busy", "true");
  await expect(card(page, "Seen before")).toBeVisible();
  expect(await lookedAt(page)).toBe(moved);
  await writeCard(page, { x: 900, y: 500 }, "Goes on");
  await saved(page);
});

test("a large board that rests is seen where it will be, before anything of it is here", async ({ stage }) => {
  const small = await stage.board("empty");
  const board = await stage.board("empty");
  const { page, context } = await stage.owner();
  const company = await Company.join(context, stage.server.url, board.id, 1);
  await company.fill(asUpdate(notes(1_000)));
  company.leave();
  const asked = (): Promise<number> =>
    context.request.get(`/api/boards/${board.id}/picture`).then((answer) => answer.status());
  await expect.poll(asked, { timeout: 60_000 }).toBe(200);
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await enter(page, small);
  await saved(page);
  expect(fetched).not.toContain("/paint.js");

  const letIn = await gate(page);
  await page.goto(`/b/${board.id}`);
  const wall = page.getByRole("main");
  const picture = page.locator(".wall-host > .wall-picture");
  await expect(picture).toHaveAttribute("aria-hidden", "true");
  await expect(picture).toHaveCSS("pointer-events", "none");
  await expect(wall).toHaveAttribute("aria-busy", "true");
  expect(await coloursOf(page)).toBeGreaterThan(6);
  await expect.poll(() => lookedAt(page)).toContain("scale");
  const seen = await lookedAt(page);
  const watched = await watch(page);
  letIn();
  await saved(page);
  await expect(picture).toHaveCount(0);
  const frames = async () => (await watched()).frames;
  const then = await frames();
  await expect.poll(frames).toBeGreaterThan(then + 2);
  expect((await watched()).empty, "frames without anything to see").toBe(0);
  await expect(wall).not.toHaveAttribute("aria-busy", "true");
  expect(await lookedAt(page)).toBe(seen);

  // Without the picture the wall opens with the same view.
  await page.route("**/picture", (route) => route.fulfill({ status: 204 }));
  await page.reload();
  await saved(page);
  await expect.poll(() => lookedAt(page)).toBe(seen);
});
