/** What a kind of map brings along besides its definition: pure functions over the merged state, fetched with it. Nothing they say is stored. */
import type { BoardState, CardId, ColumnId, LaneId, MapRecord } from "@/document/records";
import type { Spans } from "@/maps/bands";
import type { CellFact } from "@/maps/cellFacts";
import type { KindDefinition, Language } from "@/maps/definition";
import type { LaneCurve, LaneEnd, LaneHeader, LaneMark } from "@/maps/model";
import type { MapStructure } from "@/maps/structure";

/** A map as the functions of its kind see it. */
export interface MapReading {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
  readonly structure: MapStructure;
  readonly state: BoardState;
}

/** Something that was found, and where: a finding of the rule with this key, whose check is `computed`. */
export interface ComputedFinding {
  readonly rule: string;
  readonly lane?: LaneId;
  readonly column?: ColumnId;
  readonly card?: CardId;
  readonly values: Readonly<Record<string, number>>;
}

/** What headers say below their titles and cells at their foot, a line each. What has none is not in it. */
export interface MapFacts {
  readonly lanes?: ReadonlyMap<LaneId, readonly string[]>;
  readonly columns?: ReadonlyMap<ColumnId, readonly string[]>;
  /** What is agreed for columns: a sign in the header, its words on pointing, in the panel and for screen readers. */
  readonly notes?: ReadonlyMap<ColumnId, string>;
  /** By `cellKey`. */
  readonly cells?: ReadonlyMap<string, readonly CellFact[]>;
}

/** Lane headers with what their curves and sums say, and the curves and sums themselves. */
export interface LaneSigns {
  readonly laneHeaders: readonly LaneHeader[];
  readonly curves: readonly LaneCurve[];
  readonly ends: readonly LaneEnd[];
  /** Whatever else is drawn above the cards. */
  readonly marks?: readonly LaneMark[];
}

/** What lanes draw besides their cards, before anything has a place. */
export interface LaneReadings {
  /** Lanes with a curve above their cards. */
  readonly curved: ReadonlySet<LaneId>;
  /** Gives everything its place. */
  place(spans: Spans, laneHeaders: readonly LaneHeader[]): LaneSigns;
}

/** A kind and what is computed for its maps. */
export interface KindCode {
  readonly definition: KindDefinition;
  /** What its rules with the check `computed` find. */
  readonly findings?: (reading: MapReading) => readonly ComputedFinding[];
  readonly facts?: (reading: MapReading, language: Language) => MapFacts;
  /** Curves through lanes and sums at their ends. */
  readonly laneSigns?: (reading: MapReading, language: Language) => LaneReadings;
  /** Facts say something about other maps of the board: its maps are laid out again when work flows there. */
  readonly readsOthers?: boolean;
  /** Others say something about its maps: what reads others is laid out again when one of these differs. */
  readonly readByOthers?: boolean;
}
