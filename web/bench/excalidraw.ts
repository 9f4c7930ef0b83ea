/** Excalidraw, as its makers ship the component, with the same notes. */
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { asScene, type Extent, notes, othersNotes, ties } from "./notes";
import { serve } from "./site";
import type { Subject, View } from "./subject";

/** What is used of the component's interface. */
interface Api {
  getSceneElements(): { id: string; x: number; version: number; versionNonce: number }[];
  getAppState(): { selectedElementIds: Record<string, boolean>; zoom: { value: number } };
  updateScene(scene: object): void;
}
type Page_ = { bench?: Api; benchCompany?: number };

const SMALLEST_ZOOM = 0.1;
const ZOOM_STEP_PER_PIXEL = 0.01;

async function look(page: Page, view: View): Promise<void> {
  await page.evaluate(({ x, y, zoom }) => {
    const { bench } = window as unknown as Page_;
    bench?.updateScene({ appState: { zoom: { value: zoom }, scrollX: -x, scrollY: -y, selectedElementIds: {} } });
  }, view);
  await page.waitForTimeout(1_000);
}

/** Runs in the page: others' moves as a client hears of them, twenty changed notes every 50 ms, with their cursors. */
function moveOthers(ids: readonly string[]): void {
  const page = window as unknown as Page_;
  const theirs = new Set(ids);
  let beat = 0;
  page.benchCompany = window.setInterval(() => {
    beat += 1;
    const dx = Math.sin(beat / 10) * 6;
    const collaborators = new Map(
      ids.map((id, at) => [
        id,
        { username: `Person ${at}`, pointer: { x: 5800 + at + dx * 10, y: at * 140, tool: "pointer" } },
      ]),
    );
    const elements = page.bench
      ?.getSceneElements()
      .map((one) =>
        theirs.has(one.id.slice(0, 20)) ? { ...one, x: one.x + dx, version: one.version + 1, versionNonce: beat } : one,
      );
    page.bench?.updateScene({ elements, collaborators });
  }, 50);
}

export async function excalidraw(browser: Browser, folder: string, { count, lines }: Extent): Promise<Subject> {
  const all = notes(count);
  const site = await serve(join(folder, "built"), new Map([["/scene.json", asScene(all, ties(lines, count))]]));
  return {
    name: "Excalidraw 0.18.1",
    address: `${site.url}/?scene=/scene.json`,
    context: () => browser.newContext(),
    painted: () => {
      const canvas = document.querySelector<HTMLCanvasElement>("canvas.excalidraw__canvas.static");
      if (!canvas?.width) return false;
      const small = new OffscreenCanvas(36, 24).getContext("2d");
      small?.drawImage(canvas, 0, 0, 36, 24);
      const data = small?.getImageData(0, 0, 36, 24).data ?? [];
      let coloured = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) < 250 || (data[at + 2] ?? 0) < 250) coloured++;
      return coloured > 40;
    },
    async ready(page) {
      await page.waitForFunction((wanted) => {
        const { bench } = window as unknown as Page_;
        return (bench?.getSceneElements().length ?? 0) >= wanted;
      }, count * 2);
      await page.waitForTimeout(1_000);
    },
    look: (page, _hand, view) => look(page, view),
    lookAtAll: (page) => look(page, { x: -100, y: -100, zoom: SMALLEST_ZOOM }),
    sweepDelta: async (_page, beats) => -(1 - SMALLEST_ZOOM) / ZOOM_STEP_PER_PIXEL / beats,
    selected: (page) =>
      page.evaluate(() => {
        const { bench } = window as unknown as Page_;
        const ids = Object.keys(bench?.getAppState().selectedElementIds ?? {});
        return ids.filter((id) => id.length === 20).length;
      }),
    async company(page) {
      await page.evaluate(moveOthers, othersNotes(count));
      return async () => {
        await page.evaluate(() => clearInterval((window as unknown as Page_).benchCompany));
      };
    },
    close: () => site.close(),
  };
}
