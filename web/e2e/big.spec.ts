/** A wall of 10,000 cards costs a frame what is in view, not what is on the board: counted, because times are not stable. */
import { Company } from "../bench/company";
import { asUpdate, notes } from "../bench/notes";
import { enter, expect, type Page, test } from "./stage";

/**
 * What one frame draws and the page holds, at most, at each of these views. With everything in view all cards are one picture that is moved; at
 * 30 % they are paper and bars, about 470 at a time; at 100 % cards are elements before they come into view, and only the ground is drawn.
 */
const LIMITS = {
  all: { elements: 230, draws: 80 },
  far: { elements: 230, draws: 2_000 },
  near: { elements: 750, draws: 80 },
};
/** So many frames after a change of zoom everything is painted that will be. */
const SETTLES = 20;

interface Counting {
  drawn: number;
  most: number;
}

/** Counts everything that is drawn on any canvas, frame by frame. */
async function count(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counting: Counting = { drawn: 0, most: 0 };
    (window as unknown as { counting: Counting }).counting = counting;
    const brush = CanvasRenderingContext2D.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
    for (const name of ["fill", "stroke", "fillRect", "strokeRect", "fillText", "strokeText", "drawImage"]) {
      const plain = brush[name];
      brush[name] = function (...args) {
        counting.drawn += 1;
        return plain?.apply(this, args);
      };
    }
    const frame = (): void => {
      counting.most = Math.max(counting.most, counting.drawn);
      counting.drawn = 0;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Moves about for a second; the most that a frame drew meanwhile, and the elements of the page after it. */
async function moveAbout(page: Page): Promise<{ elements: number; draws: number }> {
  await page.mouse.move(720, 450);
  await page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
    (window as unknown as { counting: Counting }).counting.most = 0;
  }, SETTLES);
  for (let step = 0; step < 20; step++) {
    await page.mouse.wheel(step < 10 ? 30 : -30, step < 10 ? 20 : -20);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return page.evaluate(() => ({
    elements: document.body.querySelectorAll("*").length,
    draws: (window as unknown as { counting: Counting }).counting.most,
  }));
}

async function zoomTo(page: Page, percent: number): Promise<void> {
  await page.mouse.move(720, 450);
  await page.keyboard.down("Control");
  for (let step = 0; step < 60; step++) {
    const now = await page.evaluate(() => {
      const transform = document.querySelector<HTMLElement>(".wall-world")?.style.transform ?? "";
      return Number(/scale\(([\d.e-]+)\)/.exec(transform)?.[1] ?? 1);
    });
    const left = Math.log(percent / 100 / now);
    if (Math.abs(left) < 0.005) break;
    await page.mouse.wheel(0, -100 * Math.max(-0.2, Math.min(0.2, left)));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await page.keyboard.up("Control");
}

test("10,000 cards: a frame costs what is in view", async ({ stage }) => {
  const board = await stage.board("empty");
  const owner = await stage.owner();
  const company = await Company.join(owner.context, stage.server.url, board.id, 1);
  await company.fill(asUpdate(notes(10_000)));
  const { page } = owner;
  await count(page);
  await enter(page, board);
  const found: Record<string, { elements: number; draws: number }> = {};
  await page.keyboard.press("Shift+1");
  found.all = await moveAbout(page);
  await zoomTo(page, 30);
  found.far = await moveAbout(page);
  await zoomTo(page, 100);
  await expect(page.locator("[data-card-id]").first()).toBeVisible();
  found.near = await moveAbout(page);
  // Everything can be reached in the outline, of which only what is in view is there.
  await page.keyboard.press("Shift+o");
  const tree = page.getByRole("tree");
  await expect(tree).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  const last = page.locator("[role=treeitem][data-active]");
  await expect(last).toHaveAttribute("aria-posinset", "10000");
  await expect(last).toBeInViewport();
  expect(await page.getByRole("treeitem").count(), "rows of the outline").toBeLessThan(70);
  company.leave();
  for (const [view, limit] of Object.entries(LIMITS)) {
    expect(found[view]?.draws, `what a frame draws: ${view}`).toBeLessThanOrEqual(limit.draws);
    expect(found[view]?.draws, `something is drawn: ${view}`).toBeGreaterThan(0);
    expect(found[view]?.elements, `elements of the page: ${view}`).toBeLessThanOrEqual(limit.elements);
  }
});
