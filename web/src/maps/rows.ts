/** The vertical geometry of a map: lanes as high as their fullest cell, lines between them, cards stacked in cells. */
import type { Path, PathId } from "@/document/links";
import type { BoardState, CardId, ColumnId, LaneId } from "@/document/records";
import { limitState, type Spans } from "@/maps/bands";
import { type CellFact, cellFactsHeight, NO_CELL_FACTS } from "@/maps/cellFacts";
import { cellKey } from "@/maps/cellKey";
import type { KindDefinition, KindGeometry, Language } from "@/maps/definition";
import { isFolded } from "@/maps/folding";
import { factsHeight, NO_FACTS } from "@/maps/headerFacts";
import type { KeptBody, Sieve } from "@/maps/keptBody";
import type { MapFacts } from "@/maps/kindCode";
import { linesBelow } from "@/maps/lines";
import { laneLoads } from "@/maps/loads";
import type { Cell, LaneHeader, MapLine, PathBand, PlacedCard } from "@/maps/model";
import { pathTitle } from "@/maps/pathTitle";
import { acrossIn } from "@/maps/stacking";
import type { LaneNode, MapStructure } from "@/maps/structure";
import { lineCount } from "@/maps/text";
import { laneTitles, type Title } from "@/maps/titles";

/** Height of the line that names a path above its cards. */
const PATH_NAME = 24;
const NO_CARDS: readonly PlacedCard[] = [];

/** Everything below the column headers. */
export interface Rows {
  readonly laneHeaders: readonly LaneHeader[];
  readonly lines: readonly MapLine[];
  readonly cells: readonly Cell[];
  readonly cards: readonly PlacedCard[];
  readonly stacks: ReadonlyMap<string, readonly PlacedCard[]>;
  readonly pathBands: readonly PathBand[];
  /** Where the last lane, or the line below it, ends. */
  readonly bottom: number;
}

/** What the rows are built from. */
export interface RowsInput {
  readonly kind: KindDefinition;
  readonly structure: MapStructure;
  readonly state: BoardState;
  readonly spans: Spans;
  readonly left: number;
  readonly top: number;
  readonly language: Language;
  /** What lanes say below their titles, and cells at their foot. */
  readonly facts: MapFacts;
  /** Lanes with a curve above their cards. */
  readonly curved: ReadonlySet<LaneId> | undefined;
  /** Paths whose cards stand above each other, or null. */
  readonly stacked: readonly Path[] | null;
  /** The path of a card. */
  readonly pathOf: (card: CardId) => PathId | null;
  /** Cards that are folded up in their columns. */
  readonly hidden?: ReadonlySet<CardId> | undefined;
  /** What it was laid out as last. */
  readonly body: KeptBody;
}

/** The cards of all cells as they are gathered. */
interface Gathered {
  readonly parts: (readonly PlacedCard[])[];
  readonly stacks: Map<string, readonly PlacedCard[]>;
  readonly bands: PathBand[];
}

