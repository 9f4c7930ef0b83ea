/**
 * What a map kind says about itself: the types of `server/walkboard/maps/kinds/*.json`.
 *
 * The format is described in docs/maps.md; the server validates every definition against the same shape.
 */
import type { PaperKey } from "@/document/records";
import type { FieldValue } from "@/document/values";

/** A text in every language Walkboard speaks. */
export interface LocalText {
  readonly en: string;
  readonly de: string;
}

/** A language that definitions carry texts for. */
export type Language = keyof LocalText;

/** What waiting or working in a column means for flow. */
export type ColumnState = "queue" | "active" | "done";

/** A role a column may have; meaning comes from its key, never from a title. */
export interface ColumnRole {
  readonly key: string;
  readonly label: LocalText;
  /** 0 is the outermost; the innermost level holds the cells. */
  readonly level: number;
  /** "card": the header is a card of the board; "title": the column has a title of its own. */
  readonly header: "card" | "title";
  /** Shown instead of an empty title, as an invitation to write. */
  readonly prompt: LocalText;
  readonly state?: ColumnState;
  /** Where work counts as started or finished; somebody may say otherwise of a column. */
  readonly commitment?: "requested" | "started" | "finished";
  readonly limits?: boolean;
  /** Fields of such columns, and further ones of cards in them. */
  readonly fields?: readonly string[];
  readonly card_fields?: readonly string[];
}

/** A role a lane may have. */
export interface LaneRole {
  readonly key: string;
  readonly label: LocalText;
  /** What belongs into a cell of this lane. */
  readonly hint: LocalText;
  /** At most one such lane is expected in a map. */
  readonly unique?: boolean;
  readonly limits?: boolean;
  /** Paper of a card that is written into this lane. */
  readonly paper?: PaperKey;
  /** Its place in the order in which one fills a map of regions in, from 1: it stands beside its title. */
  readonly number?: number;
  /** How many cards stand side by side in its cells. */
  readonly across?: number;
  /** How many cards one cell is meant to hold. */
  readonly capacity?: number;
  /** Always first or last, whatever its order key says. */
  readonly pin?: "top" | "bottom";
  /** Cards here do not count in the limits of columns. */
  readonly exempt?: boolean;
  /** What cards in such a lane are, as far as they do not say it themselves. */
  readonly implies?: Readonly<Record<string, FieldValue>>;
  /** The limit a new lane of this role starts with. */
  readonly limit?: number;
  /** Fields of such lanes, and further ones of cards in them. */
  readonly fields?: readonly string[];
  readonly card_fields?: readonly string[];
  /** A field that is drawn as a curve through the lane. */
  readonly curve?: string;
  /** A field whose sum stands at the end of the lane. */
  readonly total?: string;
  /** What the kind draws above the cards of the lane. */
  readonly draws?: "ladder" | "funnel";
}

/** A divider that is derived from the lanes that are there. */
export interface LineDefinition {
  readonly key: string;
  readonly label: LocalText;
  /** Drawn below the last lane that has one of these roles, or below each of them. */
  readonly below: readonly string[];
  readonly each?: boolean;
  /** Only if a lane with one of these roles follows somewhere below. */
  readonly before?: readonly string[];
  readonly style: "solid" | "dashed" | "dotted";
}

/** How serious a warning is: something to look at, or something to know. */
export type Severity = "attention" | "hint";

/** Values of fields that something begins with, or that a rule asks for. */
export type StartValues = { readonly [field: string]: FieldValue };
/** The same in a starter: a text may be there in every language. */
export type StarterValues = { readonly [field: string]: FieldValue | LocalText };

interface RuleText {
  readonly key: string;
  readonly severity: Severity;
  /** What is the case, as an ICU message over the warning's values. */
  readonly message: LocalText;
  /** The same of many places, over how many they are (`{count}`): so a map tells them in one sentence. */
  readonly several?: LocalText;
  /** What to do about it. */
  readonly advice: LocalText;
}

/** A rule that warns and never blocks; `check` names the pure function that evaluates it. */
export type RuleDefinition = RuleText &
  (
    | { readonly check: "column_limit" | "lane_limit" | "cell_capacity" | "lane_unique" | "unplaced" | "cell_limit" }
    | { readonly check: "column_least" | "board_limit" | "person_limit" | "discipline_limit" }
    /** More that is expedited than go at once. */
    | { readonly check: "exempt_limit"; readonly most?: number }
    /** Found by a function of the kind: see `kindCode.ts`. */
    | { readonly check: "computed" }
    /** Not where the column, or the card that heads it, has the flag `unless`. */
    | { readonly check: "cell_missing"; readonly lanes: readonly string[]; readonly unless?: string }
    | { readonly check: "cell_unsupported"; readonly lanes: readonly string[]; readonly support: readonly string[] }
    | { readonly check: "coverage_gap"; readonly lane: string }
    | { readonly check: "column_count"; readonly role: string; readonly least: number; readonly most: number }
    | {
        /** What should have a value of the field, where other fields have these values. */
        readonly check: "field_missing";
        readonly on: "card" | "lane" | "column" | "map";
        readonly field: string;
        readonly when?: StartValues;
        /** Cards that are done are not asked. */
        readonly undone?: boolean;
      }
  );

