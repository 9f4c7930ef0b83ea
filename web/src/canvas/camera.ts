/** The camera: which part of the board the window shows. Pure; screen points are CSS pixels from the window's top left. */
import { type Box, clamp, type Point } from "@/geometry/box";

/** `x`, `y` is the board point at the window's top left corner; `zoom` is screen pixels per board unit. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The window's size in CSS pixels. */
export interface Viewport {
  readonly w: number;
  readonly h: number;
}

/** Zooming out ends here: a wall of 10,000 cards fits a laptop at about 7 %. */
export const MIN_ZOOM = 0.01;
/** Zooming in ends here. */
export const MAX_ZOOM = 4;
/** Screen pixels kept free around what is fitted into the window. */
export const FIT_MARGIN = 48;

/** Below this zoom a wall is a patch of colours: nobody can tell from it where they are. */
const SHAPE_ZOOM = 0.2;
/** Windows up to this width are those of phones: there is too little of a map in them to begin with its shape. */
export const PHONE_WIDTH = 640;
/** Titles of cards read well from here on, and a phone still shows a lane's name beside two columns. */
const BEGINNING_ZOOM = 0.45;
/** Screen pixels kept free beside the beginning of a map. */
const BEGINNING_MARGIN = 16;

/** Zooms this close to each other count as the same during a flight; the exact formula would divide by almost nothing. */
const SAME_ZOOM = 1e-4;

/** The zoom held inside what the wall supports; anything that is not a number becomes 100 %. */
export function clampZoom(zoom: number): number {
  return Number.isFinite(zoom) ? clamp(zoom, MIN_ZOOM, MAX_ZOOM) : 1;
}

/** Where on the board a point of the window lies. */
export function screenToBoard(camera: Camera, point: Point): Point {
  return { x: camera.x + point.x / camera.zoom, y: camera.y + point.y / camera.zoom };
}

/** Where in the window a point of the board appears. */
export function boardToScreen(camera: Camera, point: Point): Point {
  return { x: (point.x - camera.x) * camera.zoom, y: (point.y - camera.y) * camera.zoom };
}

/** The part of the board the window shows. */
export function visibleBox(camera: Camera, viewport: Viewport): Box {
  return { x: camera.x, y: camera.y, w: viewport.w / camera.zoom, h: viewport.h / camera.zoom };
}

/** The camera moved so that the content follows the hand by (dx, dy) screen pixels. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom, zoom: camera.zoom };
}

/** The camera at another zoom, with the board point under `at` staying where it is on the screen. */
export function zoomAt(camera: Camera, at: Point, zoom: number): Camera {
  const next = clampZoom(zoom);
  const fixed = screenToBoard(camera, at);
  return { x: fixed.x - at.x / next, y: fixed.y - at.y / next, zoom: next };
}

/** The camera that puts a board box in the middle of the window, not enlarged beyond `maxZoom`. */
export function fitBox(box: Box, viewport: Viewport, maxZoom = 1): Camera {
  const wide = Math.max(1, viewport.w - 2 * FIT_MARGIN) / Math.max(1, box.w);
  const high = Math.max(1, viewport.h - 2 * FIT_MARGIN) / Math.max(1, box.h);
  return centred(box, viewport, clampZoom(Math.min(wide, high, maxZoom)));
}

/**
 * The camera one begins with: everything, or the beginning of the first map where all of it would be too small. A phone
 * shows everything only where it can be read.
 */
export function firstLook(content: Box, first: Box | null, viewport: Viewport): Camera {
  const all = fitBox(content, viewport);
  const least = viewport.w <= PHONE_WIDTH ? BEGINNING_ZOOM : SHAPE_ZOOM;
  if (all.zoom >= least || first === null) return all;
  const zoom = Math.max(BEGINNING_ZOOM, fitBox(first, viewport).zoom);
  const margin = BEGINNING_MARGIN / zoom;
  return { x: first.x - margin, y: first.y - margin, zoom };
}

/** The camera with the box's middle in the window's middle at a given zoom. */
export function centred(box: Box, viewport: Viewport, zoom: number): Camera {
  return {
    x: box.x + box.w / 2 - viewport.w / 2 / zoom,
    y: box.y + box.h / 2 - viewport.h / 2 / zoom,
    zoom,
  };
}

/** The smallest move of the camera that brings the box into view with a margin; the same camera when it is already there. */
export function reveal(camera: Camera, viewport: Viewport, box: Box, margin = FIT_MARGIN): Camera {
  const pad = margin / camera.zoom;
  const x = revealAxis(camera.x, viewport.w / camera.zoom, box.x - pad, box.w + 2 * pad);
  const y = revealAxis(camera.y, viewport.h / camera.zoom, box.y - pad, box.h + 2 * pad);
  return x === camera.x && y === camera.y ? camera : { x, y, zoom: camera.zoom };
}

function revealAxis(start: number, length: number, from: number, size: number): number {
  if (size > length || from < start) return from;
  return from + size > start + length ? from + size - length : start;
}

/** A camera between two others; `t` runs from 0 to 1. Zoom is interpolated by ratio, so that speed looks even. */
export function between(a: Camera, b: Camera, viewport: Viewport, t: number): Camera {
  const zoom = a.zoom * (b.zoom / a.zoom) ** t;
  const ax = a.x + viewport.w / 2 / a.zoom;
  const ay = a.y + viewport.h / 2 / a.zoom;
  const bx = b.x + viewport.w / 2 / b.zoom;
  const by = b.y + viewport.h / 2 / b.zoom;
  // The centre has to travel in step with the zoom, or the target swings out of view on the way.
  const span = Math.abs(a.zoom / b.zoom - 1) < SAME_ZOOM ? t : (1 / a.zoom - 1 / zoom) / (1 / a.zoom - 1 / b.zoom);
  return {
    x: ax + (bx - ax) * span - viewport.w / 2 / zoom,
    y: ay + (by - ay) * span - viewport.h / 2 / zoom,
    zoom,
  };
}
