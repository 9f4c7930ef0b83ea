/** The vertical geometry of a map: lanes as high as their fullest cell, and lines between them. */
import type { CardId, LaneId } from "@/document/records";
import { type CellFact, NO_CELL_FACTS, saysTheSame } from "@/maps/cellFacts";
import { cellKey } from "@/maps/cellKey";
import { NO_FACTS, sameFacts } from "@/maps/headerFacts";
import { isSameCell, type KeptBody } from "@/maps/keptBody";
import type { MapFacts } from "@/maps/kindCode";
import { type LaneInput, type LaneRow, laneRow, type RowsInput } from "@/maps/laneRow";
import { linesBelow } from "@/maps/lines";
import type { Cell, LaneHeader, MapLine, PathBand, PlacedCard } from "@/maps/model";
import { onceFor } from "@/maps/onceFor";
import type { MapStructure } from "@/maps/structure";
import { laneTitles } from "@/maps/titles";

/** Everything below the column headers. */
export interface Rows {
  readonly laneHeaders: readonly LaneHeader[];
  readonly lines: readonly MapLine[];
  readonly cells: readonly Cell[];
  /** The cards of cells in reading order. */
  readonly parts: readonly (readonly PlacedCard[])[];
  readonly stacks: ReadonlyMap<string, readonly PlacedCard[]>;
  readonly pathBands: readonly PathBand[];
  /** Where the last lane, or the line below it, ends. */
  readonly bottom: number;
}

/** What differs from one move to the next. */
export interface RowsSaid {
  readonly top: number;
  /** What lanes say below their titles, and cells at their foot. */
  readonly facts: MapFacts;
  /** Lanes with a curve above their cards. */
  readonly curved: ReadonlySet<LaneId> | undefined;
  /** Cards that are folded up in their columns. */
  readonly hidden?: ReadonlySet<CardId> | undefined;
}

/** Lays out all lanes from top to bottom. */
export function rows(input: RowsInput, said: RowsSaid): Rows {
  const { kind, structure, left, spans, language, body } = input;
  const { geometry } = kind;
  const kept = keptRows(body);
  const { titles, below } = fixed(body, input);
  const lines: MapLine[] = [];
  let y = said.top;
  const all = structure.lanes.map((node, index): LaneRow => {
    const own = ownOf(input, said, node.lane.id, y);
    const row = kept.row(node.lane.id, own, () => laneRow(input, node, titles[index] ?? UNTITLED, own));
    y += row.header.box.h;
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
    return row;
  });
  return {
    laneHeaders: all.map(({ header }) => header),
    lines,
    cells: kept.cells(all),
    parts: all.flatMap(({ parts }) => parts),
    stacks: joined(all),
    pathBands: all.flatMap(({ bands }) => bands),
    bottom: y,
  };
}

const UNTITLED = { text: "", untitled: true };

function ownOf(
  { kind, structure, spans }: RowsInput,
  { facts, curved, hidden }: RowsSaid,
  lane: LaneId,
  top: number,
): LaneInput {
  return {
    cards: structure.cellsOfLane(lane),
    top,
    spans,
    curve: curved?.has(lane) ? (kind.geometry.lane.curve ?? 0) : 0,
    facts: facts.lanes?.get(lane) ?? NO_FACTS,
    cellFacts: facts.cells && facts.cells.size > 0 ? cellFactsOf(facts.cells, structure, lane) : null,
    hidden,
  };
}

function cellFactsOf(
  facts: NonNullable<MapFacts["cells"]>,
  { leaves }: MapStructure,
  lane: LaneId,
): readonly (readonly CellFact[])[] {
  return leaves.map(({ column }) => facts.get(cellKey(lane, column.id)) ?? NO_CELL_FACTS);
}

function joined(all: readonly LaneRow[]): ReadonlyMap<string, readonly PlacedCard[]> {
  const stacks = new Map<string, readonly PlacedCard[]>();
  for (const row of all) for (const [key, stack] of row.stacks) stacks.set(key, stack);
  return stacks;
}

/** What lanes are called and which lines follow them: as long as no lane is another one, and so is the body. */
const fixed = onceFor((_: KeptBody, { kind, structure, language }: RowsInput) => ({
  titles: laneTitles(structure.lanes, language),
  below: linesBelow(kind, structure.lanes),
}));

const keptRows = onceFor((_: KeptBody) => new KeptRows());

/** The lanes of one map as they were laid out last. */
class KeptRows {
  readonly #rows = new Map<LaneId, { readonly input: LaneInput; readonly row: LaneRow }>();
  #parts: readonly (readonly Cell[])[] = [];
  #cells: readonly Cell[] = [];

  /** A lane from before where it would be the same, or else as it is made now. */
  row(lane: LaneId, input: LaneInput, make: () => LaneRow): LaneRow {
    const known = this.#rows.get(lane);
    if (known && isSame(known.input, input)) return known.row;
    const made = make();
    const row = known && sameCells(known.row.cells, made.cells) ? { ...made, cells: known.row.cells } : made;
    this.#rows.set(lane, { input, row });
    return row;
  }

  /** The cells of all lanes; the same object as long as each of them is. */
  cells(all: readonly LaneRow[]): readonly Cell[] {
    const before = this.#parts;
    if (all.length === before.length && all.every(({ cells }, at) => cells === before[at])) return this.#cells;
    this.#parts = all.map(({ cells }) => cells);
    this.#cells = this.#parts.flat();
    return this.#cells;
  }
}

function isSame(one: LaneInput, other: LaneInput): boolean {
  if (one.cards !== other.cards || one.top !== other.top || one.curve !== other.curve) return false;
  if (one.spans !== other.spans || one.hidden !== other.hidden || !sameFacts(one.facts, other.facts)) return false;
  const [some, others] = [one.cellFacts, other.cellFacts];
  if (some === others) return true;
  return some !== null && others !== null && some.every((facts, at) => saysTheSame(facts, others[at] ?? NO_CELL_FACTS));
}

/** Whether cells of one lane are all that they were: they differ only in their height and in what they say. */
function sameCells(some: readonly Cell[], others: readonly Cell[]): boolean {
  return (
    some.length === others.length &&
    some.every((cell, at) => {
      const other = others[at];
      return other !== undefined && isSameCell(cell, other);
    })
  );
}
