/**
 * Moving about on maps as large as maps get, beside as many free cards: one is to be as smooth as the other.
 * Runs alone: `npx playwright test --config bench/playwright.config.ts maps`; the client has to be built.
 */
import { type Browser, type Page, test } from "@playwright/test";
import { pan, panAll } from "./gestures";
import { Hand, type Smoothness } from "./hand";
import { BLUEPRINT, KANBAN, mapAsUpdate, STORY_MAP } from "./largeMaps";
import type { Subject } from "./subject";
import { walkboard, withBoard } from "./walkboard";

const BEATS = 120;
const POINTER = { x: 720, y: 450 };
/** From here one zooms, and to this place of every map. */
const FAR = 0.1;
const PLACE = { x: 1_000, y: 500 };
/** Zooming by a wheel with Ctrl: exp(-delta × 0.01). */
const ZOOM_PER_PIXEL = 0.01;

/** Zooms from afar to 100 % under the pointer, to where all these maps have cards. */
async function nearer(subject: Subject, page: Page): Promise<Smoothness> {
  const hand = await Hand.of(page);
  await subject.look(page, hand, { x: PLACE.x - POINTER.x / FAR, y: PLACE.y - POINTER.y / FAR, zoom: FAR });
  const delta = Math.log(FAR) / ZOOM_PER_PIXEL / BEATS;
  return hand.gesture(BEATS, () => hand.wheel(POINTER, 0, delta, true));
}

const WALLS: readonly (readonly [string, (browser: Browser) => Promise<Subject>])[] = [
  ["5,400 free cards", (browser) => walkboard(browser, { count: KANBAN.cards, lines: 0 })],
  ...[KANBAN, BLUEPRINT, STORY_MAP].map(
    (map) =>
      [`${map.kind}, ${map.cards} cards`, (browser: Browser) => withBoard(browser, mapAsUpdate(map), [])] as const,
  ),
];

for (const [name, make] of WALLS) {
  test(`moving about: ${name}`, async ({ browser }) => {
    const subject = await make(browser);
    const context = await subject.context();
    const page = await context.newPage();
    try {
      await page.goto(subject.address);
      await subject.ready(page);
      const figures: readonly (readonly [string, Smoothness])[] = [
        ["pan at 100 %", await pan(subject, page, 1)],
        ["pan at 30 %", await pan(subject, page, 0.3)],
        ["pan, all in view", await panAll(subject, page)],
        ["from 10 to 100 %", await nearer(subject, page)],
      ];
      const said = figures.map(([what, { fps, p95, busy }]) =>
        [what, fps.toFixed(0), "·", p95.toFixed(0), "·", busy.toFixed(1)].join(" "),
      );
      process.stdout.write(`${name}, fps · p95 ms · ms of the main thread a beat: ${said.join("; ")}\n`);
    } finally {
      await context.close();
      await subject.close();
    }
  });
}
