import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  BetweenHorizontalStart,
  BetweenVerticalStart,
  ChartNoAxesCombined,
  Pencil,
  Trash2,
} from "lucide-react";
import { deleteMap } from "@/document/commands/maps";
import type { MapRecord } from "@/document/records";
import { flowMaps } from "@/maps/flow/flowMaps";
import type { Action } from "@/ui/actions/action";
import { addBeside, canMove, deleteStrip, moveStrip, type Strip, type Way } from "@/ui/actions/partMoves";
import { selectedPart } from "@/ui/actions/selected";
import { type TextKey, t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

type Part = Strip["part"];

function strip(room: WallRoom, part: Part): Strip | null {
  const found = selectedPart(room);
  return found && found.part !== "map" && found.part === part ? found : null;
}

function told(room: WallRoom, key: TextKey): void {
  tellWithUndo(room, t(key));
}

function add(part: Part, way: Way, icon: Action["icon"]): Action {
  return {
    id: `${part}.add.${way === 1 ? "after" : "before"}`,
    group: "maps",
    labelKey: way === 1 ? `${part}.addAfter` : `${part}.addBefore`,
    ...(icon ? { icon } : {}),
    writes: true,
    when: (room) => strip(room, part) !== null,
    run: (room) => {
      const found = strip(room, part);
      if (found) room.wall.startEditing(addBeside(room.board, found, way));
    },
  };
}

function move(part: Part, way: Way, icon: Action["icon"]): Action {
  return {
    id: `${part}.move.${way === 1 ? "after" : "before"}`,
    group: "maps",
    labelKey: way === 1 ? `${part}.moveAfter` : `${part}.moveBefore`,
    ...(icon ? { icon } : {}),
    writes: true,
    when: (room) => {
      const found = strip(room, part);
      return found !== null && canMove(room.board, found, way);
    },
    run: (room) => {
      const found = strip(room, part);
      if (found) moveStrip(room.board, found, way);
    },
  };
}

function remove(part: Part): Action {
  return {
    id: `${part}.delete`,
    group: "maps",
    labelKey: `${part}.delete`,
    icon: Trash2,
    writes: true,
    when: (room) => strip(room, part) !== null,
    run: (room) => {
      const found = strip(room, part);
      if (!found) return;
      deleteStrip(room.board, found);
      told(room, part === "lane" ? "toast.laneDeleted" : "toast.columnDeleted");
    },
  };
}

/** The map whose flow is meant: the selected one, else the only one on which work flows. */
function flowMap(room: WallRoom): MapRecord | null {
  const flowing = flowMaps(room.board.state);
  const selected = selectedPart(room)?.map.id;
  return flowing.find((map) => map.id === selected) ?? (flowing.length === 1 ? (flowing[0] ?? null) : null);
}

/** What one does with maps, their lanes and columns. */
export const mapActions: readonly Action[] = [
  {
    id: "part.rename",
    group: "maps",
    labelKey: "action.rename",
    icon: Pencil,
    writes: true,
    when: (room) => selectedPart(room) !== null,
    run: (room) => {
      const found = selectedPart(room);
      if (!found) return;
      const id = found.part === "map" ? found.map.id : found.part === "lane" ? found.lane.id : found.column.id;
      room.wall.startEditing(id);
    },
  },
  add("column", -1, BetweenVerticalStart),
  add("column", 1, BetweenVerticalStart),
  move("column", -1, ArrowLeft),
  move("column", 1, ArrowRight),
  remove("column"),
  add("lane", -1, BetweenHorizontalStart),
  add("lane", 1, BetweenHorizontalStart),
  move("lane", -1, ArrowUp),
  move("lane", 1, ArrowDown),
  remove("lane"),
  {
    id: "map.flow",
    group: "maps",
    labelKey: "map.flow",
    icon: ChartNoAxesCombined,
    writes: false,
    when: (room) => flowMap(room) !== null,
    run: (room) => {
      const map = flowMap(room);
      if (map) room.go(`/b/${room.id}/flow/${map.id}`);
    },
  },
  {
    id: "map.delete",
    group: "maps",
    labelKey: "map.delete",
    icon: Trash2,
    writes: true,
    when: (room) => selectedPart(room)?.part === "map",
    run: (room) => {
      const found = selectedPart(room);
      if (!found) return;
      deleteMap(room.board, found.map.id);
      told(room, "toast.mapDeleted");
    },
  },
];
