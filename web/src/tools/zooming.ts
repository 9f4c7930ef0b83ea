/** Looking at things: everything, the selection, one box, another zoom. */
import {
  boardToScreen,
  type Camera,
  centred,
  FIT_MARGIN,
  firstLook,
  fitBox,
  PHONE_WIDTH,
  panBy,
  type Viewport,
  zoomAt,
} from "@/canvas/camera";
import { boxOfRoute } from "@/canvas/routing/route";
import { type Box, centre, covers, intersects, type Point, union } from "@/geometry/box";
import type { LookParts } from "@/tools/makeParts";
import type { Insets } from "@/tools/wallContract";

/** Cards that are talked about are enlarged up to here. */
export const STAGE_ZOOM = 1.2;
/** Screen pixels that stay free between what is fitted and what would have lain over it. */
const BESIDE = 16;

/** Shows everything on the wall. */
export function zoomToFit(parts: LookParts): void {
  const content = parts.scene.contentBox();
  if (content) showBox(parts, content, 1);
}

/** The first look at a wall: all of it where its shape can be made out, else where its first map begins. */
export function lookAtBeginning(parts: LookParts): void {
  const content = parts.scene.contentBox();
  if (!content) return;
  const first = firstBox(parts.scene.sheets.map((sheet) => sheet.layout.box));
  parts.camera.set(uncovered(parts, content, (window) => firstLook(content, first, window)));
}

/** Shows what is selected: cards, or the map that something is selected of, on a phone from where it begins. */
export function zoomToSelection(parts: LookParts): void {
  const { target } = parts.selection.value;
  const box = selectionBox(parts);
  if (!box) return;
  const { w, h } = parts.view.viewport;
  if (!target || h <= 1 || w > PHONE_WIDTH) showBox(parts, box, 1);
  else parts.camera.fly(uncovered(parts, box, (window) => firstLook(box, box, window)));
}

/** Puts a box into the window; enlarges it no further than `maxZoom`. A window without a size has nothing to show it in. */
export function showBox(parts: LookParts, box: Box, maxZoom: number): void {
  const { w, h } = parts.view.viewport;
  if (w <= 1 || h <= 1) return;
  const all = withHeaders(parts, box);
  parts.camera.fly(uncovered(parts, all, (window) => fitBox(all, window, maxZoom)));
}

/** With room for the headers of its map, which stay at the window's edge and would lie over the box. */
function withHeaders(parts: LookParts, box: Box): Box {
  const sheet = parts.scene.sheetAt(centre(box));
  if (!sheet || !covers(sheet.layout.box, box)) return box;
  const { laneBand, columnBand } = sheet;
  const left = laneBand && box.x >= laneBand.x + laneBand.w ? laneBand.w : 0;
  const top = columnBand && box.y >= columnBand.y + columnBand.h ? columnBand.h : 0;
  return { x: box.x - left, y: box.y - top, w: box.w + left, h: box.h + top };
}

/** Puts a box into the middle of the window without changing the zoom. */
export function centreOn(parts: LookParts, box: Box): void {
  const { window, shift } = clearWindow(parts);
  parts.camera.fly(shifted(centred(box, window, parts.camera.aim.zoom), shift));
}

/** Zooms around the middle of the window. */
export function zoomTo(parts: LookParts, zoom: number): void {
  const { w, h } = parts.view.viewport;
  parts.camera.fly(zoomAt(parts.camera.aim, { x: w / 2, y: h / 2 }, zoom));
}

/** Around all selected cards in all their places, or the map that something is selected of. */
export function selectionBox(parts: LookParts): Box | null {
  const { scene, selection } = parts;
  const { target } = selection.value;
  if (target) return scene.sheet(target.map)?.layout.box ?? null;
  return union(boxesOf(parts));
}

/** The box that is nearest to the top left, as one reads. */
function firstBox(boxes: readonly Box[]): Box | null {
  return boxes.reduce<Box | null>((first, box) => (first && first.x + first.y <= box.x + box.y ? first : box), null);
}

function* boxesOf({ scene, selection }: LookParts): Generator<Box> {
  const { cards, things, connectors } = selection.value;
  for (const card of cards) for (const slot of scene.items.slotsOf(card)) yield scene.items.box(slot);
  for (const id of things) {
    const thing = scene.things.get(id);
    if (thing) yield thing.box;
  }
  for (const id of connectors) {
    const line = scene.connectors.lineOf(id);
    if (line) yield boxOfRoute(line.route);
  }
}

/** The window without what chrome lies over, and how far its corner is from the window's. */
function clearWindow(parts: LookParts, insets = parts.options.insets?.()): { window: Viewport; shift: Point } {
  const { w, h } = parts.view.viewport;
  if (!insets) return { window: { w, h }, shift: { x: 0, y: 0 } };
  const { top, right, bottom, left } = insets;
  return { window: { w: Math.max(1, w - left - right), h: Math.max(1, h - top - bottom) }, shift: { x: left, y: top } };
}

/**
 * The camera that brings a box into the clear window. Where something would lie over the box in a lower corner, the window
 * ends above or beside it, whichever shows more.
 */
function uncovered(parts: LookParts, box: Box, look: (window: Viewport) => Camera): Camera {
  const within = (insets?: Insets): Camera => {
    const { window, shift } = clearWindow(parts, insets);
    return shifted(look(window), shift);
  };
  const all = within();
  const covered = parts.options.covered?.();
  if (!covered || !intersects(onScreen(all, box), covered)) return all;
  const insets = parts.options.insets?.() ?? { top: 0, right: 0, bottom: 0, left: 0 };
  // A fitted box has a margin of its own.
  const spare = FIT_MARGIN - BESIDE;
  const above = within({ ...insets, bottom: Math.max(insets.bottom, parts.view.viewport.h - covered.y - spare) });
  const beside = within({ ...insets, left: Math.max(insets.left, covered.x + covered.w - spare) });
  return above.zoom >= beside.zoom ? above : beside;
}

function onScreen(camera: Camera, { x, y, w, h }: Box): Box {
  return { ...boardToScreen(camera, { x, y }), w: w * camera.zoom, h: h * camera.zoom };
}

function shifted(camera: Camera, shift: Point): Camera {
  return panBy(camera, shift.x, shift.y);
}
