/** The horizontal geometry of a map: where columns stand, and the bands of their headers above the cells. */

import type { BoardState, Card, ColumnId } from "@/document/records";
import type { Box } from "@/geometry/box";
import { cardHeight } from "@/maps/cardHeight";
import { type ColumnNode, stateOfColumn } from "@/maps/columns";
import type { KindDefinition, KindGeometry, Language } from "@/maps/definition";
import { FOLDED_WIDTH, isFolded } from "@/maps/folding";
import { factsHeight, NO_FACTS, sameFacts } from "@/maps/headerFacts";
import type { KeptBody } from "@/maps/keptBody";
import type { MapFacts } from "@/maps/kindCode";
import { columnLoads } from "@/maps/loads";
import type { ColumnHeader, LimitState } from "@/maps/model";
import { onceFor } from "@/maps/onceFor";
import type { MapStructure } from "@/maps/structure";
import { columnTitle, type Title } from "@/maps/titles";

/** The left edge and width of a column or group. */
export interface Span {
  readonly x: number;
  readonly w: number;
}

/** Where columns stand from left to right. */
export interface Spans {
  readonly of: ReadonlyMap<ColumnId, Span>;
  /** Where the last column ends; at least the room two columns need, or one wide one. */
  readonly right: number;
}

const ROOM_WHEN_EMPTY = 2;
/** Where columns are so wide that one is room enough. */
const WIDEST_ROOM = 800;
/** Kept free in a header for "4 / 3". */
const LIMIT_BADGE = 64;

/** Puts columns side by side, with more air between groups; an empty group keeps the room of one column. */
export function columnSpans(columns: readonly ColumnNode[], geometry: KindGeometry, left: number): Spans {
  const { width, gap, group } = geometry.column;
  const spans = new Map<ColumnId, Span>();
  let x = left;
  let previousTop: ColumnNode | null = null;
  for (const node of columns) {
    if (node.children.length > 0) continue;
    const top = topOf(node);
    if (previousTop) x += previousTop !== top && (isGroup(previousTop) || isGroup(top)) ? group : gap;
    previousTop = top;
    const w = isFolded(node.column) ? FOLDED_WIDTH : width;
    spans.set(node.column.id, { x, w });
    x += w;
  }
  for (const node of [...columns].reverse()) widen(node, spans);
  return { of: spans, right: Math.max(x, left + Math.min(ROOM_WHEN_EMPTY * width, WIDEST_ROOM) + gap) };
}

function widen(node: ColumnNode, spans: Map<ColumnId, Span>): void {
  const first = node.children[0];
  const last = node.children.at(-1);
  const from = first && spans.get(first.column.id);
  const to = last && spans.get(last.column.id);
  if (from && to) spans.set(node.column.id, { x: from.x, w: to.x + to.w - from.x });
}

function topOf(node: ColumnNode): ColumnNode {
  return node.parent ? topOf(node.parent) : node;
}

function isGroup(node: ColumnNode): boolean {
  return node.children.length > 0;
}

/** What headers are laid out from. */
export interface BandsInput {
  readonly kind: KindDefinition;
  readonly structure: MapStructure;
  /** The columns that have a header. */
  readonly shown: readonly ColumnNode[];
  readonly state: BoardState;
  readonly spans: Spans;
  readonly top: number;
  readonly language: Language;
  /** What headers say besides their titles. */
  readonly facts: MapFacts;
  /** What the map was laid out as last. */
  readonly body: KeptBody;
}

/** The headers, one band per level that has any, and where the cells begin below them. */
export function headerBands(input: BandsInput): { headers: ColumnHeader[]; bottom: number } {
  const { kind, structure, shown, state, spans, top, facts, body } = input;
  const before = keptHeaders(body);
  const texts = shown.map((node) => textOf(input, node, before.get(node.column.id)?.text));
  const bands = bandsOf(kind.geometry, shown, texts, top);
  const loads = columnLoads(kind, structure, state);
  const headers = shown.map((node, index) => {
    const { id, limit } = node.column;
    const load = loads.get(id) ?? { count: 0, counted: 0 };
    const text = texts[index] as HeaderText;
    const note = facts.notes?.get(id) ?? null;
    const card = structure.headers.get(id) ?? null;
    const boxed = boxOf(spans.of.get(id), bandOf(node, bands.of));
    const known = before.get(id);
    if (known?.text === text && isSame(known, load.count, load.counted, note, boxed)) return known.header;
    const says = { card, count: load.count, limit: limitState(load.counted, limit), facts: text.facts, note };
    const header = headerOf(node, text.title, boxed, says);
    before.set(id, { text, counted: load.counted, header });
    return header;
  });
  return { headers, bottom: bands.bottom };
}

