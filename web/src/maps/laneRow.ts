/** One lane of a map whose lanes are rows: its header, its cells, and the cards that are stacked in them. */
import type { Path, PathId } from "@/document/links";
import type { BoardState, CardId } from "@/document/records";
import { limitState, type Spans } from "@/maps/bands";
import { type CellFact, cellFactsHeight, NO_CELL_FACTS } from "@/maps/cellFacts";
import type { KindDefinition, KindGeometry, Language } from "@/maps/definition";
import { isFolded } from "@/maps/folding";
import { factsHeight, NO_FACTS } from "@/maps/headerFacts";
import type { KeptBody, Sieve } from "@/maps/keptBody";
import { laneLoad } from "@/maps/loads";
import type { Cell, LaneHeader, PathBand, PlacedCard } from "@/maps/model";
import { pathTitle } from "@/maps/pathTitle";
import { acrossIn } from "@/maps/stacking";
import type { CardLists, LaneNode, MapStructure } from "@/maps/structure";
import { lineCount } from "@/maps/text";
import type { Title } from "@/maps/titles";

/** Height of the line that names a path above its cards. */
const PATH_NAME = 24;

/** What all lanes of a map are laid out from, as long as no lane, column or path is another one. */
export interface RowsInput {
  readonly kind: KindDefinition;
  readonly structure: MapStructure;
  readonly state: BoardState;
  readonly spans: Spans;
  readonly left: number;
  readonly language: Language;
  /** Paths whose cards stand above each other, or null. */
  readonly stacked: readonly Path[] | null;
  /** The path of a card. */
  readonly pathOf: (card: CardId) => PathId | null;
  /** What it was laid out as last. */
  readonly body: KeptBody;
}

/** What a lane is laid out from besides: with the same of it, it is the same. */
export interface LaneInput {
  readonly cards: CardLists;
  readonly top: number;
  /** Where columns stand. */
  readonly spans: Spans;
  /** Room above its cards for a curve. */
  readonly curve: number;
  /** What it says below its title. */
  readonly facts: readonly string[];
  /** What its cells say at their foot, by columns; null where none says anything. */
  readonly cellFacts: readonly (readonly CellFact[])[] | null;
  /** Cards that are folded up in their columns. */
  readonly hidden: ReadonlySet<CardId> | undefined;
}

/** A lane with everything in it. */
export interface LaneRow {
  readonly header: LaneHeader;
  readonly cells: readonly Cell[];
  /** The cards of its cells, in the order in which they are read. */
  readonly parts: readonly (readonly PlacedCard[])[];
  /** The same by `cellKey`. */
  readonly stacks: ReadonlyMap<string, readonly PlacedCard[]>;
  readonly bands: readonly PathBand[];
}

interface Gathered {
  readonly parts: (readonly PlacedCard[])[];
  readonly stacks: Map<string, readonly PlacedCard[]>;
  readonly bands: PathBand[];
}

/** Lays out one lane. */
export function laneRow(rows: RowsInput, node: LaneNode, title: Title, input: LaneInput): LaneRow {
  const { geometry } = rows.kind;
  const { lane } = node;
  const gathered: Gathered = { parts: [], stacks: new Map(), bands: [] };
  const folded = isFolded(lane);
  const { top, curve, cellFacts } = input;
  const facts = folded ? NO_FACTS : input.facts;
  const least = headerHeight(title, geometry) + factsHeight(facts, geometry.lane.header, geometry);
  const feet = cellFacts ? Math.max(0, ...cellFacts.map(cellFactsHeight)) : 0;
  const body = folded ? 0 : curve + stackLane(rows, node, input, gathered) + feet;
  const h = Math.max(least, body);
  const load = laneLoad(rows.structure, lane.id);
  const header: LaneHeader = {
    lane: lane.id,
    role: lane.role,
    box: { x: rows.left, y: top, w: geometry.lane.header, h },
    title: title.text,
    untitled: title.untitled,
    number: null,
    count: load.count,
    limit: limitState(load.counted, lane.limit),
    facts,
    folded,
    note: null,
  };
  return { header, cells: cellsOf(rows, node, input, h), ...gathered };
}

