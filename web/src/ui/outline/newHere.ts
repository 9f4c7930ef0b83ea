import { FREE_CARD, FREE_GAP } from "@/canvas/cardSize";
import { createCard } from "@/document/commands/cards";
import { createCardInCell } from "@/document/commands/cells";
import type { ColumnId, LaneId, MapId } from "@/document/records";
import { type Box, centre, type Point } from "@/geometry/box";
import { kinds } from "@/maps/kinds";
import { lonePaths } from "@/maps/pathViews";
import { mapStructure } from "@/maps/structure";
import { layoutsOf } from "@/ui/controls/layoutsOf";
import { boxOnCanvas } from "@/ui/editing/canvasItems";
import { itemOf, keyOf, type OutlineNode, type OutlineSubject } from "@/ui/outline/outlineNode";
import { type Seat, seatOf } from "@/ui/outline/outlineSteps";
import type { OutlineStore } from "@/ui/outline/outlineStore";
import { language } from "@/ui/strings/language";
import { boxesOf, clearPlace } from "@/ui/wall/clearPlace";
import type { WallRoom } from "@/ui/wall/room";

/** How far from the corner of a frame the first card in it lies: below its title. */
const INSET = 32;

type CellSubject = Extract<OutlineSubject, { kind: "cell" }>;
type Cell = Pick<CellSubject, "map" | "lane" | "column">;

/** The first cell of a map, or of one of its lanes or columns. */
function firstCell(
  store: OutlineStore,
  at: { map: MapId | null; lane?: LaneId; column?: ColumnId },
): CellSubject | null {
  const found = store.find(
    ({ subject }) =>
      subject.kind === "cell" &&
      subject.map === at.map &&
      (at.lane === undefined || subject.lane === at.lane) &&
      (at.column === undefined || subject.column === at.column),
  );
  return found?.subject.kind === "cell" ? found.subject : null;
}

/** The one cell of a region, or of the first region of a map: the outline does not show it. */
function regionCell({ board: { state } }: WallRoom, at: { map: MapId | null; lane?: LaneId }): Cell | null {
  const map = at.map === null ? undefined : state.maps.get(at.map);
  const kind = map && kinds.get(map.kind);
  if (!map || !kind?.layout) return null;
  const { lanes, leaves } = mapStructure(kind, map.id, state);
  const [lane, column] = [at.lane ?? lanes[0]?.lane.id, leaves[0]?.column.id];
  return lane && column ? { map: map.id, lane, column } : null;
}

/** The seat in a map for a new card at an entry; null where it belongs on the canvas. */
function seatFor(room: WallRoom, store: OutlineStore, { subject, children }: OutlineNode): Seat | null {
  if (subject.kind === "card") {
    if (subject.place === null || subject.place === "canvas") return null;
    const seat = seatOf(room.board.state, subject.place, subject.card);
    return seat && { ...seat, index: seat.index + 1 };
  }
  if (subject.kind === "cell") return { ...subject, index: children.length };
  if (!("map" in subject)) return null;
  const cell = firstCell(store, subject) ?? regionCell(room, subject);
  return cell && { ...cell, index: Number.MAX_SAFE_INTEGER };
}

/** The corner of a new card on the canvas: in a frame, below what the entry stands for, or in the middle of the window. */
function cornerFor(room: WallRoom, node: OutlineNode | null): Point {
  const { state } = room.board;
  const item = node && itemOf(node.subject);
  const beside = item === null ? null : boxOnCanvas(state, item);
  const framed = node?.subject.kind === "thing" && state.things.get(node.subject.thing)?.type === "frame";
  const middle = centre(room.wall.view());
  let at: Point = { x: middle.x - FREE_CARD.w / 2, y: middle.y - FREE_CARD.h / 2 };
  if (beside)
    at = framed ? { x: beside.x + INSET, y: beside.y + INSET } : { x: beside.x, y: beside.y + beside.h + FREE_GAP };
  // A card in a frame may lie where the frame lies, and in whatever the frame lies in.
  const taken = boxesOf(state, layoutsOf(state, language.peek())).filter((box) => !around(box, at));
  const { x, y } = clearPlace({ ...at, ...FREE_CARD }, taken, FREE_GAP);
  return { x: Math.round(x), y: Math.round(y) };
}

function around(box: Box, { x, y }: Point): boolean {
  return box.x <= x && box.y <= y && box.x + box.w >= x + FREE_CARD.w && box.y + box.h >= y + FREE_CARD.h;
}

/** Makes a card where one is in the outline, in the cell or after the card, and begins to write its words there. */
export function newCardHere(room: WallRoom, store: OutlineStore): void {
  if (!room.mayWrite.peek()) return;
  const node = store.row?.node ?? null;
  const seat = node && seatFor(room, store, node);
  const card = seat
    ? createCardInCell(room.board, {
        ...seat,
        path: lonePaths(room.board.state, room.shownPaths.peek()).get(seat.map) ?? null,
      })
    : createCard(room.board, { pos: cornerFor(room, node) });
  store.read();
  const key = keyOf({ kind: "card", card, place: seat?.map ?? "canvas", cell: null });
  store.reveal(key);
  room.wall.select([card]);
  store.renaming.value = { key, fresh: true };
}