/** Lays out all lanes from top to bottom. */
export function rows(input: RowsInput): Rows {
  const { kind, structure, left, spans, language } = input;
  const { geometry } = kind;
  const titles = laneTitles(structure.lanes, language);
  const below = linesBelow(kind, structure.lanes);
  const loads = laneLoads(structure);
  const laneHeaders: LaneHeader[] = [];
  const lines: MapLine[] = [];
  const cells: Cell[] = [];
  const gathered: Gathered = { parts: [], stacks: new Map(), bands: [] };
  let y = input.top;
  structure.lanes.forEach((node, index) => {
    const title = titles[index] ?? { text: "", untitled: true };
    const folded = isFolded(node.lane);
    const facts = folded ? NO_FACTS : (input.facts.lanes?.get(node.lane.id) ?? NO_FACTS);
    const header = laneHeaderHeight(title, geometry) + factsHeight(facts, geometry.lane.header, geometry);
    const curve = input.curved?.has(node.lane.id) ? (geometry.lane.curve ?? 0) : 0;
    const body = folded ? 0 : curve + stackLane(input, node, y + curve, gathered) + footHeight(input, node);
    const height = Math.max(header, body);
    const load = loads.get(node.lane.id) ?? { count: 0, counted: 0 };
    laneHeaders.push({
      lane: node.lane.id,
      role: node.lane.role,
      box: { x: left, y, w: geometry.lane.header, h: height },
      title: title.text,
      untitled: title.untitled,
      number: null,
      count: load.count,
      limit: limitState(load.counted, node.lane.limit),
      facts,
      folded,
      note: null,
    });
    for (const { column } of structure.leaves) {
      const span = spans.of.get(column.id);
      if (!span) continue;
      const shown = folded || isFolded(column) ? NO_CELL_FACTS : cellFacts(input, node.lane.id, column.id);
      const box = { x: span.x, y, w: span.w, h: height };
      cells.push({
        lane: node.lane.id,
        column: column.id,
        box,
        across: acrossIn(kind, node.role),
        facts: shown,
        hint: null,
      });
    }
    y += height;
    for (const line of below[index] ?? []) {
      lines.push({
        key: line.each ? `${line.key}:${node.lane.id}` : line.key,
        label: line.label[language],
        y: y + geometry.lane.line / 2,
        x0: left,
        x1: spans.right,
        style: line.style,
      });
      y += geometry.lane.line;
    }
    const last = index === structure.lanes.length - 1;
    if (!last && (below[index]?.length ?? 0) === 0) y += geometry.lane.gap;
  });
  const { parts, stacks, bands: pathBands } = gathered;
  const cards = NO_CARDS.concat(...parts);
  return { laneHeaders, lines, cells: input.body.cells(cells), cards, stacks, pathBands, bottom: y };
}

function laneHeaderHeight(title: Title, { lane, card }: KindGeometry): number {
  const lines = lineCount(title.text, lane.header - 2 * card.pad, card.font, card.lines);
  return Math.max(lane.min, 2 * card.pad + lines * card.line);
}

/** Stacks the cards of one lane and answers the height the fullest cell needs; stacked paths each begin below the last. */
function stackLane(input: RowsInput, node: LaneNode, top: number, into: Gathered): number {
  const { stacked, hidden } = input;
  if (!stacked) return stackCells(input, node, top, into, hidden ? unhidden(hidden) : null);
  let height = stackCells(input, node, top, into, ofPath(input, null));
  for (const path of stacked) {
    const y = top + height;
    const own = stackCells(input, node, y + PATH_NAME, into, ofPath(input, path.id));
    if (own === 0) continue;
    const box = { x: input.left, y, w: input.spans.right - input.left, h: PATH_NAME + own };
    into.bands.push({ lane: node.lane.id, path: path.id, title: pathTitle(input.kind, path, input.language), box });
    height += PATH_NAME + own;
  }
  return height;
}

function unhidden(hidden: ReadonlySet<CardId>): Sieve {
  return { part: "", by: hidden, passes: (card) => !hidden.has(card) };
}

function ofPath({ hidden, pathOf }: RowsInput, path: PathId | null): Sieve {
  const passes = (card: CardId): boolean => pathOf(card) === path && !hidden?.has(card);
  return { part: path ?? "", by: hidden, passes };
}

function stackCells(
  input: RowsInput,
  { lane, role }: LaneNode,
  top: number,
  into: Gathered,
  sieve: Sieve | null,
): number {
  const { kind, structure, state, spans, body } = input;
  const across = acrossIn(kind, role);
  let height = 0;
  for (const { column } of structure.leaves) {
    if (isFolded(column)) continue;
    const inside = structure.cardsIn(lane.id, column.id);
    const span = spans.of.get(column.id);
    if (inside.length === 0 || !span) continue;
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

/** Room for the facts of the cell of a lane that says most. */
function footHeight(input: RowsInput, { lane }: LaneNode): number {
  if (!input.facts.cells) return 0;
  const heights = input.structure.leaves.map(({ column }) => cellFactsHeight(cellFacts(input, lane.id, column.id)));
  return Math.max(0, ...heights);
}

function cellFacts({ facts }: RowsInput, lane: LaneId, column: ColumnId): readonly CellFact[] {
  return facts.cells?.get(cellKey(lane, column)) ?? NO_CELL_FACTS;
}
