/** What fingers, mouse and pen do on one wall, and whom it concerns. */
import { panBy, zoomAt } from "@/canvas/camera";
import { hitTest, itemOf } from "@/canvas/hit";
import type { Point } from "@/geometry/box";
import type { Beholding } from "@/tools/beholding";
import type { Company } from "@/tools/company";
import type { Editor } from "@/tools/editor";
import type { Focus } from "@/tools/focus";
import { selectTogether } from "@/tools/groupSelecting";
import type { ToolEvent } from "@/tools/input";
import { Pointers } from "@/tools/pointers";
import { itemsOf, NO_SELECTION, targetOf } from "@/tools/selecting";
import { sightOf, type WallParts } from "@/tools/wallParts";

/** Whoever listens. */
export interface Listeners {
  readonly parts: WallParts;
  readonly editor: Editor;
  readonly focus: Focus;
  readonly company: Company;
  readonly beholding: Beholding;
  readonly feed: (event: ToolEvent) => void;
  readonly showHand: (state: "open" | "closed" | null) => void;
}

/** Listens to the pointers of a wall. */
export function listen(to: Listeners): Pointers {
  const { parts } = to;
  const { camera, tool } = parts;
  return new Pointers({
    parts,
    isWriting: (target) => to.editor.owns(target),
    tool: to.feed,
    fine: () => tool.value === "pen" || tool.value === "highlighter",
    pan: (dx, dy) => {
      to.beholding.wander();
      camera.set(panBy(camera.camera.value, dx, dy));
    },
    zoom: (at, factor) => {
      to.beholding.wander();
      camera.set(zoomAt(camera.camera.value, at, camera.camera.value.zoom * factor));
    },
    menu: (at, page) => openMenu(to, at, page),
    cursor: (at) => to.company.cursor(at),
    hand: to.showHand,
  });
}

function openMenu({ parts, focus }: Listeners, at: Point, page: Point): void {
  const hit = hitTest(sightOf(parts), at);
  const item = itemOf(hit);
  if (item !== null && !itemsOf(parts.selection.value).has(item)) selectTogether(parts, [item]);
  focus.enterHit(hit);
  // The menu is about what was pressed, whatever was selected before.
  const target = targetOf(hit);
  if (target) parts.selection.value = { ...NO_SELECTION, target };
  parts.options.onContextMenu?.(hit, page);
}
