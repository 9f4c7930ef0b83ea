/**
 * The vocabulary of what is on the wall besides cards and maps: shapes, texts, frames, ink, images, links, and the
 * connectors between things. Plain, immutable records like those of `records.ts`; docs/document.md says how they are kept.
 */
import type { CardId, PaperKey } from "@/document/records";
import type { Box, Point } from "@/geometry/box";

declare const brand: unique symbol;

/** The id of a thing: what lies on the wall and is no card, map or connector. */
export type ThingId = string & { readonly [brand]: "thing" };
/** The id of a connector. */
export type ConnectorId = string & { readonly [brand]: "connector" };
/** The id of a tag. */
export type TagId = string & { readonly [brand]: "tag" };
/** The id of anything that can be selected by itself. */
export type ItemId = CardId | ThingId | ConnectorId;

/** The forms of shapes. */
export const FORMS = [
  "rectangle",
  "rounded",
  "ellipse",
  "diamond",
  "triangle",
  "hexagon",
  "cylinder",
  "arrow",
  "cloud",
] as const;
/** How lines are drawn. */
export const LINES = ["solid", "dashed", "dotted", "none"] as const;
/** How large a text is written, in board units. */
export const SCALES = [12, 16, 20, 28, 40] as const;
/** Where the lines of a text begin. */
export const ALIGNS = ["left", "center", "right"] as const;
/** What ink is drawn with. */
export const PENS = ["pen", "highlighter"] as const;
/** How a connector goes from one end to the other. */
export const PATHS = ["straight", "elbow", "curved"] as const;
/** What a connector ends in. */
export const ENDS = ["none", "arrow", "dot"] as const;
/** The sides of an item that a connector can be bound to. */
export const SIDES = ["top", "right", "bottom", "left"] as const;

/** One of the forms. */
export type Form = (typeof FORMS)[number];
/** One of the lines. */
export type Line = (typeof LINES)[number];
/** One of the sizes of text. */
export type Scale = (typeof SCALES)[number];
/** One of the alignments. */
export type Align = (typeof ALIGNS)[number];
/** One of the pens. */
export type Pen = (typeof PENS)[number];
/** One of the ways of a connector. */
export type Path = (typeof PATHS)[number];
/** One of the ends of a connector. */
export type End = (typeof ENDS)[number];
/** One of the sides. */
export type Side = (typeof SIDES)[number];

/** The longest text of a shape or of free text, in UTF-16 units. */
export const TEXT_LIMIT = 10_000;
/** The most numbers in the points of one stroke: three for each point. */
export const MOST_INK_NUMBERS = 4_000;
/** The longest address of a link. */
export const URL_LIMIT = 2_000;

/** What all things have. */
export interface ThingBase {
  readonly id: ThingId;
  readonly box: Box;
  /** One order of depth per plane. */
  readonly order: string;
  readonly color: PaperKey;
  /** What is written on it: its text, a frame's or link's title, what is to be seen on an image. */
  readonly text: string;
  readonly locked: boolean;
  readonly group: string | null;
  readonly deleted: boolean;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** A shape with a text in it. */
export interface ShapeThing extends ThingBase {
  readonly type: "shape";
  readonly form: Form;
  readonly line: Line;
}

/** A text without anything around it. */
export interface TextThing extends ThingBase {
  readonly type: "text";
  readonly scale: Scale;
  readonly align: Align;
}

/** A titled area. What lies wholly inside when a move begins goes along; nothing is stored of that. */
export interface FrameThing extends ThingBase {
  readonly type: "frame";
}

/** A stroke drawn by hand. */
export interface InkThing extends ThingBase {
  readonly type: "ink";
  /** x, y, pressure of each point, from the corner of the box as it was drawn; scaled with the box since. */
  readonly points: readonly number[];
  readonly pen: Pen;
  readonly width: number;
}

/** A picture; the server keeps it under its id. */
export interface ImageThing extends ThingBase {
  readonly type: "image";
  readonly image: string;
  readonly natural: readonly [number, number] | null;
}

/** The address of a page with its title. */
export interface LinkThing extends ThingBase {
  readonly type: "link";
  /** Empty when it is no address that may be opened. */
  readonly url: string;
  readonly host: string;
}

/** A thing of a type that this version does not know: kept as it is, shown as a placeholder. */
export interface UnknownThing extends ThingBase {
  readonly type: "unknown";
  readonly written: string;
}

/** Anything on the wall that is no card, map or connector. */
export type Thing = ShapeThing | TextThing | FrameThing | InkThing | ImageThing | LinkThing | UnknownThing;
/** The types of things this version can make. */
export type ThingType = Exclude<Thing["type"], "unknown">;

/** One end of a connector: bound to an item, or at a point of the wall. */
export interface ConnectorEnd {
  readonly item: CardId | ThingId | null;
  /** Where on the item it is bound; null goes where the way is shortest. */
  readonly side: Side | null;
  /** Where the end is when it is bound to nothing, or when what it is bound to cannot be found. */
  readonly at: Point | null;
}

/** A line from one item or point to another. */
export interface Connector {
  readonly id: ConnectorId;
  readonly from: ConnectorEnd;
  readonly to: ConnectorEnd;
  readonly path: Path;
  readonly text: string;
  readonly color: PaperKey;
  readonly line: Line;
  readonly ends: readonly [End, End];
  readonly order: string;
  readonly locked: boolean;
  readonly group: string | null;
  readonly deleted: boolean;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** A word that cards are found by. */
export interface Tag {
  readonly id: TagId;
  readonly title: string;
  readonly color: PaperKey;
  /** A persona is somebody a service is made for. */
  readonly role: "persona" | null;
  readonly deleted: boolean;
}

/** Under which key each type of thing keeps what is written on it. */
export const TEXT_KEYS: Readonly<Record<ThingType, string | null>> = {
  shape: "text",
  text: "text",
  frame: "title",
  ink: null,
  image: "alt",
  link: "title",
};
