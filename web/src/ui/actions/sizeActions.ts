import type { Action } from "@/ui/actions/action";
import type { KeyText } from "@/ui/actions/keys";
import { announce } from "@/ui/announce";
import { selectedItems, selectedUnits } from "@/ui/editing/canvasItems";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

/** How far one press pulls an edge, in board units. */
const STEP = 32;

/** Whether all that is selected lies on the canvas and is not locked. */
function canStretch(room: WallRoom): boolean {
  const count = selectedItems(room).length;
  return count > 0 && selectedUnits(room).reduce((sum, { items }) => sum + items.length, 0) === count;
}

function size(way: "wider" | "narrower" | "taller" | "shorter", key: KeyText, dx: number, dy: number): Action {
  return {
    id: `size.${way}`,
    group: "arrange",
    labelKey: `size.${way}`,
    keys: [key],
    writes: true,
    when: canStretch,
    run: (room) => {
      room.wall.stretchBy(dx, dy);
      const units = selectedUnits(room);
      const [box] = units.map((unit) => unit.box);
      if (box && units.length === 1) {
        announce(t("size.done", { width: Math.round(box.w), height: Math.round(box.h) }));
      }
    },
  };
}

/** Stretching what is selected without a pointer. */
export const sizeActions: readonly Action[] = [
  size("wider", "alt+shift+d", STEP, 0),
  size("narrower", "alt+shift+a", -STEP, 0),
  size("taller", "alt+shift+s", 0, STEP),
  size("shorter", "alt+shift+w", 0, -STEP),
];
