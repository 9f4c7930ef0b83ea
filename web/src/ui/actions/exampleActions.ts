import { Lightbulb, Trash2 } from "lucide-react";
import { deleteMap } from "@/document/commands/maps";
import type { MapRecord } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { hasExample } from "@/maps/starter";
import type { Action } from "@/ui/actions/action";
import { selectedPart } from "@/ui/actions/selected";
import { addExample } from "@/ui/guides/addExample";
import { isExample } from "@/ui/guides/isExample";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

function selectedMap(room: WallRoom): MapRecord | null {
  const found = selectedPart(room);
  return found?.part === "map" ? found.map : null;
}

/** An example of a map to look at, and to throw away again. */
export const exampleActions: readonly Action[] = [
  {
    id: "example.look",
    group: "maps",
    labelKey: "example.look",
    icon: Lightbulb,
    writes: true,
    when: (room) => {
      const map = selectedMap(room);
      const kind = map === null ? undefined : kinds.get(map.kind);
      return map !== null && !isExample(map) && kind !== undefined && hasExample(kind);
    },
    run: (room) => {
      const map = selectedMap(room);
      if (!map) return;
      addExample(room, map, (kind) => t("example.of", { kind }));
      tellWithUndo(room, t("example.added"));
    },
  },
  {
    id: "example.remove",
    group: "maps",
    labelKey: "example.remove",
    icon: Trash2,
    writes: true,
    when: (room) => {
      const map = selectedMap(room);
      return map !== null && isExample(map);
    },
    run: (room) => {
      const map = selectedMap(room);
      if (!map) return;
      deleteMap(room.board, map.id);
      tellWithUndo(room, t("example.removed"));
    },
  },
];
