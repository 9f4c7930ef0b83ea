/** The header of a column or lane as a real element. */
import type { Mark } from "@/canvas/annotations";
import { showMark } from "@/canvas/markElement";
import type { Span } from "@/canvas/sheet";
import type { WallStrings } from "@/canvas/wallStrings";
import type { Card } from "@/document/records";
import type { ColumnHeader, LaneHeader, LimitState } from "@/maps/model";

/** Parts of a header's element. */
export interface HeaderElement {
  readonly root: HTMLDivElement;
  readonly title: HTMLDivElement;
  readonly limit: HTMLSpanElement;
  /** What it says below its title. */
  readonly facts: HTMLDivElement;
  /** That something is agreed here. */
  readonly note: HTMLSpanElement;
  /** What changed about the column or lane. */
  mark: HTMLElement | null;
}

/** Shows what changed about the column or lane; undefined takes it away. */
export function markHeader(element: HeaderElement, mark: Mark | undefined): void {
  element.mark = showMark(element.root, element.mark, mark);
}

/** An empty header. */
export function createHeader(role: "columnheader" | "rowheader"): HeaderElement {
  const root = document.createElement("div");
  root.className = role === "columnheader" ? "wall-header wall-header-column" : "wall-header wall-header-lane";
  root.setAttribute("role", role);
  root.tabIndex = -1;
  const title = document.createElement("div");
  title.className = "wall-header-title";
  title.dir = "auto";
  const limit = document.createElement("span");
  limit.className = "wall-limit";
  const facts = document.createElement("div");
  facts.className = "wall-header-facts";
  facts.dir = "auto";
  const note = document.createElement("span");
  note.className = "wall-header-note";
  note.textContent = "§";
  note.setAttribute("aria-hidden", "true");
  note.hidden = true;
  root.append(title, note, limit, facts);
  return { root, title, limit, facts, note, mark: null };
}

/** The innermost columns are counted from here in a grid: the first place has the headers of lanes. */
export const FIRST_COLUMN = 2;

/** Where a column's header stands in the grid of its map. */
export interface HeaderPlace {
  /** Whether cells stand below it. */
  readonly leaf: boolean;
  /** The innermost columns it stands above, if there are any. */
  readonly span: Span | undefined;
  /** Over how many rows of headers it reaches. */
  readonly rows: number;
}

/** Shows a column header; `card` is the card whose text is its title. */
export function fillColumnHeader(
  element: HeaderElement,
  header: ColumnHeader,
  card: Card | undefined,
  place: HeaderPlace,
  strings: WallStrings,
): void {
  const { root } = element;
  // The column of a map of regions is not shown.
  root.hidden = header.box.h === 0;
  root.dataset.columnId = header.column;
  root.dataset.level = String(header.level);
  root.classList.toggle("wall-header-leaf", place.leaf);
  root.classList.toggle("wall-header-card", header.card !== null);
  number(root, "aria-colindex", place.span ? place.span.first + FIRST_COLUMN : null);
  number(root, "aria-colspan", place.span && place.span.count > 1 ? place.span.count : null);
  number(root, "aria-rowspan", place.rows > 1 ? place.rows : null);
  root.style.setProperty("--edge", card?.discipline ? `var(--discipline-${card.discipline})` : "transparent");
  root.toggleAttribute("data-blocked", card?.blocked != null);
  root.style.setProperty("--own-paper", `var(--card-${card?.color ?? "paper"}, var(--card-paper))`);
  fillTitle(element, header.title, header.untitled);
  fillLimit(element, header.limit, strings);
  fillFacts(element, header, strings);
  fillNote(element, header.note);
  box(root, header.box.w, header.box.h);
  root.style.transform = `translate(${header.box.x}px, ${header.box.y}px)`;
}

/** Shows a lane header; its place is set by whoever keeps it at the window's edge. */
export function fillLaneHeader(element: HeaderElement, header: LaneHeader, strings: WallStrings): void {
  element.root.dataset.laneId = header.lane;
  fillTitle(element, header.title, false);
  if (header.number === null) delete element.root.dataset.number;
  else element.root.dataset.number = String(header.number);
  fillLimit(element, header.limit, strings);
  fillFacts(element, header, strings);
  // What its curve or sum says is painted; here it is read.
  if (header.note === null) element.root.removeAttribute("aria-description");
  else element.root.setAttribute("aria-description", header.note);
  box(element.root, header.box.w, header.box.h);
}

/** A sign that something is agreed: its words when pointed at, and for screen readers; selecting the header opens them. */
function fillNote({ root, note }: HeaderElement, words: string | null): void {
  note.hidden = words === null;
  root.title = words ?? "";
  if (words === null) root.removeAttribute("aria-description");
  else root.setAttribute("aria-description", words.replaceAll("\n", " "));
}

function fillTitle(element: HeaderElement, title: string, faint: boolean): void {
  if (element.title.textContent !== title) element.title.textContent = title;
  element.root.classList.toggle("wall-header-untitled", faint);
}

function fillLimit(element: HeaderElement, limit: LimitState | null, strings: WallStrings): void {
  const { limit: badge } = element;
  badge.hidden = limit === null;
  if (!limit) return;
  badge.textContent = `${limit.count} / ${limit.limit}`;
  badge.title = strings.limit(limit);
  badge.dataset.exceeded = String(limit.exceeded);
}

/** The facts of a header, a line each; of a folded lane or column only how many cards it holds. */
function fillFacts(
  { root, facts }: HeaderElement,
  header: Pick<LaneHeader, "facts" | "folded" | "count">,
  strings: WallStrings,
): void {
  const lines = header.folded ? [strings.folded(header.count)] : header.facts;
  root.toggleAttribute("data-folded", header.folded);
  facts.hidden = lines.length === 0;
  const text = lines.join("\n");
  if (facts.textContent !== text) facts.textContent = text;
}

/** Sets an attribute to a number; null takes it away. */
function number(element: HTMLElement, name: string, value: number | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

function box(element: HTMLElement, w: number, h: number): void {
  element.style.width = `${w}px`;
  element.style.height = `${h}px`;
}
