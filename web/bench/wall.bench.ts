/** Our wall, Excalidraw and an empty page in one Chromium, in turn: opening, moving about, many at once, writing, memory. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, test } from "@playwright/test";
import { emptyPage } from "./emptyPage";
import { excalidraw } from "./excalidraw";
import { many, pan, panAll, sweep, typing } from "./gestures";
import { type Extent, extents } from "./notes";
import { type Opening, open } from "./opening";
import { type Figures, table } from "./report";
import type { Subject } from "./subject";
import { walkboard } from "./walkboard";

const CACHE = fileURLToPath(new URL("../../.bench", import.meta.url));
const EXTENTS = extents(process.env.BENCH_NOTES ?? "1000,10000");
const OPENINGS = Number(process.env.BENCH_OPENINGS ?? 3);
const ONLY = process.env.BENCH_SUBJECTS?.split(",");

function median(openings: readonly Opening[], key: keyof Opening): number {
  return openings.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(openings.length / 2)] ?? Number.NaN;
}

async function measure(subject: Subject, extent: Extent): Promise<Figures> {
  const openings: Opening[] = [];
  for (let turn = 1; turn < OPENINGS; turn++) {
    const { page, opening } = await open(subject);
    openings.push(opening);
    await page.context().close();
  }
  const { page, opening } = await open(subject);
  openings.push(opening);
  try {
    const empty = subject.name === "empty page";
    const at100 = await pan(subject, page, 1);
    const at30 = await pan(subject, page, 0.3);
    const all = await panAll(subject, page);
    const swept = await sweep(subject, page);
    const written = await typing(subject, page);
    const block = empty ? null : await many(subject, page, extent.count);
    return {
      name: subject.name,
      ...extent,
      paint: median(openings, "paint"),
      interactive: median(openings, "interactive"),
      codeKb: median(openings, "codeKb"),
      heapMb: median(openings, "heapMb"),
      pan100: at100,
      pan30: at30,
      panAll: all,
      sweep: swept,
      marquee: block?.marquee ?? null,
      drag: block?.drag ?? null,
      caught: block?.caught ?? null,
      typing: written,
    };
  } finally {
    await page.context().close();
  }
}

function subjects(browser: Browser, extent: Extent): [string, () => Promise<Subject>][] {
  const all: [string, () => Promise<Subject>][] = [
    ["empty", () => emptyPage(browser)],
    ["excalidraw", () => excalidraw(browser, join(CACHE, "excalidraw"), extent)],
    ["walkboard", () => walkboard(browser, extent)],
  ];
  return all.filter(([name]) => !ONLY || ONLY.includes(name));
}

test("the wall in a browser", async ({ browser }) => {
  const figures: Figures[] = [];
  for (const extent of EXTENTS) {
    for (const [name, make] of subjects(browser, extent)) {
      process.stderr.write(`${name} with ${extent.count} notes and ${extent.lines} connectors\n`);
      const subject = await make();
      try {
        figures.push(await measure(subject, extent));
      } finally {
        await subject.close();
      }
    }
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, "browser.json"), JSON.stringify(figures, null, 1));
  writeFileSync(join(CACHE, "browser.md"), table(figures, browser.version()));
});
