/** What hands do on a wall, the same on each: pan, sweep, marquee, drag, type. */
import type { Page } from "@playwright/test";
import { Hand, percentile, type Smoothness } from "./hand";
import { columnsOf, NOTE, STEP } from "./notes";
import type { Subject } from "./subject";

const MIDDLE = { x: 720, y: 450 };
const BEATS = 120;
/** Where the corner of the first note is for the marquee, clear of everything that lies over the wall. */
const CORNER = { x: 200, y: 130 };
const FAR = 0.2;
const BLOCK = { columns: 25, rows: 20 };
const LETTERS = "the quick brown fox jumps over the lazy dog ";
const LETTER_MS = 70;

/** Pans at a zoom, somewhere inside the board. */
export async function pan(subject: Subject, page: Page, zoom: number): Promise<Smoothness> {
  const hand = await Hand.of(page);
  await subject.look(page, hand, { x: 5 * STEP.x, y: 2 * STEP.y, zoom });
  return hand.gesture(BEATS, (beat) => hand.wheel(MIDDLE, beat < BEATS * 0.75 ? 18 : -18, 9));
}

/** Pans with everything in view. */
export async function panAll(subject: Subject, page: Page): Promise<Smoothness> {
  const hand = await Hand.of(page);
  await subject.lookAtAll(page, hand);
  return hand.gesture(BEATS, (beat) => hand.wheel(MIDDLE, beat % 40 < 20 ? 4 : -4, beat % 20 < 10 ? 3 : -3));
}

/** Zooms from the whole board to 100 % under the pointer. */
export async function sweep(subject: Subject, page: Page): Promise<Smoothness> {
  const hand = await Hand.of(page);
  await subject.lookAtAll(page, hand);
  const delta = await subject.sweepDelta(page, BEATS);
  return hand.gesture(BEATS, () => hand.wheel(MIDDLE, 0, delta, true));
}

/** What a marquee and a drag were like, and how many notes the marquee caught. */
export interface Many {
  readonly marquee: Smoothness;
  readonly drag: Smoothness;
  readonly caught: number;
}

/** Draws a marquee over 500 notes, then drags them while twenty others move theirs. */
export async function many(subject: Subject, page: Page, count: number): Promise<Many> {
  const hand = await Hand.of(page);
  await subject.look(page, hand, { x: -CORNER.x / FAR, y: -CORNER.y / FAR, zoom: FAR });
  const rows = Math.min(BLOCK.rows, columnsOf(count));
  const from = { x: CORNER.x - 6, y: CORNER.y - 6 };
  const to = { x: CORNER.x + BLOCK.columns * STEP.x * FAR - 2, y: CORNER.y + rows * STEP.y * FAR - 2 };
  hand.mouse("mouseMoved", from, false);
  hand.mouse("mousePressed", from, true);
  const marquee = await hand.gesture(BEATS, (beat) => {
    const share = (beat + 1) / BEATS;
    hand.mouse("mouseMoved", { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }, true);
  });
  hand.mouse("mouseReleased", to, true);
  await hand.settled();
  const caught = await subject.selected(page);
  const stop = await subject.company(page);
  await page.waitForTimeout(500);
  const grip = { x: CORNER.x + (NOTE.w / 2) * FAR, y: CORNER.y + (NOTE.h / 2) * FAR };
  hand.mouse("mouseMoved", grip, false);
  hand.mouse("mousePressed", grip, true);
  const drag = await hand.gesture(BEATS, (beat) => {
    const share = Math.sin((beat / BEATS) * Math.PI);
    hand.mouse("mouseMoved", { x: grip.x + 150 * share, y: grip.y + 90 * share + 2 }, true);
  });
  hand.mouse("mouseReleased", grip, true);
  await hand.settled();
  await stop();
  await page.waitForTimeout(500);
  await page.keyboard.press("Escape");
  return { marquee, drag, caught };
}

/** Writes on a note; the 95th percentile of the ms from a key to the end of the frame after it. */
export async function typing(subject: Subject, page: Page): Promise<number> {
  const hand = await Hand.of(page);
  await subject.look(page, hand, { x: 6 * STEP.x - 500, y: 3 * STEP.y - 300, zoom: 1 });
  const at = { x: 500 + NOTE.w / 2, y: 300 + NOTE.h / 2 };
  await page.mouse.dblclick(at.x, at.y);
  await page.waitForTimeout(800);
  await page.evaluate(() => {
    const waits: number[] = [];
    (window as unknown as { benchKeys: number[] }).benchKeys = waits;
    const channel = new MessageChannel();
    let begun: number[] = [];
    channel.port1.onmessage = () => {
      const now = performance.now();
      waits.push(...begun.map((time) => now - time));
      begun = [];
    };
    addEventListener(
      "keydown",
      (event) => {
        begun.push(event.timeStamp);
        if (begun.length === 1) requestAnimationFrame(() => channel.port2.postMessage(null));
      },
      { capture: true },
    );
  });
  const sent: Promise<unknown>[] = [];
  for (const letter of LETTERS) {
    const key = { key: letter, text: letter, unmodifiedText: letter };
    sent.push(hand.client.send("Input.dispatchKeyEvent", { type: "keyDown", ...key }));
    sent.push(hand.client.send("Input.dispatchKeyEvent", { type: "keyUp", key: letter }));
    await page.waitForTimeout(LETTER_MS);
  }
  await Promise.all(sent);
  await page.waitForTimeout(300);
  const waits = await page.evaluate(() => (window as unknown as { benchKeys: number[] }).benchKeys);
  await page.keyboard.press("Escape");
  await page.waitForTimeout(300);
  await page.keyboard.press("Escape");
  return percentile(waits, 0.95);
}
