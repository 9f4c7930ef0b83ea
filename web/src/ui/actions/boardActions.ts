import { Command, History, Keyboard, LayoutGrid, Link2, SunMoon, SwatchBook, Waypoints } from "lucide-react";
import { type Action, always } from "@/ui/actions/action";
import type { WallDialog, WallRoom } from "@/ui/wall/room";

const open =
  (dialog: WallDialog) =>
  (room: WallRoom): void => {
    room.dialog.value = dialog;
  };

const live = (room: WallRoom): boolean => room.session !== null;

/** What concerns the board as a whole. */
export const boardActions: readonly Action[] = [
  {
    id: "board.palette",
    group: "board",
    labelKey: "board.palette",
    keys: ["mod+k"],
    icon: Command,
    writes: false,
    when: always,
    run: open("palette"),
  },
  {
    id: "board.share",
    group: "board",
    labelKey: "board.share",
    icon: Link2,
    writes: false,
    when: live,
    run: open("share"),
  },
  {
    id: "board.snapshot",
    group: "board",
    labelKey: "board.snapshots",
    icon: History,
    writes: false,
    when: live,
    run: open("snapshot"),
  },
  {
    id: "board.legend",
    group: "board",
    labelKey: "legend.open",
    icon: SwatchBook,
    writes: false,
    when: always,
    run: open("legend"),
  },
  {
    id: "board.shortcuts",
    group: "board",
    labelKey: "board.shortcuts",
    keys: ["?"],
    icon: Keyboard,
    writes: false,
    when: always,
    run: open("shortcuts"),
  },
  {
    id: "board.look",
    group: "board",
    labelKey: "me.look",
    icon: SunMoon,
    writes: false,
    when: always,
    run: open("look"),
  },
  {
    id: "board.stream",
    group: "board",
    labelKey: "stream.show",
    icon: Waypoints,
    writes: false,
    when: (room) => room.session !== null && room.info.value.stream_id !== null,
    run: (room) => {
      const stream = room.info.value.stream_id;
      if (stream) room.go(`/streams/${stream}`);
    },
  },
  {
    id: "board.shelf",
    group: "board",
    labelKey: "action.toShelf",
    icon: LayoutGrid,
    writes: false,
    when: always,
    run: (room) => room.go("/"),
  },
];