function headerHeight(title: Title, { lane, card }: KindGeometry): number {
  const lines = lineCount(title.text, lane.header - 2 * card.pad, card.font, card.lines);
  return Math.max(lane.min, 2 * card.pad + lines * card.line);
}

function cellsOf(
  { kind, structure, spans, body }: RowsInput,
  node: LaneNode,
  input: LaneInput,
  h: number,
): readonly Cell[] {
  const { lane, role } = node;
  const across = acrossIn(kind, role);
  const cells: Cell[] = [];
  structure.leaves.forEach(({ column }, at) => {
    const span = spans.of.get(column.id);
    if (!span) return;
    const quiet = !input.cellFacts || isFolded(lane) || isFolded(column);
    const facts = quiet ? NO_CELL_FACTS : (input.cellFacts?.[at] ?? NO_CELL_FACTS);
    const box = { x: span.x, y: input.top, w: span.w, h };
    cells.push({
      key: body.keyOf(lane.id, column.id),
      lane: lane.id,
      column: column.id,
      box,
      across,
      facts,
      hint: null,
    });
  });
  return cells;
}

/** Stacks the cards of one lane and answers the height the fullest cell needs; stacked paths each begin below the last. */
function stackLane(rows: RowsInput, node: LaneNode, { top, curve, hidden }: LaneInput, into: Gathered): number {
  const { stacked } = rows;
  const from = top + curve;
  if (!stacked) return stackCells(rows, node, from, into, hidden ? unhidden(hidden) : null);
  let height = stackCells(rows, node, from, into, ofPath(rows, hidden, null));
  for (const path of stacked) {
    const y = from + height;
    const own = stackCells(rows, node, y + PATH_NAME, into, ofPath(rows, hidden, path.id));
    if (own === 0) continue;
    const box = { x: rows.left, y, w: rows.spans.right - rows.left, h: PATH_NAME + own };
    into.bands.push({ lane: node.lane.id, path: path.id, title: pathTitle(rows.kind, path, rows.language), box });
    height += PATH_NAME + own;
  }
  return height;
}

function unhidden(hidden: ReadonlySet<CardId>): Sieve {
  return { part: "", by: hidden, passes: (card) => !hidden.has(card) };
}

function ofPath({ pathOf }: RowsInput, hidden: ReadonlySet<CardId> | undefined, path: PathId | null): Sieve {
  const passes = (card: CardId): boolean => pathOf(card) === path && !hidden?.has(card);
  return { part: path ?? "", by: hidden, passes };
}

function stackCells(
  { kind, structure, state, spans, body }: RowsInput,
  { lane, role }: LaneNode,
  top: number,
  into: Gathered,
  sieve: Sieve | null,
): number {
  const across = acrossIn(kind, role);
  const cells = structure.cellsOfLane(lane.id);
  let height = 0;
  for (let at = 0; at < structure.leaves.length; at++) {
    const inside = cells[at];
    const column = structure.leaves[at]?.column;
    if (!column || !inside || inside.length === 0 || isFolded(column)) continue;
    const span = spans.of.get(column.id);
    if (!span) continue;
    const room = { lane: lane.id, column: column.id, x: span.x, w: span.w, across };
    const stack = body.stack(state, inside, room, top, sieve);
    if (stack.cards.length > 0) gather(into, body.keyOf(lane.id, column.id), stack.cards);
    height = Math.max(height, stack.height);
  }
  return height;
}

function gather({ parts, stacks }: Gathered, key: string, more: readonly PlacedCard[]): void {
  parts.push(more);
  const others = stacks.get(key);
  stacks.set(key, others ? [...others, ...more] : more);
}
