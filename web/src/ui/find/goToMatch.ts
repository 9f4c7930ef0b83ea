import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { Match } from "@/document/search";
import type { ItemId, ThingId } from "@/document/things";
import type { Box } from "@/geometry/box";
import type { SelectionTarget } from "@/tools/wallContract";
import { goToBox } from "@/ui/wall/goToBox";
import type { WallRoom } from "@/ui/wall/room";

/** The part of a map that a text names, or null. */
function targetOf(room: WallRoom, { id, where }: Match): SelectionTarget | null {
  const { lanes, columns } = room.board.state;
  if (where === "map") return { map: id as MapId };
  const lane = where === "lane" ? lanes.get(id as LaneId) : undefined;
  if (lane) return { map: lane.map, lane: lane.id };
  const column = where === "column" ? columns.get(id as ColumnId) : undefined;
  return column ? { map: column.map, column: column.id } : null;
}

function boxOf(room: WallRoom, { id, where }: Match): Box | null {
  if (where === "card" || where === "body") return room.wall.boxOfCards([id as CardId]);
  return room.board.state.things.get(id as ThingId)?.box ?? null;
}

/** Selects what the words stand on and goes there; with `enter` it gets the keyboard as well. */
export function goToMatch(room: WallRoom, match: Match, enter: boolean): void {
  const target = targetOf(room, match);
  const box = target ? room.wall.boxOfTarget(target) : boxOf(room, match);
  if (target) room.wall.selectTarget(target);
  else room.wall.select([match.id as ItemId]);
  if (enter && (match.where === "card" || match.where === "body")) room.wall.focusCard(match.id as CardId);
  else if (enter) room.wall.focus();
  if (box) goToBox(room, box);
  else room.wall.zoomToSelection();
}
