/** A hand that never waits for the page: input is sent sixty times a second, however long the page takes over it. */
import type { CDPSession, Page } from "@playwright/test";

const BEAT_MS = 1000 / 60;
const CTRL = 2;

/** What frames were like during a gesture. */
export interface Smoothness {
  readonly fps: number;
  /** The 95th percentile of the time between two frames, in ms. */
  readonly p95: number;
  /** What the page's main thread took for each beat of the hand, in ms of processor time: what is left of it where much else runs beside. */
  readonly busy: number;
}

/** A point of the window. */
export interface At {
  readonly x: number;
  readonly y: number;
}

/** Real input through the browser, and a count of the frames that the page got meanwhile. */
export class Hand {
  readonly #page: Page;
  readonly #client: CDPSession;
  #waiting: Promise<unknown>[] = [];

  private constructor(page: Page, client: CDPSession) {
    this.#page = page;
    this.#client = client;
  }

  static async of(page: Page): Promise<Hand> {
    const client = await page.context().newCDPSession(page);
    await client.send("Performance.enable", { timeDomain: "threadTicks" });
    return new Hand(page, client);
  }

  /** The browser's own protocol. */
  get client(): CDPSession {
    return this.#client;
  }

  /** Turns the wheel once. */
  wheel(at: At, deltaX: number, deltaY: number, zoom = false): void {
    this.#send({ type: "mouseWheel", ...at, deltaX, deltaY, modifiers: zoom ? CTRL : 0 });
  }

  /** Moves, presses or releases. */
  mouse(type: "mouseMoved" | "mousePressed" | "mouseReleased", at: At, held: boolean): void {
    this.#send({ type, ...at, button: held ? "left" : "none", buttons: held ? 1 : 0, clickCount: held ? 1 : 0 });
  }

  #send(event: Parameters<CDPSession["send"]>[1]): void {
    this.#waiting.push(this.#client.send("Input.dispatchMouseEvent", event as never));
  }

  /** Waits until the page has taken everything. */
  async settled(): Promise<void> {
    await Promise.all(this.#waiting.splice(0));
  }

  /** Does something in so many beats, and says how smooth it was. */
  async gesture(beats: number, act: (beat: number) => void): Promise<Smoothness> {
    await this.#page.evaluate(() => {
      const times: number[] = [];
      const page = window as unknown as { benchFrames: { times: number[]; on: boolean } };
      page.benchFrames = { times, on: true };
      const tick = (time: number): void => {
        times.push(time);
        if (page.benchFrames.on && page.benchFrames.times === times) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    });
    const before = await this.#taken();
    const begun = performance.now();
    for (let beat = 0; beat < beats; beat++) {
      const wait = begun + beat * BEAT_MS - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      act(beat);
    }
    await this.settled();
    const times = await this.#page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const page = window as unknown as { benchFrames: { times: number[]; on: boolean } };
          // The frame that shows the last of it counts as well.
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              page.benchFrames.on = false;
              resolve(page.benchFrames.times);
            }),
          );
        }),
    );
    return { ...smoothness(times), busy: ((await this.#taken()) - before) / beats };
  }

  /** Milliseconds of processor time that the main thread has taken until now. */
  async #taken(): Promise<number> {
    const { metrics } = await this.#client.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
  }
}

/** Frames in a second and the 95th percentile of their distance. */
export function smoothness(times: readonly number[]): Omit<Smoothness, "busy"> {
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return { fps: total > 0 ? (gaps.length / total) * 1000 : 0, p95: percentile(gaps, 0.95) };
}

/** Nearest rank; NaN without values. */
export function percentile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? Number.NaN;
}
