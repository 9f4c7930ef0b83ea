import { Filter as FilterIcon, Replace, Search, Tag, Trash2 } from "lucide-react";
import { type Action, always } from "@/ui/actions/action";
import { announce } from "@/ui/announce";
import { selectedItems } from "@/ui/editing/canvasItems";
import { ALIKE, type Alike, hasTraits, similarTo } from "@/ui/filter/similar";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

function selectSimilar(room: WallRoom, alike: Alike): void {
  const found = similarTo(room.board.state, selectedItems(room), alike);
  room.wall.select(found);
  announce(t("canvas.selected", { count: found.length }));
}

/** Finding things on the wall: by their words, by what they are, and what was deleted. */
export const findActions: readonly Action[] = [
  {
    id: "find.open",
    group: "view",
    labelKey: "find.open",
    keys: ["mod+f"],
    icon: Search,
    writes: false,
    when: always,
    run: (room) => {
      room.strip.value = "find";
    },
  },
  {
    id: "find.replace",
    group: "cards",
    labelKey: "find.replaceOpen",
    keys: ["mod+shift+f"],
    icon: Replace,
    writes: true,
    when: always,
    run: (room) => {
      room.strip.value = "replace";
    },
  },
  {
    id: "view.filter",
    group: "view",
    labelKey: "filter.open",
    keys: ["shift+f"],
    icon: FilterIcon,
    writes: false,
    when: always,
    run: (room) => {
      room.strip.value = "filter";
    },
  },
  {
    id: "tag.open",
    group: "cards",
    labelKey: "tag.open",
    keys: ["shift+t"],
    icon: Tag,
    writes: true,
    when: always,
    run: (room) => {
      room.dialog.value = "tags";
    },
  },
  {
    id: "board.trash",
    group: "board",
    labelKey: "trash.open",
    icon: Trash2,
    writes: false,
    when: (room) => room.session !== null,
    run: (room) => {
      room.dialog.value = "trash";
    },
  },
  ...ALIKE.map(
    (alike): Action => ({
      id: `select.${alike}`,
      group: "view",
      labelKey: `select.${alike}`,
      writes: false,
      when: (room) => hasTraits(room.board.state, selectedItems(room), alike),
      run: (room) => selectSimilar(room, alike),
    }),
  ),
];
