/**
 * Maps whose lanes are regions on a grid instead of rows: canvases. A region grows with what is in it, and its neighbours with it; it is never
 * smaller than its place on the grid. Pure, and total over whatever concurrent edits produced: a second lane of a role, or one without a place,
 * takes the whole width below the others; several columns share a region.
 */
import type { BoardState, CardId } from "@/document/records";
import type { Box } from "@/geometry/box";
import { limitState } from "@/maps/bands";
import { type CellFact, cellFactsHeight, NO_CELL_FACTS } from "@/maps/cellFacts";
import { cellKey } from "@/maps/cellKey";
import type { Area, KindDefinition, Language } from "@/maps/definition";
import { isFolded } from "@/maps/folding";
import { factsHeight, NO_FACTS } from "@/maps/headerFacts";
import type { KeptBody } from "@/maps/keptBody";
import type { MapFacts } from "@/maps/kindCode";
import { laneLoads } from "@/maps/loads";
import type { Cell, LaneHeader, PlacedCard } from "@/maps/model";
import { acrossIn, type StackRoom } from "@/maps/stacking";
import type { LaneNode, MapStructure } from "@/maps/structure";
import { lineCount } from "@/maps/text";
import { laneTitles, type Title } from "@/maps/titles";

/** What regions are laid out from. */
export interface AreasInput {
  readonly kind: KindDefinition;
  readonly structure: MapStructure;
  readonly state: BoardState;
  readonly language: Language;
  readonly facts: MapFacts;
  readonly left: number;
  readonly top: number;
  /** What it was laid out as last. */
  readonly body: KeptBody;
}

/** The regions of a map, in the order of its lanes. */
export interface AreasLayout {
  readonly regions: readonly Box[];
  readonly laneHeaders: readonly LaneHeader[];
  readonly cells: readonly Cell[];
  /** The cards of cells in reading order. */
  readonly parts: readonly (readonly PlacedCard[])[];
  readonly stacks: ReadonlyMap<string, readonly PlacedCard[]>;
  readonly right: number;
  readonly bottom: number;
}

const NO_CARDS: readonly CardId[] = [];

interface Region {
  readonly node: LaneNode;
  readonly area: Area;
  readonly title: Title;
  readonly x: number;
  readonly w: number;
  readonly header: number;
  readonly need: number;
}

/** The places that a kind gives to its lanes; null for a kind whose lanes are rows. */
export function areasOf(kind: KindDefinition): Readonly<Record<string, Area>> | null {
  return kind.layout?.areas ?? null;
}

/** Lays out all regions. */
export function layoutAreas(input: AreasInput): AreasLayout {
  const { kind, structure, left, top } = input;
  const { column, lane } = kind.geometry;
  const areas = Object.values(areasOf(kind) ?? {});
  const across = Math.max(1, ...areas.map(([x, , w]) => x + w));
  const regions = regionsOf(input, across, Math.max(0, ...areas.map(([, y, , h]) => y + h)));
  const heights = rowHeights(regions, lane.min, lane.gap);
  const tops = [top];
  for (const height of heights) tops.push((tops.at(-1) ?? top) + height + lane.gap);
  const loads = laneLoads(structure);
  const boxes: Box[] = [];
  const laneHeaders: LaneHeader[] = [];
  const into: Filled = { cells: [], parts: [], stacks: new Map() };
  for (const region of regions) {
    const [, y, , h] = region.area;
    const from = tops[y] ?? top;
    const box = { x: region.x, y: from, w: region.w, h: (tops[y + h] ?? from) - lane.gap - from };
    boxes.push(box);
    laneHeaders.push(headerOf(region, box, loads.get(region.node.lane.id), input));
    fill(input, region, box, into);
  }
  const bottom = heights.length > 0 ? (tops.at(-1) ?? top) - lane.gap : top;
  const right = left + across * column.width + (across - 1) * column.gap;
  return { ...into, cells: input.body.cells(into.cells), regions: boxes, laneHeaders, right, bottom };
}

