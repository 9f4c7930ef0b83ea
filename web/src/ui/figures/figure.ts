/** A number that was computed of a map: what it is, why, and where to look. */
import type { CardId, ColumnId, LaneId } from "@/document/records";

/** Somewhere in the map to look at. */
export type FigurePlace = { readonly card: CardId } | { readonly column: ColumnId; readonly lane?: LaneId };

/** One number: what it is, why, and where. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly why: string;
  /** It deserves a look. */
  readonly attention: boolean;
  readonly places: readonly FigurePlace[];
}
