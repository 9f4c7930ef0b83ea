/** Where a paste goes: into the cell that has the keyboard, or to the pointer, or into the middle of the window. */
import { standingOf } from "@/canvas/sheet";
import type { ColumnId, LaneId, MapId } from "@/document/records";
import { centre, contains, type Point } from "@/geometry/box";
import { cellAt, insertionIndex } from "@/maps/cells";
import type { Focus } from "@/tools/focus";
import type { PastePlace } from "@/tools/wallContract";
import { clearView, type WallParts } from "@/tools/wallParts";

/** Where a paste goes now; `hover` is where the pointer is on the board. */
export function pastePlace(parts: WallParts, focus: Focus, hover: Point | null): PastePlace {
  const seat = focusedSeat(parts, focus);
  if (seat) return seat;
  const view = clearView(parts);
  return { kind: "canvas", at: hover && contains(view, hover) ? hover : centre(view) };
}

/** Where something goes that is dropped at a point of the board: into the cell there, or onto the canvas. */
export function dropPlace(parts: WallParts, at: Point): PastePlace {
  const sheet = parts.scene.sheetAt(at);
  const cell = sheet && cellAt(sheet.layout, at);
  const seat = cell && seatIn(parts, sheet.layout.map, cell, insertionIndex(sheet.layout, cell, at));
  return seat ?? { kind: "canvas", at };
}

function focusedSeat(parts: WallParts, focus: Focus): PastePlace | null {
  const { spot } = focus;
  const { items } = parts.scene;
  if (spot?.kind === "cell") return seatIn(parts, spot.map, spot, 0);
  if (spot?.kind !== "card" || spot.place === "canvas") return null;
  const slot = items.slotOf(spot.place, spot.card);
  const sheet = parts.scene.sheet(spot.place);
  const lane = slot === undefined ? null : items.lane[slot];
  const column = slot === undefined ? null : items.column[slot];
  if (!sheet || !lane || !column) return null;
  const index = standingOf(sheet, { lane, column, card: spot.card })?.index ?? 0;
  return seatIn(parts, spot.place, { lane, column }, index);
}

function seatIn(
  parts: WallParts,
  map: MapId,
  { lane, column }: { readonly lane: LaneId; readonly column: ColumnId },
  index: number,
): PastePlace | null {
  const sheet = parts.scene.sheet(map);
  if (!sheet) return null;
  const lanes = sheet.layout.laneHeaders.map((header) => header.lane);
  const columns = sheet.leaves.map((header) => ({ id: header.column, title: header.title }));
  if (!sheet.laneIndex.has(lane) || !sheet.leafIndex.has(column)) return null;
  const path = parts.lonePaths.peek().get(map) ?? null;
  return { kind: "map", map, lane, column, index, path, lanes, columns };
}
