/** What is computed for canvases: which regions nobody wrote into, how much stands in each, and which customer segments are offered nothing. Pure. */
import type { BoardState, Card, LaneId, PaperKey } from "@/document/records";
import type { Language } from "@/maps/definition";
import type { ComputedFinding, MapFacts, MapReading } from "@/maps/kindCode";
import { noteWords } from "@/maps/notes";
import type { LaneNode, MapStructure } from "@/maps/structure";

const SEGMENTS = "segments";
const VALUE = "value";

/** The notes of a region. */
export function notesIn(structure: MapStructure, state: BoardState, lane: LaneId): readonly Card[] {
  return structure.leaves.flatMap(({ column }) =>
    structure.cardsIn(lane, column.id).flatMap((id) => state.cards.get(id) ?? []),
  );
}

/** Findings of a canvas, by the keys of its rules. */
export function regionFindings({ kind, structure, state }: MapReading): readonly ComputedFinding[] {
  const unserved = unservedSegments(structure, state).size;
  const asks = kind.rules.some(({ key }) => key === "segment_unserved");
  return [
    ...(asks && unserved > 0 ? [{ rule: "segment_unserved", values: { count: unserved } }] : []),
    ...emptyRegions(structure).map(({ lane }) => ({ rule: "region_empty", lane: lane.id, values: {} })),
  ];
}

/** Regions without a note, once at least half of the regions have one: a canvas that has just begun is not told of. */
export function emptyRegions(structure: MapStructure): readonly LaneNode[] {
  const empty = structure.lanes.filter(
    ({ lane }) => !structure.leaves.some(({ column }) => structure.cardsIn(lane.id, column.id).length > 0),
  );
  return 2 * empty.length > structure.lanes.length ? [] : empty;
}

/** The papers that stand for customer segments, each with what is written on the segment. The usual paper of a note stands for nothing. */
export function segmentPapers(structure: MapStructure, state: BoardState): ReadonlyMap<PaperKey, string> {
  const papers = new Map<PaperKey, string>();
  for (const { lane, role } of structure.lanes) {
    if (lane.role !== SEGMENTS) continue;
    for (const { color, title } of notesIn(structure, state, lane.id)) {
      if (color === "paper" || color === role?.paper || papers.has(color)) continue;
      papers.set(color, title.trim());
    }
  }
  return papers;
}

/** Papers of segments that no value is offered to. */
export function unservedSegments(structure: MapStructure, state: BoardState): ReadonlySet<PaperKey> {
  const unserved = new Set(segmentPapers(structure, state).keys());
  for (const { lane } of structure.lanes) {
    if (lane.role === VALUE) for (const { color } of notesIn(structure, state, lane.id)) unserved.delete(color);
  }
  return unserved;
}

/** How much stands in each region. */
export function regionFacts({ kind, structure, state }: MapReading, language: Language): MapFacts {
  const lanes = new Map<LaneId, readonly string[]>();
  for (const { lane } of structure.lanes) {
    const count = notesIn(structure, state, lane.id).length;
    if (count > 0) {
      lanes.set(lane.id, [noteWords(kind, language, count === 1 ? "one" : "many", { count: String(count) })]);
    }
  }
  return { lanes };
}
