/** Coming to a board: when there is something to see, when the page answers at once, and what was sent for it. */
import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { Hand } from "./hand";
import type { Subject } from "./subject";

/** Times in ms from the start of the navigation; KB and MB as named. */
export interface Opening {
  readonly paint: number;
  readonly interactive: number;
  readonly codeKb: number;
  readonly heapMb: number;
}

/** Nothing longer than 50 ms for this long: the page answers. */
const CALM_MS = 600;
const ASK_MS = 200;
const ASK_TIMES = 200;

interface Watched {
  benchPaint?: number;
  benchBusyUntil?: number;
  benchSeen?: () => boolean;
}

/** Runs in the page before anything else: notes the first frame in which notes are seen, and when it was last busy. */
function watch(): void {
  const page = window as unknown as Watched;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries())
      page.benchBusyUntil = Math.max(page.benchBusyUntil ?? 0, task.startTime + task.duration);
  }).observe({ type: "longtask", buffered: true });
  const look = (): void => {
    if (document.body && page.benchSeen?.()) requestAnimationFrame((time) => (page.benchPaint = time));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Waits until notes were seen and the page has been calm since; asks seldom, so as not to disturb it. */
async function answers(page: Page): Promise<{ paint: number; interactive: number }> {
  for (let left = ASK_TIMES; left > 0; left--) {
    const found = await page.evaluate((calm) => {
      const { benchPaint, benchBusyUntil = 0 } = window as unknown as Watched;
      if (benchPaint === undefined) return null;
      const interactive = Math.max(benchPaint, benchBusyUntil);
      return performance.now() - interactive > calm ? { paint: benchPaint, interactive } : null;
    }, CALM_MS);
    if (found) return found;
    await page.waitForTimeout(ASK_MS);
  }
  throw new Error(`nothing was to be seen at ${page.url()}`);
}

/** Opens the board in a browser that was never there; the page stays open. */
export async function open(subject: Subject): Promise<{ page: Page; opening: Opening }> {
  const context = await subject.context();
  const page = await context.newPage();
  const code: Response[] = [];
  page.on("response", (response) => {
    if (["script", "stylesheet"].includes(response.request().resourceType())) code.push(response);
  });
  await page.addInitScript({ content: `window.benchSeen = ${String(subject.painted)};` });
  await page.addInitScript(watch);
  await page.goto(subject.address, { waitUntil: "commit" });
  const { paint, interactive } = await answers(page);
  const needed = await page.evaluate((until) => {
    const entries = performance.getEntriesByType("resource");
    return entries.filter((one) => one.startTime <= until).map((one) => one.name);
  }, interactive);
  const first = code.filter((one) => needed.includes(one.url()));
  const sizes = await Promise.all(first.map(async (one) => gzipSync(await one.body(), { level: 9 }).length));
  await subject.ready(page);
  const { client } = await Hand.of(page);
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  const codeKb = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  return { page, opening: { paint, interactive, codeKb, heapMb: usedSize / 1e6 } };
}
