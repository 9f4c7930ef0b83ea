import { ArrowRightToLine, Columns2, Crosshair, FoldVertical, Rows3, Square, UnfoldVertical } from "lucide-react";
import type { Action } from "@/ui/actions/action";
import { selectedPart } from "@/ui/actions/selected";
import { canDivide, canUnite } from "@/ui/kanban/division";
import { kanbanMap } from "@/ui/kanban/kanbanMap";
import { isOlderFolded, isOlderShown, showOlder } from "@/ui/kanban/olderDone";
import { type Catalogue, fetchWords } from "@/ui/strings/words";
import type { WallRoom } from "@/ui/wall/room";

/** The kind that has lanes by class of service. */
const KANBAN = "kanban";

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
    id: "column.older",
    group: "maps",
    labelKey: "column.older",
    icon: UnfoldVertical,
    writes: false,
    when: (room) => {
      const map = kanbanMap(room);
      return map !== null && isOlderFolded(room.board, map.id);
    },
    run: (room) => {
      const map = kanbanMap(room);
      if (map) showOlder(room.board, map.id, true);
    },
  },
  {
    id: "column.recent",
    group: "maps",
    labelKey: "column.recent",
    icon: FoldVertical,
    writes: false,
    when: (room) => {
      const map = kanbanMap(room);
      return map !== null && isOlderShown(map.id);
    },
    run: (room) => {
      const map = kanbanMap(room);
      if (map) showOlder(room.board, map.id, false);
    },
  },
  ...(["class", "goal"] as const).map(
    (by): Action => ({
      id: `map.lanes.${by}`,
      group: "maps",
      labelKey: `map.lanes.${by}`,
      icon: Rows3,
      writes: true,
      when: (room) => kanbanMap(room)?.kind === KANBAN,
      run: (room) => {
        const map = kanbanMap(room);
        if (map)
          void late(() => import("@/ui/kanban/sortLanes"), "kanban").then((part) => part.sortLanes(room, map, by));
      },
    }),
  ),
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
