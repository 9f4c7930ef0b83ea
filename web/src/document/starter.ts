/**
 * What a new map starts with, as plain data in one language: the map kinds make it, `createMap` builds it.
 */
import type { FieldValues } from "@/document/values";

/** A lane of a starter. `key` is only there for `cards` to refer to. */
export interface StarterLane {
  readonly key?: string;
  readonly role: string;
  readonly title: string;
  readonly limit?: number;
  readonly fields?: FieldValues;
}

/** A column of a starter. With `card: true` its title becomes the text of a new header card. */
export interface StarterColumn {
  readonly key?: string;
  readonly role: string;
  readonly title: string;
  readonly card?: boolean;
  readonly limit?: number;
  readonly fields?: FieldValues;
  readonly children?: readonly StarterColumn[];
}

/** A card of a starter, in the cell of the lane and the column with these keys. */
export interface StarterCard {
  readonly key?: string;
  /** The keys of cards that it contributes to. */
  readonly serves?: readonly string[];
  readonly lane: string;
  readonly column: string;
  readonly title: string;
  readonly color?: string;
  readonly discipline?: string;
  readonly fields?: FieldValues;
}

/** Values of the cell of the lane and the column with these keys. */
export interface StarterCell {
  readonly lane: string;
  readonly column: string;
  readonly fields: FieldValues;
}

/** What a new map starts with. */
export interface MapStarter {
  /** Settings of the map. */
  readonly fields?: FieldValues;
  readonly lanes: readonly StarterLane[];
  readonly columns: readonly StarterColumn[];
  readonly cards?: readonly StarterCard[];
  readonly cells?: readonly StarterCell[];
}
