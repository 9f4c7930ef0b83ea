import { ArrowRightToLine, Columns2, Crosshair, Square } from "lucide-react";
import type { Action } from "@/ui/actions/action";
import { selectedPart } from "@/ui/actions/selected";
import { canDivide, canUnite } from "@/ui/kanban/division";
import { kanbanMap } from "@/ui/kanban/kanbanMap";
import { type Catalogue, fetchWords } from "@/ui/strings/words";
import type { WallRoom } from "@/ui/wall/room";

function column(room: WallRoom) {
  const found = selectedPart(room);
  return found?.part === "column" ? found : null;
}

/** What is done comes with its words when it is first asked for. */
async function late<T>(load: () => Promise<T>, ...words: readonly Catalogue[]): Promise<T> {
  const [part] = await Promise.all([load(), fetchWords(words)]);
  return part;
}

/** What one does on an enterprise kanban: a state in two columns and back, and pulling what comes next. */
export const kanbanActions: readonly Action[] = [
  {
    id: "column.divide",
    group: "maps",
    labelKey: "column.divide",
    icon: Columns2,
    writes: true,
    when: (room) => {
      const found = column(room);
      return found !== null && canDivide(room.board, found);
    },
    run: (room) => {
      const found = column(room);
      if (found) void late(() => import("@/ui/kanban/divide"), "kanban").then(({ divide }) => divide(room, found));
    },
  },
  {
    id: "column.unite",
    group: "maps",
    labelKey: "column.unite",
    icon: Square,
    writes: true,
    when: (room) => {
      const found = column(room);
      return found !== null && canUnite(room.board, found) !== null;
    },
    run: (room) => {
      const found = column(room);
      if (found) void late(() => import("@/ui/kanban/divide"), "kanban").then(({ unite }) => unite(room, found));
    },
  },
  {
    id: "map.next",
    group: "maps",
    labelKey: "map.next",
    keys: ["shift+n"],
    icon: Crosshair,
    writes: false,
    when: (room) => kanbanMap(room) !== null,
    run: (room) => void late(() => import("@/ui/kanban/pull"), "kanban").then(({ goToNext }) => goToNext(room)),
  },
  {
    id: "map.pull",
    group: "maps",
    labelKey: "map.pull",
    icon: ArrowRightToLine,
    writes: true,
    when: (room) => kanbanMap(room) !== null,
    run: (room) => void late(() => import("@/ui/kanban/pull"), "kanban").then(({ pullNext }) => pullNext(room)),
  },
];