/** Every lane with its place: the first one of a role where the kind says, all others below, as wide as the map. */
function regionsOf(input: AreasInput, across: number, rows: number): Region[] {
  const { kind, structure, left, language } = input;
  const areas = areasOf(kind) ?? {};
  const { column } = kind.geometry;
  const titles = laneTitles(structure.lanes, language);
  const taken = new Set<string>();
  let below = rows;
  return structure.lanes.map((node, at) => {
    const { role } = node.lane;
    const own = taken.has(role) ? undefined : areas[role];
    taken.add(role);
    const area: Area = own ?? [0, below++, across, 1];
    const title = titles[at] ?? { text: "", untitled: true };
    const x = left + area[0] * (column.width + column.gap);
    const w = area[2] * column.width + (area[2] - 1) * column.gap;
    const header = headerHeight(input, node, title, w);
    const needs = stripsOf(input, node, { x, w }).map(
      ({ room, cards, facts }) => input.body.heightOf(input.state, cards, room) + cellFactsHeight(facts),
    );
    return { node, area, title, x, w, header, need: header + Math.max(0, ...needs) };
  });
}

function headerHeight({ kind, facts }: AreasInput, { lane }: LaneNode, title: Title, width: number): number {
  const { card, header } = kind.geometry;
  const lines = lineCount(title.text, width - 2 * card.pad, card.font, card.lines);
  const said = isFolded(lane) ? NO_FACTS : (facts.lanes?.get(lane.id) ?? NO_FACTS);
  return Math.max(header.min, 2 * card.pad + lines * card.line) + factsHeight(said, width, kind.geometry);
}

/** As high as what is in them asks for: first what stands in one row, then what spans several and shares out what it lacks. */
function rowHeights(regions: readonly Region[], least: number, gap: number): number[] {
  const count = Math.max(0, ...regions.map(({ area: [, y, , h] }) => y + h));
  const heights = new Array<number>(count).fill(least);
  for (const { area, need } of [...regions].sort((a, b) => a.area[3] - b.area[3])) {
    const [, y, , h] = area;
    const has = heights.slice(y, y + h).reduce((sum, height) => sum + height, (h - 1) * gap);
    const more = Math.ceil(Math.max(0, need - has) / h);
    for (let row = y; row < y + h; row++) heights[row] = (heights[row] ?? 0) + more;
  }
  return heights;
}

/** What is in a region, as it is gathered. */
interface Filled {
  readonly cells: Cell[];
  readonly parts: (readonly PlacedCard[])[];
  readonly stacks: Map<string, readonly PlacedCard[]>;
}

/** The part of a region that belongs to one column. */
interface Strip {
  readonly room: StackRoom;
  readonly cards: readonly CardId[];
  readonly facts: readonly CellFact[];
}

/** What stands in a region, column by column side by side; of a folded one nothing. */
function stripsOf(
  { kind, structure, facts }: AreasInput,
  { lane, role }: LaneNode,
  at: { readonly x: number; readonly w: number },
): Strip[] {
  const { gap } = kind.geometry.column;
  const count = structure.leaves.length;
  const w = Math.floor((at.w - (count - 1) * gap) / Math.max(1, count));
  const folded = isFolded(lane);
  const across = acrossIn(kind, role);
  return structure.leaves.map(({ column }, index) => ({
    room: { lane: lane.id, column: column.id, x: at.x + index * (w + gap), w, across },
    cards: folded ? NO_CARDS : structure.cardsIn(lane.id, column.id),
    facts: folded ? NO_CELL_FACTS : (facts.cells?.get(cellKey(lane.id, column.id)) ?? NO_CELL_FACTS),
  }));
}

function fill(input: AreasInput, { node, header }: Region, box: Box, into: Filled): void {
  const { body, structure, state, language } = input;
  const y = box.y + header;
  for (const { room, cards, facts } of stripsOf(input, node, box)) {
    const { lane, column, x, w, across } = room;
    const empty = structure.cardsIn(lane, column).length === 0;
    const hint = empty ? (node.role?.hint[language] ?? null) : null;
    const key = body.keyOf(lane, column);
    into.cells.push({ key, lane, column, box: { x, y, w, h: box.h - header }, across, facts, hint });
    if (cards.length === 0) continue;
    const stack = body.stack(state, cards, room, y);
    into.parts.push(stack.cards);
    into.stacks.set(key, stack.cards);
  }
}

function headerOf(
  { node: { lane, role }, title, header }: Region,
  box: Box,
  load: { readonly count: number; readonly counted: number } = { count: 0, counted: 0 },
  { facts }: AreasInput,
): LaneHeader {
  const folded = isFolded(lane);
  return {
    lane: lane.id,
    role: lane.role,
    box: { ...box, h: header },
    title: title.text,
    untitled: title.untitled,
    number: role?.number ?? null,
    count: load.count,
    limit: limitState(load.counted, lane.limit),
    facts: folded ? NO_FACTS : (facts.lanes?.get(lane.id) ?? NO_FACTS),
    folded,
    note: null,
  };
}
