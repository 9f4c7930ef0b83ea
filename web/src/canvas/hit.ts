/** What lies under a point of the board, as one sees it: headers that stay at the window's edge lie above cards. */
import { connectorAt, frameAt, thingAt } from "@/canvas/hitThings";
import type { Place } from "@/canvas/items";
import { detailAt } from "@/canvas/levelOfDetail";
import { headingBox } from "@/canvas/mapLayer";
import type { Scene } from "@/canvas/scene";
import { bandCovers, columnAt, laneAt, NO_SHIFT, type Sheet, type Shift, stickyShift } from "@/canvas/sheet";
import type { LinkId } from "@/document/links";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { ConnectorId, ItemId, ThingId } from "@/document/things";
import { type Box, contains, moved, type Point } from "@/geometry/box";

/** How near to an arrow a point has to be, in pixels of the screen. */
const ARROW_REACH = 6;

/** A card in one of its places. */
export interface CardHit {
  readonly kind: "card";
  readonly card: CardId;
  readonly place: Place;
  readonly slot: number;
}

/** The header of a column. */
export interface ColumnHit {
  readonly kind: "column";
  readonly map: MapId;
  readonly column: ColumnId;
  readonly card: CardId | null;
  readonly box: Box;
}

/** The header of a lane. */
export interface LaneHit {
  readonly kind: "lane";
  readonly map: MapId;
  readonly lane: LaneId;
  readonly box: Box;
}

/** A shape, text, frame, stroke, picture or link. */
export interface ThingHit {
  readonly kind: "thing";
  readonly thing: ThingId;
}

/** A connector. */
export interface ConnectorHit {
  readonly kind: "connector";
  readonly connector: ConnectorId;
}

/** An arrow between two cells of a map. */
export interface ArrowHit {
  readonly kind: "arrow";
  readonly map: MapId;
  readonly link: LinkId;
}

/** Something under a point. */
export type Hit =
  | CardHit
  | ThingHit
  | ConnectorHit
  | ArrowHit
  | ColumnHit
  | LaneHit
  | { readonly kind: "title"; readonly map: MapId }
  | { readonly kind: "cell"; readonly map: MapId; readonly lane: LaneId; readonly column: ColumnId }
  | { readonly kind: "map"; readonly map: MapId }
  | { readonly kind: "empty" };

/** What the question is asked in: the scene, the zoom and the part of the board in view. */
export interface Sight {
  readonly scene: Scene;
  readonly zoom: number;
  readonly view: Box;
}

/** The topmost thing at a point of the board. */
export function hitTest(sight: Sight, point: Point): Hit {
  const { scene } = sight;
  for (let at = scene.sheets.length - 1; at >= 0; at--) {
    const sheet = scene.sheets[at];
    const header = sheet && contains(sheet.layout.box, point) ? stuckHeader(sight, sheet, point) : null;
    if (header) return header;
  }
  return (
    thingHit(sight, "pen", point) ??
    cardHit(scene, point) ??
    thingHit(sight, "body", point) ??
    connectorHit(sight, point) ??
    arrowHit(sight, point) ??
    thingHit(sight, "highlighter", point) ??
    titleAt(sight, point) ??
    frameHit(sight, point) ??
    inMap(sight, point) ?? { kind: "empty" }
  );
}

/** The item that a hit stands for, if it is one. */
export function itemOf(hit: Hit): ItemId | null {
  if (hit.kind === "card") return hit.card;
  if (hit.kind === "thing") return hit.thing;
  return hit.kind === "connector" ? hit.connector : null;
}

function cardHit(scene: Scene, point: Point): CardHit | null {
  const slot = scene.cardAt(point);
  if (slot < 0) return null;
  const { items } = scene;
  return { kind: "card", card: items.card[slot] as CardId, place: items.place[slot] as Place, slot };
}

function thingHit({ scene, zoom }: Sight, plane: "pen" | "body" | "highlighter", point: Point): ThingHit | null {
  const thing = thingAt(scene, plane, point, zoom);
  return thing && { kind: "thing", thing: thing.id };
}

function frameHit({ scene, zoom }: Sight, point: Point): ThingHit | null {
  // A frame lies below maps: where one lies over its edge, that is what one sees.
  const frame = scene.sheetAt(point) ? null : frameAt(scene, point, zoom);
  return frame && { kind: "thing", thing: frame.id };
}

function connectorHit({ scene, zoom }: Sight, point: Point): ConnectorHit | null {
  const connector = connectorAt(scene, point, zoom);
  return connector && { kind: "connector", connector: connector.id };
}

function arrowHit({ scene, zoom }: Sight, point: Point): ArrowHit | null {
  const line = scene.arrows.at(point, ARROW_REACH / zoom);
  return line && { kind: "arrow", map: line.map, link: line.arrow.id };
}

function shiftOf(sight: Sight, sheet: Sheet): Shift {
  return detailAt(sight.zoom) === "near" ? stickyShift(sheet, sight.view) : NO_SHIFT;
}

/** A header that was shifted over cards, or its band, which hides what lies below. */
function stuckHeader(sight: Sight, sheet: Sheet, point: Point): Hit | null {
  const shift = shiftOf(sight, sheet);
  if (!bandCovers(sheet, point, shift)) return null;
  return headerAt(sheet, point, shift) ?? { kind: "map", map: sheet.layout.map };
}

function headerAt(sheet: Sheet, point: Point, shift: Shift): Hit | null {
  const { map } = sheet.layout;
  const column = columnAt(sheet, point, shift);
  if (column) {
    const box = moved(column.box, 0, shift.dy);
    return { kind: "column", map, column: column.column, card: column.card, box };
  }
  const lane = laneAt(sheet, point, shift);
  return lane ? { kind: "lane", map, lane: lane.lane, box: moved(lane.box, shift.dx, 0) } : null;
}

function titleAt(sight: Sight, point: Point): Hit | null {
  for (let at = sight.scene.sheets.length - 1; at >= 0; at--) {
    const sheet = sight.scene.sheets[at];
    if (!sheet) continue;
    const { map, titleBox } = sheet.layout;
    if (contains(titleBox, point) || contains(headingBox(sheet, sight.zoom), point)) return { kind: "title", map };
  }
  return null;
}

function inMap(sight: Sight, point: Point): Hit | null {
  const sheet = sight.scene.sheetAt(point);
  if (!sheet) return null;
  const header = headerAt(sheet, point, shiftOf(sight, sheet));
  if (header) return header;
  const { map, cells } = sheet.layout;
  const cell = cells.find((one) => contains(one.box, point));
  return cell ? { kind: "cell", map, lane: cell.lane, column: cell.column } : { kind: "map", map };
}
