/**
 * What headers say below their titles: a promise, counts, for whom it is. Computed from the map as it is now, for kinds that
 * ask for it in `computed`, and never stored.
 */
import type { BoardState, ColumnId, LaneId } from "@/document/records";
import type { KindDefinition, KindGeometry, Language } from "@/maps/definition";
import { storyColumnFacts, storyLaneFacts } from "@/maps/stories/headerFacts";
import type { MapStructure } from "@/maps/structure";
import { lineCount } from "@/maps/text";

/** Type of facts in board units; a fact takes no more lines than this. */
const FONT = 14;
const LINE = 20;
const LINES = 3;
/** Air between a title and its facts. */
const GAP = 4;

/** Facts of lanes and columns; what has none is not in it. */
export interface HeaderFacts {
  readonly lanes: ReadonlyMap<LaneId, readonly string[]>;
  readonly columns: ReadonlyMap<ColumnId, readonly string[]>;
}

/** A header without facts. */
export const NO_FACTS: readonly string[] = [];

/** The facts of all headers of a map. */
export function headerFacts(
  kind: KindDefinition,
  structure: MapStructure,
  state: BoardState,
  language: Language,
): HeaderFacts {
  const asks = (name: string): boolean => kind.computed?.includes(name) ?? false;
  return {
    lanes: asks("slices") ? storyLaneFacts(structure, state, language) : new Map(),
    columns: asks("steps") ? storyColumnFacts(structure, state, language) : new Map(),
  };
}

/** The height that facts take below a title of this width. */
export function factsHeight(facts: readonly string[], width: number, { card }: KindGeometry): number {
  if (facts.length === 0) return 0;
  const lines = facts.reduce((sum, fact) => sum + lineCount(fact, width - 2 * card.pad, FONT, LINES), 0);
  return GAP + lines * LINE;
}
