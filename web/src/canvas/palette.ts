/** The colours the wall paints with, read from the CSS tokens so that themes have one home. */

import { MARK_KINDS } from "@/canvas/annotations";

/** Colours and type of one theme. */
export interface Palette {
  readonly paper: string;
  readonly sheet: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly accentWash: string;
  readonly attention: string;
  readonly lost: string;
  readonly lostWash: string;
  readonly focus: string;
  readonly cardInk: string;
  readonly cardInkSoft: string;
  readonly cardLine: string;
  /** Paper colours in the order of the keys the palette was read with. */
  readonly cards: readonly string[];
  /** Ink that belongs to each paper: lines, texts and pens. */
  readonly pens: readonly string[];
  /** What highlighters of each paper colour with; they are painted thinly. */
  readonly markers: readonly string[];
  /** The same as `cards` for cards that are plain fills: white ones are told from the white sheet by a slightly darker tone. */
  readonly fills: readonly string[];
  /** Discipline colours in the order of the keys the palette was read with. */
  readonly disciplines: readonly string[];
  readonly disciplineInk: string;
  /** Colours of marks in the order of `MARK_KINDS`. */
  readonly marks: readonly string[];
  readonly font: string;
}

/** The keys behind the indices that items carry. */
export interface PaletteKeys {
  readonly papers: readonly string[];
  readonly disciplines: readonly string[];
}

const FALLBACK: Readonly<Record<string, string>> = {
  paper: "#fbfaf7",
  sheet: "#ffffff",
  ink: "#1d2126",
  "ink-soft": "#59616b",
  line: "#e4e0d8",
  "line-strong": "#8b867b",
  accent: "#0f766e",
  "accent-ink": "#ffffff",
  "accent-wash": "#e2f1ee",
  attention: "#925700",
  lost: "#b3261e",
  "lost-wash": "#fde9e7",
  focus: "#0f766e",
  "card-ink": "#1d2126",
  "card-ink-soft": "#4d545c",
  "card-line": "#dcd7cc",
  "card-paper": "#ffffff",
  "discipline-ink": "#ffffff",
  font: "system-ui, sans-serif",
};

/** Reads the palette through `token`, which returns the value of a CSS custom property or an empty string. */
export function readPalette(token: (name: string) => string, keys: PaletteKeys): Palette {
  const get = (name: string): string => token(`--${name}`).trim() || FALLBACK[name] || "";
  const cards = keys.papers.map((key) => get(`card-${key}`) || get("card-paper"));
  return {
    paper: get("paper"),
    sheet: get("sheet"),
    ink: get("ink"),
    inkSoft: get("ink-soft"),
    line: get("line"),
    lineStrong: get("line-strong"),
    accent: get("accent"),
    accentInk: get("accent-ink"),
    accentWash: get("accent-wash"),
    attention: get("attention"),
    lost: get("lost"),
    lostWash: get("lost-wash"),
    focus: get("focus"),
    cardInk: get("card-ink"),
    cardInkSoft: get("card-ink-soft"),
    cardLine: get("card-line"),
    cards,
    fills: cards.map((colour, index) => (index === 0 ? get("card-line") : colour)),
    pens: keys.papers.map((key) => get(`pen-${key}`) || get("ink")),
    markers: keys.papers.map((key) => get(`marker-${key}`) || get("attention")),
    disciplines: keys.disciplines.map((key) => get(`discipline-${key}`) || get("ink-soft")),
    marks: MARK_KINDS.map((kind) => get(`mark-${kind}`) || get("accent")),
    disciplineInk: get("discipline-ink"),
    font: get("font"),
  };
}

/** The palette that applies to an element right now. */
export function paletteOf(element: Element, keys: PaletteKeys): Palette {
  const style = getComputedStyle(element);
  return readPalette((name) => style.getPropertyValue(name), keys);
}
