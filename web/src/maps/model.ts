/** What the layout of a map consists of: plain boxes in board coordinates, derived and never stored. */
import type { PathId } from "@/document/links";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { Box, Point } from "@/geometry/box";
import type { CellFact } from "@/maps/cellFacts";
import type { ColumnState, LineDefinition } from "@/maps/definition";

/** How full a column or lane is against its limit. */
export interface LimitState {
  readonly count: number;
  readonly limit: number;
  readonly exceeded: boolean;
}

/** The header of a column or of a group of columns. */
export interface ColumnHeader {
  readonly column: ColumnId;
  /** The card whose text is the title; null for own titles, for a deleted card, and for a card that already heads another column. */
  readonly card: CardId | null;
  /** 0 is the outermost level. */
  readonly level: number;
  readonly role: string;
  readonly parent: ColumnId | null;
  readonly box: Box;
  readonly title: string;
  /** The title is the role's invitation to write, nobody has written one yet. */
  readonly untitled: boolean;
  readonly state: ColumnState | null;
  /** Cards below this header. */
  readonly count: number;
  /** What it says below its title. */
  readonly facts: readonly string[];
  readonly folded: boolean;
  readonly limit: LimitState | null;
  /** What is agreed here, or null. */
  readonly note: string | null;
}

/** The header of a lane, in the column at the left. */
export interface LaneHeader {
  readonly lane: LaneId;
  readonly role: string;
  readonly box: Box;
  readonly title: string;
  /** The title is the role's label, nobody has renamed the lane. */
  readonly untitled: boolean;
  /** Its place in the order in which a map of regions is filled in, or null. */
  readonly number: number | null;
  readonly count: number;
  /** What it says below its title. */
  readonly facts: readonly string[];
  readonly folded: boolean;
  readonly limit: LimitState | null;
  /** What its curve or sum says in words, or null. */
  readonly note: string | null;
}

/** A curve through a lane. */
export interface LaneCurve {
  readonly lane: LaneId;
  /** From its highest to its lowest value; half way down it is neither. */
  readonly box: Box;
  /** Steps nobody spoke of are left out, and the curve has a gap there. */
  readonly points: readonly ({ readonly x: number; readonly y: number; readonly value: number } | null)[];
  /** The first one of a lane is drawn firmly, further ones (of other paths) are dashed. */
  readonly first: boolean;
}

/** The part of a lane in which the cards of one path stand. */
export interface PathBand {
  readonly lane: LaneId;
  readonly path: PathId;
  readonly title: string;
  readonly box: Box;
}

/** What stands at the end of a lane: a sum and what it means. */
export interface LaneEnd {
  readonly lane: LaneId;
  readonly box: Box;
  readonly lines: readonly string[];
  /** The sum is more than is acceptable. */
  readonly exceeded: boolean;
}

/** How a mark is meant: what it is about, what stands behind it, what deserves a look, or words. */
export type Tone = "accent" | "wash" | "soft" | "attention" | "attention_wash" | "ink";

/** Something a kind draws above the cards of a lane. A kind computes it, the canvas only paints it. */
export type LaneMark =
  | { readonly type: "line"; readonly points: readonly Point[]; readonly tone: Tone; readonly dashed?: boolean }
  | { readonly type: "area"; readonly points: readonly Point[]; readonly tone: Tone }
  | {
      readonly type: "words";
      /** Their middle. */
      readonly at: Point;
      readonly text: string;
      readonly size: number;
      readonly tone: Tone;
      readonly strong?: boolean;
    };

/** A derived divider between two lanes. */
export interface MapLine {
  readonly key: string;
  readonly label: string;
  readonly y: number;
  readonly x0: number;
  readonly x1: number;
  readonly style: LineDefinition["style"];
}

/** A derived line between two columns: from here on work is started, or finished. */
export interface MapGate {
  readonly key: "started" | "finished";
  readonly label: string;
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
}

/** Where a lane and a column meet. */
export interface Cell {
  /** Its `cellKey`. */
  readonly key: string;
  readonly lane: LaneId;
  readonly column: ColumnId;
  readonly box: Box;
  /** How many cards stand side by side in it. */
  readonly across: number;
  /** What it says at its foot. */
  readonly facts: readonly CellFact[];
  /** What belongs there, in an empty region. */
  readonly hint: string | null;
}

/** A card in a cell, or in the tray with no lane and column. */
export interface PlacedCard {
  readonly card: CardId;
  readonly box: Box;
  readonly lane: LaneId | null;
  readonly column: ColumnId | null;
}

/** Cards of the map whose lane or column is gone. */
export interface Tray {
  readonly box: Box;
  readonly title: string;
  readonly cards: readonly PlacedCard[];
}

/** Everything that is drawn for one map. */
export interface MapLayout {
  readonly map: MapId;
  readonly box: Box;
  readonly titleBox: Box;
  readonly title: string;
  /** The area of the cells, without headers. */
  readonly bodyBox: Box;
  readonly columnHeaders: readonly ColumnHeader[];
  readonly laneHeaders: readonly LaneHeader[];
  readonly lines: readonly MapLine[];
  readonly gates: readonly MapGate[];
  readonly cells: readonly Cell[];
  /** Cards in cells, in reading order of cells; header cards stand in `columnHeaders`. */
  readonly cards: readonly PlacedCard[];
  /** The same by cell, by `cellKey`; without empty cells. */
  readonly stacks: ReadonlyMap<string, readonly PlacedCard[]>;
  readonly tray: Tray | null;
  readonly curves: readonly LaneCurve[];
  readonly marks: readonly LaneMark[];
  readonly ends: readonly LaneEnd[];
  /** Only where paths are laid out above each other. */
  readonly pathBands: readonly PathBand[];
  /** The regions of a map whose lanes are not rows, in the order of its lanes; null for rows and columns. */
  readonly regions: readonly Box[] | null;
  /** What to say inside a map that has no lanes or no columns yet. */
  readonly empty: string | null;
}