/** What stands in a header, and how much room it takes from top to bottom. */
interface HeaderText {
  /** The card whose title it is, as it was read. */
  readonly card: Card | undefined;
  readonly width: number;
  readonly title: Title;
  readonly facts: readonly string[];
  readonly height: number;
}

interface KeptHeader {
  readonly text: HeaderText;
  readonly counted: number;
  readonly header: ColumnHeader;
}

/** The headers of one map as they were laid out last: none of its columns is another one. */
const keptHeaders = onceFor((_: KeptBody) => new Map<ColumnId, KeptHeader>());

function isSame(
  { header, counted }: KeptHeader,
  count: number,
  limited: number,
  note: string | null,
  box: Box,
): boolean {
  if (header.count !== count || counted !== limited || header.note !== note) return false;
  const { x, y, w, h } = header.box;
  return x === box.x && y === box.y && w === box.w && h === box.h;
}

/** What stands in a header; the same as before where neither its card nor what it says is another one. */
function textOf(input: BandsInput, node: ColumnNode, before: HeaderText | undefined): HeaderText {
  const { kind, state, spans, facts: said, language } = input;
  const { geometry } = kind;
  const { column } = node;
  const card = column.card === null ? undefined : state.cards.get(column.card);
  const facts = said.columns?.get(column.id) ?? NO_FACTS;
  const badge = column.limit === null ? 0 : LIMIT_BADGE;
  const width = (spans.of.get(column.id)?.w ?? geometry.column.width) - badge;
  if (before && before.card === card && before.width === width && sameFacts(before.facts, facts)) return before;
  const title = columnTitle(column, node.role, state, language);
  const folded = isFolded(column) && node.children.length === 0;
  const height = folded ? 0 : cardHeight(title.text, width, geometry) + factsHeight(facts, width, geometry);
  return { card, width, title, facts, height: Math.max(geometry.header.min, height) };
}

/** A count against its limit; no limit, no state. */
export function limitState(count: number, limit: number | null): LimitState | null {
  return limit === null ? null : { count, limit, exceeded: count > limit };
}

interface Band {
  readonly y: number;
  readonly h: number;
}

function bandsOf(
  geometry: KindGeometry,
  nodes: readonly ColumnNode[],
  texts: readonly HeaderText[],
  top: number,
): { of: Map<number, Band>; bottom: number } {
  const heights = new Map<number, number>();
  nodes.forEach(({ level }, index) => {
    heights.set(level, Math.max(heights.get(level) ?? 0, texts[index]?.height ?? 0));
  });
  const bands = new Map<number, Band>();
  let y = top;
  for (const level of [...heights.keys()].sort((a, b) => a - b)) {
    const h = heights.get(level) ?? 0;
    bands.set(level, { y, h });
    y += h + geometry.header.gap;
  }
  return { of: bands, bottom: y };
}

/** The band of a column; a state that is in no group takes those of the groups above it as well. */
function bandOf(node: ColumnNode, bands: ReadonlyMap<number, Band>): Band | undefined {
  const own = bands.get(node.level);
  if (!own || node.parent || node.role?.header !== "title") return own;
  const top = Math.min(own.y, ...[...bands].filter(([level]) => level < node.level).map(([, { y }]) => y));
  return { y: top, h: own.y + own.h - top };
}

function boxOf(span: Span | undefined, band: Band | undefined): Box {
  return { x: span?.x ?? 0, y: band?.y ?? 0, w: span?.w ?? 0, h: band?.h ?? 0 };
}

function headerOf(
  node: ColumnNode,
  { text, untitled }: Title,
  box: Box,
  says: Pick<ColumnHeader, "card" | "count" | "limit" | "facts" | "note">,
): ColumnHeader {
  return {
    column: node.column.id,
    level: node.level,
    role: node.column.role,
    parent: node.parent?.column.id ?? null,
    box,
    title: text,
    untitled,
    folded: isFolded(node.column),
    state: stateOfColumn(node),
    ...says,
  };
}
