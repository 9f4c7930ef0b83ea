import { ListOrdered, Rows2 } from "lucide-react";
import { addColumn, deleteColumn, moveColumn } from "@/document/commands/columns";
import { columnSiblings } from "@/document/commands/insertion";
import type { ColumnId, MapId } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { mapStructure } from "@/maps/structure";
import { joining, leaving } from "@/maps/valueStream/sideBySide";
import type { Action } from "@/ui/actions/action";
import { selectedPart } from "@/ui/actions/selected";
import type { WallRoom } from "@/ui/wall/room";

const KIND = "value_stream_map";
const LAST = Number.POSITIVE_INFINITY;

/** The selected step of a value stream map, with the structure of that map. */
function selectedStep(room: WallRoom) {
  const part = selectedPart(room);
  const kind = part?.part === "column" && part.map.kind === KIND ? kinds.get(KIND) : undefined;
  if (part?.part !== "column" || !kind) return null;
  const structure = mapStructure(kind, part.map.id, room.board.state);
  return { map: part.map.id, step: part.column.id, structure };
}

function seatAtTop(room: WallRoom, map: MapId, column: ColumnId): number {
  return columnSiblings(room.board.state, map, null).findIndex(({ id }) => id === column);
}

/** Lets the step and the next one run at the same time, in one step of undo. */
function together(room: WallRoom): void {
  const found = selectedStep(room);
  const how = found && joining(found.structure, found.step);
  if (!found || !how) return;
  const { board } = room;
  room.undo.group(() => {
    if ("join" in how) {
      moveColumn(board, { column: how.step, parent: how.join, index: how.first ? 0 : LAST });
      return;
    }
    const index = seatAtTop(room, found.map, how.together[0]);
    const group = addColumn(board, { map: found.map, role: "parallel", index });
    for (const column of how.together) moveColumn(board, { column, parent: group, index: LAST });
  });
}

/** Lets the step follow the others of its group; a group of one is none. */
function after(room: WallRoom): void {
  const found = selectedStep(room);
  const how = found && leaving(found.structure, found.step);
  if (!found || !how) return;
  const { board } = room;
  room.undo.group(() => {
    const index = seatAtTop(room, found.map, how.group) + 1;
    moveColumn(board, { column: found.step, parent: null, index });
    if (how.alone === null) return;
    moveColumn(board, { column: how.alone, parent: null, index });
    deleteColumn(board, how.group);
  });
}

/** What is done to value stream maps. */
export const streamActions: readonly Action[] = [
  {
    id: "stream.together",
    group: "maps",
    labelKey: "valueStream.together",
    icon: Rows2,
    writes: true,
    when: (room) => {
      const found = selectedStep(room);
      return found !== null && joining(found.structure, found.step) !== null;
    },
    run: together,
  },
  {
    id: "stream.after",
    group: "maps",
    labelKey: "valueStream.after",
    icon: ListOrdered,
    writes: true,
    when: (room) => {
      const found = selectedStep(room);
      return found !== null && leaving(found.structure, found.step) !== null;
    },
    run: after,
  },
];
