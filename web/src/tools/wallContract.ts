/** What the interface around the wall gets and gives: the types of `mountWall`. */
import type { ReadonlySignal, Signal } from "@preact/signals-core";
import type { AgreementCounts, Mark, SignsOf, Telling } from "@/canvas/annotations";
import type { ShowImage } from "@/canvas/bitmaps";
import type { Camera } from "@/canvas/camera";
import type { Hit } from "@/canvas/hit";
import type { FrameFacts } from "@/canvas/view";
import type { WallStrings } from "@/canvas/wallStrings";
import type { Board } from "@/document/board";
import type { LinkId, PathId } from "@/document/links";
import type { CardId, ColumnId, LaneId, MapId, RecordId } from "@/document/records";
import type { ConnectorId, Form, ItemId, ThingId } from "@/document/things";
import type { Undo } from "@/document/undo";
import type { Box, Point } from "@/geometry/box";
import type { Badge } from "@/maps/badges";
import type { Language } from "@/maps/definition";
import type { MapLayout } from "@/maps/model";
import type { Presence } from "@/sync/presence";

import type { Brush } from "@/tools/brush";

/** What can be said about cards and maps on the wall. */
export type { AgreementCounts, Mark } from "@/canvas/annotations";

/** What is drawn as a box: a shape by its form, a text, a frame. */
export type DrawnKind = Form | "text" | "frame";

/** The tool in hand; `draw:<kind>` draws a thing of that kind, `map:<kind>` places a map of that kind. */
export type ToolName =
  | "select"
  | "hand"
  | "card"
  | "connector"
  | "pen"
  | "highlighter"
  | "eraser"
  | `draw:${DrawnKind}`
  | `map:${string}`;

/** A direction on the wall. */
export type Direction = "left" | "right" | "up" | "down";

/** A part of a map that is selected instead of cards. */
export interface SelectionTarget {
  readonly map: MapId;
  readonly lane?: LaneId;
  readonly column?: ColumnId;
  /** An arrow between two of its cells. */
  readonly link?: LinkId;
}

/** What is selected: items of any kind, or one part of a map. */
export interface Selection {
  readonly cards: ReadonlySet<CardId>;
  readonly things: ReadonlySet<ThingId>;
  readonly connectors: ReadonlySet<ConnectorId>;
  readonly target: SelectionTarget | null;
}

/** A point of the canvas, or a cell with the lanes and columns around it. */
export type PastePlace =
  | { readonly kind: "canvas"; readonly at: Point }
  | {
      readonly kind: "map";
      readonly map: MapId;
      readonly lane: LaneId;
      readonly column: ColumnId;
      /** Among the cards of the cell. */
      readonly index: number;
      /** The path of the map that is looked at alone, if any. */
      readonly path: PathId | null;
      readonly lanes: readonly LaneId[];
      readonly columns: readonly { readonly id: ColumnId; readonly title: string }[];
    };

/** Parts of the window that chrome lies over, in CSS pixels; headers stop there instead of at the edge. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What the wall needs. */
export interface WallOptions {
  readonly board: Board;
  readonly undo: Undo;
  /** Whether the board is still being filled: until it is not, the camera follows what comes. */
  readonly growing?: () => boolean;
  readonly presence: Presence | null;
  /** The element that becomes the wall; it must have a size of its own. */
  readonly host: HTMLElement;
  readonly language: Language;
  readonly strings: WallStrings;
  readonly reducedMotion: () => boolean;
  readonly insets?: () => Insets;
  /** What else lies over a part of the window and what is fitted into view keeps clear of, in CSS pixels; headers do not. */
  readonly covered?: () => Box | null;
  /** Whether what is carried snaps to what lies around it; absent: it does. */
  readonly snapping?: () => boolean;
  /** Says something to screen readers; the interface owns the live region. */
  readonly announce?: (text: string) => void;
  /** What was typed or pasted did not fit: a text takes no more characters than this. */
  readonly onCut?: (limit: number) => void;
  /** Right click, long press or the menu key; `point` is in CSS pixels of the page. */
  readonly onContextMenu?: (target: Hit, point: Point) => void;
}

/** Things on the wall. */
export interface WallThings {
  /** What new things look like. */
  readonly brush: Signal<Brush>;
  /** Makes a thing in the middle of the window and begins to write on it. */
  make(kind: DrawnKind): ThingId | null;
  /** Puts a link into the middle of the window, or at a point; null when the address may not be opened. */
  makeLink(url: string, title: string, at?: Point): ThingId | null;
  /** Connects two items; the connector is selected. */
  connect(from: CardId | ThingId, to: CardId | ThingId): ConnectorId | null;
  /** Turns texts and shapes into cards, in one step; the cards are selected. */
  toCards(things: Iterable<ThingId>): readonly CardId[];
  /** Turns cards of the canvas into texts, in one step; the texts are selected. */
  toTexts(cards: Iterable<CardId>): readonly ThingId[];
  /** What a thing or connector is called: its kind and what is written on it. Empty when it is not there. */
  labelOf(item: ItemId): string;
}

