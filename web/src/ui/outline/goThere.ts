import type { MapId } from "@/document/records";
import type { Box } from "@/geometry/box";
import { kinds } from "@/maps/kinds";
import { itemOf, type OutlineNode, type OutlineSubject } from "@/ui/outline/outlineNode";
import { selectNodes } from "@/ui/outline/outlineSelection";
import { goToPart } from "@/ui/palette/goToPart";
import { textChoice } from "@/ui/theme";
import { goToBox } from "@/ui/wall/goToBox";
import type { WallRoom } from "@/ui/wall/room";
import { wallInsets } from "@/ui/wall/wallInsets";

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
  if (matchMedia(NARROW).matches) room.outline.value = null;
  selectNodes(room, [node]);
  if (item !== null) room.wall.focusItem(item);
  else room.wall.focus();
  if (box) goToPlace(room, subject, box);
  else if (item !== null) room.wall.zoomToSelection();
  else goToPartOf(room, node);
}

/** Headers at the edges leave little room on a phone and between panels: then they come into view with what stands beside and below them. */
function goToPlace(room: WallRoom, subject: OutlineSubject, box: Box): void {
  const map = "map" in subject ? subject.map : subject.kind === "card" ? subject.place : null;
  const kind = map === null || map === "canvas" ? undefined : kinds.get(room.board.state.maps.get(map)?.kind ?? "");
  const beside = kind ? kind.geometry.lane.header + kind.geometry.column.gap : 0;
  const above = kind ? kind.geometry.title * 2 : 0;
  const whole = { x: box.x - beside, y: box.y - above, w: box.w + beside, h: box.h + above };
  // What was just selected opens a panel with the next frame; only then it is known what stays clear.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const { left, right } = wallInsets({ live: true, rail: true });
      const clear = window.innerWidth - left - right;
      const zoom = Math.max(room.wall.camera.peek().zoom, Number(textChoice.peek()) / 100);
      if (clear < (2 * beside + box.w) * zoom) room.wall.showBox(whole);
      else goToBox(room, box);
    }),
  );
}

function goToPartOf(room: WallRoom, { subject, title, key }: OutlineNode): void {
  if (!("map" in subject) || subject.map === null) return;
  const part = { key, title, where: "", map: subject.map };
  if (subject.kind === "lane") goToPart(room, { ...part, lane: subject.lane });
  else if (subject.kind === "column") goToPart(room, { ...part, column: subject.column });
  else goToPart(room, part);
}
