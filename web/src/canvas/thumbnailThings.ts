/** Things and connectors in a small picture of a wall: where they are and what they are like, without words. */
import type { Camera } from "@/canvas/camera";
import { traceForm } from "@/canvas/forms";
import { extentOf } from "@/canvas/inkPath";
import { inkColour, MARKER_COVER } from "@/canvas/paintInk";
import type { Palette } from "@/canvas/palette";
import { GATHERED } from "@/canvas/routing/route";
import { PLANES, planeOf } from "@/canvas/thingStore";
import type { ThumbnailWays } from "@/canvas/thumbnailWays";
import { compareOrder } from "@/document/order";
import { type BoardState, PAPER_KEYS } from "@/document/records";
import type { Connector, InkThing, Thing } from "@/document/things";
import type { Box } from "@/geometry/box";

/** Pictures of images by their ids. */
export type Pictures = ReadonlyMap<string, CanvasImageSource>;

/** No picture of any image is here. */
export const NO_PICTURES: Pictures = new Map();

interface Drawn {
  readonly things: readonly Thing[];
  readonly pictures: Pictures;
}

/** The living things of a state by plane and order. */
export function thingsToDraw(state: BoardState): Thing[] {
  const living = [...state.things.values()].filter((thing) => !thing.deleted);
  return living.sort((a, b) => planeOf(a) - planeOf(b) || compareOrder(a, b));
}

/** Draws what lies below maps, or what lies above them; connectors come between frames and shapes. */
export function drawThings(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  { things, pictures }: Drawn,
  which: "frames" | "others",
): void {
  for (const thing of things) {
    if ((planeOf(thing) === PLANES.frame) !== (which === "frames")) continue;
    const picture = thing.type === "image" ? pictures.get(thing.image) : undefined;
    if (picture) drawPicture(context, camera, thing.box, picture);
    else if (thing.type === "ink") drawInk(context, camera, palette, thing);
    else drawThing(context, camera, palette, thing);
  }
}

function drawPicture(context: CanvasRenderingContext2D, camera: Camera, box: Box, picture: CanvasImageSource): void {
  const { zoom } = camera;
  context.drawImage(picture, (box.x - camera.x) * zoom, (box.y - camera.y) * zoom, box.w * zoom, box.h * zoom);
}

function drawThing(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  thing: Exclude<Thing, InkThing>,
): void {
  const { zoom } = camera;
  const x = (thing.box.x - camera.x) * zoom;
  const y = (thing.box.y - camera.y) * zoom;
  const w = Math.max(1.5, thing.box.w * zoom);
  const h = Math.max(1, thing.box.h * zoom);
  const tone = PAPER_KEYS.indexOf(thing.color);
  context.lineWidth = 1;
  context.strokeStyle = palette.pens[tone] ?? palette.ink;
  context.fillStyle = palette.cards[tone] ?? palette.sheet;
  context.beginPath();
  if (thing.type === "shape") traceForm(context, thing.form, x, y, w, h, zoom);
  else if (thing.type === "text") {
    context.fillStyle = palette.inkSoft;
    context.rect(x, y + h * 0.25, w, Math.max(1, h * 0.4));
  } else context.rect(x, y, w, h);
  if (thing.type === "frame") context.strokeStyle = palette.lineStrong;
  context.globalAlpha = thing.type === "frame" || thing.type === "text" ? 0.5 : 1;
  context.fill();
  context.globalAlpha = 1;
  if (thing.type === "shape" || thing.type === "frame") context.stroke();
}

function drawInk(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, ink: InkThing): void {
  const { points, box } = ink;
  const [w, h] = extentOf(points);
  const sx = w > 0 ? box.w / w : 1;
  const sy = h > 0 ? box.h / h : 1;
  context.beginPath();
  for (let at = 0; at < points.length; at += 3) {
    const x = (box.x + (points[at] as number) * sx - camera.x) * camera.zoom;
    const y = (box.y + (points[at + 1] as number) * sy - camera.y) * camera.zoom;
    if (at === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.globalAlpha = ink.pen === "highlighter" ? MARKER_COVER : 1;
  context.lineWidth = Math.max(1, ink.width * camera.zoom);
  context.strokeStyle = inkColour(palette, ink);
  context.stroke();
  context.globalAlpha = 1;
}

/** Draws connectors along their ways, gathered by colour. */
export function drawConnectors(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  connectors: Iterable<Connector>,
  ways: ThumbnailWays,
): void {
  const byColour = new Map<string, (readonly number[])[]>();
  for (const connector of connectors) {
    if (connector.deleted) continue;
    const colour = palette.pens[PAPER_KEYS.indexOf(connector.color)] ?? palette.ink;
    const found = byColour.get(colour);
    if (found) found.push(ways.of(connector));
    else byColour.set(colour, [ways.of(connector)]);
  }
  context.lineWidth = 1;
  for (const [colour, all] of byColour) {
    context.strokeStyle = colour;
    for (let at = 0; at < all.length; at += GATHERED) {
      context.beginPath();
      for (const points of all.slice(at, at + GATHERED)) trace(context, camera, points);
      context.stroke();
    }
  }
}

function trace(context: CanvasRenderingContext2D, { x, y, zoom }: Camera, points: readonly number[]): void {
  for (let at = 0; at < points.length; at += 2) {
    const px = ((points[at] as number) - x) * zoom;
    const py = ((points[at + 1] as number) - y) * zoom;
    if (at === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  }
}
