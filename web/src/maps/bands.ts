/** The horizontal geometry of a map: where columns stand, and the bands of their headers above the cells. */

import type { BoardState, ColumnId } from "@/document/records";
import { cardHeight } from "@/maps/cardHeight";
import { type ColumnNode, stateOfColumn } from "@/maps/columns";
import type { KindDefinition, KindGeometry, Language } from "@/maps/definition";
import { FOLDED_WIDTH, isFolded } from "@/maps/folding";
import { factsHeight, NO_FACTS } from "@/maps/headerFacts";
import type { MapFacts } from "@/maps/kindCode";
import { columnLoads } from "@/maps/loads";
import type { ColumnHeader, LimitState } from "@/maps/model";
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
export function columnSpans(structure: MapStructure, geometry: KindGeometry, left: number): Spans {
  const { width, gap, group } = geometry.column;
  const spans = new Map<ColumnId, Span>();
  let x = left;
  let previousTop: ColumnNode | null = null;
  for (const node of structure.columns) {
    if (node.children.length > 0) continue;
    const top = topOf(node);
    if (previousTop) x += previousTop !== top && (isGroup(previousTop) || isGroup(top)) ? group : gap;
    previousTop = top;
    const w = isFolded(node.column) ? FOLDED_WIDTH : width;
    spans.set(node.column.id, { x, w });
    x += w;
  }
  for (const node of [...structure.columns].reverse()) widen(node, spans);
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

/** The headers, one band per level that has any, and where the cells begin below them. */
export function headerBands(
  kind: KindDefinition,
  structure: MapStructure,
  state: BoardState,
  spans: Spans,
  top: number,
  language: Language,
  said: MapFacts = {},
): { headers: ColumnHeader[]; bottom: number } {
  const facts = said.columns ?? new Map<ColumnId, readonly string[]>();
  const titles = structure.columns.map((node) => columnTitle(node.column, node.role, state, language));
  const bands = bandsOf(kind.geometry, structure.columns, titles, spans, top, facts);
  const loads = columnLoads(kind, structure, state);
  const headers = structure.columns.map((node, index) => {
    const load = loads.get(node.column.id) ?? { count: 0, counted: 0 };
    return headerOf(node, titles[index], bandOf(node, bands.of), spans.of.get(node.column.id), {
      card: structure.headers.get(node.column.id) ?? null,
      count: load.count,
      limit: limitState(load.counted, node.column.limit),
      facts: facts.get(node.column.id) ?? NO_FACTS,
      note: said.notes?.get(node.column.id) ?? null,
    });
  });
  return { headers, bottom: bands.bottom };
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
  titles: readonly Title[],
  spans: Spans,
  top: number,
  facts: NonNullable<MapFacts["columns"]>,
): { of: Map<number, Band>; bottom: number } {
  const heights = new Map<number, number>();
  nodes.forEach((node, index) => {
    const badge = node.column.limit === null ? 0 : LIMIT_BADGE;
    const width = (spans.of.get(node.column.id)?.w ?? geometry.column.width) - badge;
    if (isFolded(node.column) && node.children.length === 0) {
      heights.set(node.level, Math.max(heights.get(node.level) ?? 0, geometry.header.min));
      return;
    }
    const below = factsHeight(facts.get(node.column.id) ?? NO_FACTS, width, geometry);
    const height = Math.max(geometry.header.min, cardHeight(titles[index]?.text ?? "", width, geometry) + below);
    heights.set(node.level, Math.max(heights.get(node.level) ?? 0, height));
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

function headerOf(
  node: ColumnNode,
  title: Title | undefined,
  band: Band | undefined,
  span: Span | undefined,
  facts: Pick<ColumnHeader, "card" | "count" | "limit" | "facts" | "note">,
): ColumnHeader {
  return {
    column: node.column.id,
    level: node.level,
    role: node.column.role,
    parent: node.parent?.column.id ?? null,
    box: { x: span?.x ?? 0, y: band?.y ?? 0, w: span?.w ?? 0, h: band?.h ?? 0 },
    title: title?.text ?? "",
    untitled: title?.untitled ?? true,
    folded: isFolded(node.column),
    state: stateOfColumn(node),
    ...facts,
  };
}
