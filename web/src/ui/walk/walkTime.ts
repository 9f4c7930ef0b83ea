import type { Walk } from "@/api/dto";

const SECOND = 1_000;

/**
 * The server's time, measured from what it last said and a clock that only counts forward.
 *
 * The date of this device is never asked: it may be an hour off, and everybody's timer must say the same.
 */
export class ServerTime {
  readonly #count: () => number;
  #said = 0;
  #at = 0;

  /** `count` gives milliseconds since some moment, as `performance.now` does. */
  constructor(count: () => number) {
    this.#count = count;
  }

  /** The server said what time it is. */
  heard(serverTime: string): void {
    this.#said = Date.parse(serverTime);
    this.#at = this.#count();
  }

  /** The server's time now, in milliseconds. */
  now(): number {
    return this.#said + (this.#count() - this.#at);
  }
}

/** How many seconds the current stop has left at a moment of the server's time; below zero it is over. Null between stops. */
export function secondsLeft(walk: Walk, now: number): number | null {
  const stop = walk.stops.find((one) => one.id === walk.stop_id);
  if (!stop || !walk.stop_started_at) return null;
  const running = Math.max(0, (now - Date.parse(walk.stop_started_at)) / SECOND);
  return Math.ceil(stop.seconds - stop.spent - running);
}

/** Seconds as people read a timer: "4:05", and "+0:40" once it is over. */
export function clockWords(seconds: number): string {
  const size = Math.abs(seconds);
  const rest = String(size % 60).padStart(2, "0");
  return `${seconds < 0 ? "+" : ""}${Math.floor(size / 60)}:${rest}`;
}
