import type { MapId } from "@/document/records";
import type { Box } from "@/geometry/box";
import { kinds } from "@/maps/kinds";
import { itemOf, type OutlineNode, type OutlineSubject } from "@/ui/outline/outlineNode";
import { selectNodes } from "@/ui/outline/outlineSelection";
import { goToPart } from "@/ui/palette/goToPart";
import { goToBox } from "@/ui/wall/goToBox";
import type { WallRoom } from "@/ui/wall/room";

/** Where the outline lies over the whole wall. */
export const NARROW = "(max-width: 640px)";

/** Where on the wall an entry is, as far as it has one place. */
function boxOf(room: WallRoom, subject: OutlineSubject): Box | null {
  const { wall, board } = room;
  if (subject.kind === "card" && subject.place !== null) return wall.boxOfCards([subject.card], subject.place as MapId);
  if (subject.kind === "thing") return board.state.things.get(subject.thing)?.box ?? null;
  if (subject.kind !== "cell") return null;
  const lane = wall.boxOfTarget({ map: subject.map, lane: subject.lane });
  const column = wall.boxOfTarget({ map: subject.map, column: subject.column });
  return lane && column ? { x: column.x, y: lane.y, w: column.w, h: lane.h } : null;
}

/** Goes to an entry on the wall, selects it there and gives it the keyboard. On a phone the outline makes way. */
export function goThere(room: WallRoom, node: OutlineNode): void {
  const { subject } = node;
  const item = itemOf(subject);
  const box = boxOf(room, subject);
  if (item === null && box === null && !("map" in subject && subject.map)) return;
  const narrow = matchMedia(NARROW).matches;
  if (narrow) room.outline.value = null;
  selectNodes(room, [node]);
  if (item !== null) room.wall.focusItem(item);
  else room.wall.focus();
  if (box && narrow) showWhole(room, subject, box);
  else if (box) goToBox(room, box);
  else if (item !== null) room.wall.zoomToSelection();
  else goToPartOf(room, node);
}

/** On a phone headers at the edges leave little room: they come into view with what stands beside and below them. */
function showWhole(room: WallRoom, subject: OutlineSubject, { x, y, w, h }: Box): void {
  const map = "map" in subject ? subject.map : subject.kind === "card" ? subject.place : null;
  const kind = map === null || map === "canvas" ? undefined : kinds.get(room.board.state.maps.get(map)?.kind ?? "");
  const beside = kind ? kind.geometry.lane.header + kind.geometry.column.gap : 0;
  const above = kind ? kind.geometry.title * 2 : 0;
  const whole = { x: x - beside, y: y - above, w: w + beside, h: h + above };
  requestAnimationFrame(() => requestAnimationFrame(() => room.wall.showBox(whole)));
}

function goToPartOf(room: WallRoom, { subject, title, key }: OutlineNode): void {
  if (!("map" in subject) || subject.map === null) return;
  const part = { key, title, where: "", map: subject.map };
  if (subject.kind === "lane") goToPart(room, { ...part, lane: subject.lane });
  else if (subject.kind === "column") goToPart(room, { ...part, column: subject.column });
  else goToPart(room, part);
}
