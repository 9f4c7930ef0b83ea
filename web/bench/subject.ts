/** What is measured: a page with notes that can be looked at from anywhere. */
import type { BrowserContext, Page } from "@playwright/test";
import type { Hand } from "./hand";

/** The part of a board that the window shows: the board point at its top left, and pixels per board unit. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** One of the whiteboards, or the empty page. */
export interface Subject {
  readonly name: string;
  /** A browser of somebody who may open the board; nothing in its cache. */
  context(): Promise<BrowserContext>;
  /** Where the board is. */
  readonly address: string;
  /** Runs in the page: whether notes can be seen. */
  readonly painted: () => boolean;
  /** Waits until everything is there and nothing is under way. */
  ready(page: Page): Promise<void>;
  look(page: Page, hand: Hand, view: View): Promise<void>;
  /** Shows the whole board, as far as it can. */
  lookAtAll(page: Page, hand: Hand): Promise<void>;
  /** What Ctrl and a wheel step of `delta` at each of `beats` beats must be to come from the whole board to 100 %. */
  sweepDelta(page: Page, beats: number): Promise<number>;
  /** How many notes are selected, where that can be told. */
  selected(page: Page): Promise<number>;
  /** Twenty others begin to move theirs; ends with what is returned. */
  company(page: Page): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
