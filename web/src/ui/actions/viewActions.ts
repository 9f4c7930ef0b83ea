import { Magnet, Maximize, Scan, Search, ZoomIn, ZoomOut } from "lucide-react";
import { type Action, always } from "@/ui/actions/action";
import { selectedItems } from "@/ui/actions/selected";
import { toggleSnapping } from "@/ui/wall/snapping";

const STEP = 1.25;

/** How one looks at the wall. */
export const viewActions: readonly Action[] = [
  {
    id: "view.fit",
    group: "view",
    labelKey: "view.fit",
    keys: ["shift+1"],
    icon: Maximize,
    writes: false,
    when: always,
    run: (room) => room.wall.zoomToFit(),
  },
  {
    id: "view.selection",
    group: "view",
    labelKey: "view.selection",
    keys: ["shift+2"],
    icon: Scan,
    writes: false,
    when: (room) => selectedItems(room).length > 0 || room.wall.selection.peek().target !== null,
    run: (room) => room.wall.zoomToSelection(),
  },
  {
    id: "view.actual",
    group: "view",
    labelKey: "view.actual",
    keys: ["shift+0"],
    icon: Search,
    writes: false,
    when: always,
    run: (room) => room.wall.zoomTo(1),
  },
  {
    id: "view.in",
    group: "view",
    labelKey: "view.in",
    keys: ["+", "="],
    icon: ZoomIn,
    writes: false,
    when: always,
    run: (room) => room.wall.zoomBy(STEP),
  },
  {
    id: "view.out",
    group: "view",
    labelKey: "view.out",
    keys: ["-"],
    icon: ZoomOut,
    writes: false,
    when: always,
    run: (room) => room.wall.zoomBy(1 / STEP),
  },
  {
    id: "view.snap",
    group: "view",
    labelKey: "view.snap",
    icon: Magnet,
    writes: false,
    when: always,
    run: toggleSnapping,
  },
  {
    id: "view.minimap",
    group: "view",
    labelKey: "view.minimap",
    keys: ["m"],
    writes: false,
    when: always,
    run: (room) => {
      room.minimap.value = !room.minimap.peek();
    },
  },
];