/** Sizes in board units on an 8 px grid. */
export interface KindGeometry {
  /** Height of the band with the map's name. */
  readonly title: number;
  /** Air between the sheet's edge and its content. */
  readonly margin: number;
  readonly header: { readonly min: number; readonly gap: number };
  readonly lane: {
    readonly header: number;
    readonly min: number;
    readonly gap: number;
    readonly line: number;
    /** Height that a curve takes above the cards of its lane. */
    readonly curve?: number;
    /** Width of what stands at the end of a lane with a sum. */
    readonly end?: number;
  };
  readonly column: { readonly width: number; readonly gap: number; readonly group: number };
  /** `drop` is the room kept free below the last card so that another one can be dropped. */
  readonly cell: { readonly pad: number; readonly gap: number; readonly drop: number };
  /** Type of card titles: font size, line height, padding and the most lines shown. */
  readonly card: {
    readonly font: number;
    readonly line: number;
    readonly pad: number;
    readonly lines: number;
    /** 1 where every card keeps room for facts at its foot. */
    readonly facts?: number;
  };
}

/** A column of the starter; `key` is local to the starter. */
export interface StarterColumn {
  readonly key: string;
  readonly role: string;
  readonly parent?: string;
  /** Absent: the title stays empty and everybody reads the role's label in their own language. */
  readonly title?: LocalText;
  readonly limit?: number;
  readonly fields?: StarterValues;
}

/** A lane of the starter. */
export interface StarterLane {
  readonly key: string;
  readonly role: string;
  readonly title?: LocalText;
  readonly limit?: number;
  readonly fields?: StarterValues;
}

/**
 * What only the template of this kind brings along; a map added to a board starts without. A card in a cell; without a title, values of that
 * cell; without a lane, what the header of a column says.
 */
export interface StarterExample {
  readonly lane?: string;
  readonly column: string;
  readonly title?: LocalText;
  readonly fields?: StarterValues;
}

/** A card of the example. */
export interface ExampleCard {
  readonly key?: string;
  /** The keys of cards that it contributes to. */
  readonly serves?: readonly string[];
  readonly lane: string;
  readonly column: string;
  readonly title: LocalText;
  readonly paper?: PaperKey;
  readonly fields?: StarterValues;
}

/** A map of the kind as it may look when it has grown: the starter with cards and other titles, to look at and to throw away. */
export interface Example {
  readonly title: LocalText;
  readonly fields?: StarterValues;
  readonly columns?: Readonly<Record<string, LocalText>>;
  readonly lanes?: Readonly<Record<string, LocalText>>;
  readonly cards: readonly ExampleCard[];
}

/** What a new map of this kind begins with, in the order given. */
export interface Starter {
  readonly title: LocalText;
  readonly fields?: StarterValues;
  readonly columns: readonly StarterColumn[];
  readonly lanes: readonly StarterLane[];
  readonly examples: readonly StarterExample[];
}

/** The place of a region on the grid of its map: column, row, columns, rows, in units of the geometry's column and lane. */
export type Area = readonly [x: number, y: number, w: number, h: number];

/** What one wants to do with a map: understand, plan, steer work, agree where to, see who is there, see what it costs. */
export const KIND_GROUPS = ["see", "plan", "flow", "strategy", "people", "money"] as const;
/** One of the groups in which kinds are offered. */
export type KindGroup = (typeof KIND_GROUPS)[number];

/** One kind of map. */
export interface KindDefinition {
  readonly key: string;
  readonly version: number;
  /** What one wants to do with it; absent: plan. */
  readonly group?: KindGroup;
  /** Its place among all kinds when they are offered; no two have the same. */
  readonly order: number;
  /** Where maps of this kind stand on the way from a wish to what people use; discovery if it does not say. */
  readonly phase?: "strategy" | "discovery" | "delivery" | "operation";
  readonly label: LocalText;
  /** One sentence: when to use this map. */
  readonly purpose: LocalText;
  readonly columns: readonly ColumnRole[];
  readonly lanes: readonly LaneRole[];
  readonly lines: readonly LineDefinition[];
  readonly rules: readonly RuleDefinition[];
  readonly geometry: KindGeometry;
  /** Absent: lanes are rows. With `areas` they are regions on a grid over one column, whose header is not shown. */
  readonly layout?: { readonly areas: Readonly<Record<string, Area>> };
  /** How many cards stand side by side in a cell, where its lane does not say so itself. */
  readonly across?: number;
  /** Texts for a map without lanes or columns, and for its tray of unplaced cards. */
  readonly texts: {
    readonly empty: LocalText;
    readonly unplaced: LocalText;
    /** What curves and sums of lanes say, with what is filled in: `{time}`. */
    readonly notes?: Readonly<Record<string, LocalText>>;
    /** What stands at the lines where work is started and where it is finished. */
    readonly commitments?: { readonly started?: LocalText; readonly finished?: LocalText };
  };
  readonly starter: Starter;
  /** Fields of its cards, of the map itself, of single cells, and of arrows. */
  readonly fields?: readonly string[];
  readonly settings?: readonly string[];
  readonly cell_fields?: readonly string[];
  readonly arrow_fields?: readonly string[];
  /** What of its fields a card shows on the wall, the most telling first. */
  readonly badges?: readonly string[];
  /** Numbers that are computed for it. */
  readonly computed?: readonly string[];
  /** Cards with these values count in no limit of a column, wherever they stand. */
  readonly exempt_cards?: StartValues;
  /** Whether cells are joined by arrows, and whether cards can belong to one of several ways through the map. */
  readonly arrows?: boolean;
  readonly paths?: boolean;
  readonly example?: Example;
  /** How to begin: three steps. */
  readonly steps?: readonly { readonly title: LocalText; readonly text: LocalText }[];
}