/** The wall as the interface sees it. */
export interface Wall {
  readonly camera: ReadonlySignal<Camera>;
  readonly selection: ReadonlySignal<Selection>;
  readonly tool: ReadonlySignal<ToolName>;
  /** What one does with things, beyond what one does with all items. */
  readonly things: WallThings;
  /** The record whose title is being written right now. */
  readonly editing: ReadonlySignal<RecordId | null>;
  /** Whether a hand is in the middle of something: it carries, stretches or draws. */
  readonly holding: ReadonlySignal<boolean>;
  /** Counts the camera moves a person made by hand: pan, zoom, keys, minimap. `showBox` is none. */
  readonly wandered: ReadonlySignal<number>;
  setTool(tool: ToolName): void;
  zoomToFit(): void;
  zoomToSelection(): void;
  /** Zooms around the window's middle. */
  zoomTo(zoom: number): void;
  zoomBy(factor: number): void;
  centerOn(box: Box): void;
  /** Makes what is selected wider and higher by so much, in board units. Nothing, when it cannot be stretched. */
  stretchBy(dx: number, dy: number): void;
  startEditing(id: RecordId): void;
  stopEditing(): void;
  screenToBoard(point: Point): Point;
  /** The place on the board at a point of the page, in CSS pixels. */
  pointAt(page: Point): Point;
  boardToScreen(point: Point): Point;
  /** Selects items of any kind and nothing else. */
  select(items: Iterable<ItemId>): void;
  selectTarget(target: SelectionTarget | null): void;
  /** Brings a card into view, selects it and gives it the keyboard. */
  focusCard(id: CardId): void;
  /** The same for an item of any kind. */
  focusItem(id: ItemId): void;
  /** Gives the wall the keyboard. */
  focus(): void;
  /** Makes a card below the selection or in the window's middle and starts writing on it. */
  newCard(): CardId | null;
  duplicateSelection(): void;
  deleteSelection(): void;
  selectAll(): void;
  /** Moves selected free items by board units. */
  moveSelection(dx: number, dy: number): void;
  /** Moves the selected card of a map to the next cell, or up and down in its cell. */
  moveInMap(direction: Direction): void;
  /** Moves the camera so that the box is in view as large as it can be read; inside the insets. A hand interrupts it. */
  showBox(box: Box): void;
  /** Around these cards on one map, or where most of them are; null if none is shown. */
  boxOfCards(cards: Iterable<CardId>, map?: MapId): Box | null;
  /** Around a map, or the whole of one of its columns or lanes; null if it is not shown. */
  boxOfTarget(target: SelectionTarget): Box | null;
  /** Marks what changed by a small word; an empty map takes all marks away. */
  setMarks(marks: ReadonlyMap<RecordId, Mark>): void;
  /** Says how much maps tell. */
  setTelling(telling: ReadonlyMap<MapId, Telling>): void;
  /** Says what cards show of their fields and their age, by map; only these cards may look different, or all. */
  setSigns(signs: SignsOf, changed?: ReadonlySet<CardId>): void;
  /** Says at cards how what they have to do with on other boards stands there. */
  setBeyond(badges: ReadonlyMap<CardId, Badge>): void;
  /** How much was agreed at cards: one small fact on each. */
  setAgreements(counts: ReadonlyMap<CardId, AgreementCounts>): void;
  /** Lifts these cards while everything else recedes a little; null ends it. An empty set recedes nothing. */
  setStage(cards: ReadonlySet<CardId> | null): void;
  /** Lets everything but these cards recede, wherever they are; null ends it. */
  setFilter(cards: ReadonlySet<CardId> | null): void;
  /** Lets these cards recede, wherever they are, until it is called again: another path is looked at. */
  setAside(cards: ReadonlySet<CardId>): void;
  /** Which way through a map is looked at alone: cards that are written there belong to it. */
  setLonePaths(paths: ReadonlyMap<MapId, PathId>): void;
  /** Paints again, with the pixels of images from here; null where there are none. */
  showImages(show: ShowImage | null): void;
  /** Where a paste would go now, or what is dropped at a point of the page. */
  pastePlace(dropped?: Point): PastePlace;
  /** Around everything on the wall, or null when it is empty. */
  contentBox(): Box | null;
  /** The layouts of all maps as they are shown, back to front. */
  layouts(): readonly MapLayout[];
  /** Another number whenever a card lies elsewhere or looks different, its words aside. */
  readonly looks: number;
  /** The part of the board in view. */
  view(): Box;
  /** Reads the colours again after a change of theme. */
  theme(): void;
  /** Numbers about the last frame. */
  debug(): FrameFacts;
  destroy(): void;
}
