/** Frames, shapes, texts, links and placeholders, as much of them as can be made out at a zoom. */
import type { ShowImage } from "@/canvas/bitmaps";
import type { Camera } from "@/canvas/camera";
import { ellipsis, wrapped } from "@/canvas/ellipsis";
import { traceForm } from "@/canvas/forms";
import type { Palette } from "@/canvas/palette";
import { fontOf, type TextLines } from "@/canvas/textLines";
import { frameTitleBox, type TextPlan, textPlan } from "@/canvas/thingText";
import { PAPER_KEYS } from "@/document/records";
import type { FrameThing, ImageThing, Line, LinkThing, ShapeThing, Thing } from "@/document/things";
import type { Box } from "@/geometry/box";

/** Words for things: their names, and what stands where something cannot be shown. */
export interface ThingWords {
  /** What a thing is called: the key of its type, or for a shape that of its form. */
  kind(key: string): string;
  /** "Rectangle: Later". */
  named(what: { readonly kind: string; readonly text: string }): string;
  /** "Connector from Call to Visit: yes", with the label empty where there is none. */
  connector(what: { readonly from: string; readonly to: string; readonly text: string }): string;
  /** Stands for an end of a connector that is bound to nothing. */
  readonly nothing: string;
  /** Announced after things, or things and cards, were selected or deleted. */
  selected(count: number): string;
  deleted(count: number): string;
  /** Stands for a frame's title nobody has written. */
  readonly untitledFrame: string;
  /** Stands in the place of a thing of a later version. */
  readonly unknown: string;
  /** Stands in the place of a picture, with what is to be seen on it if anybody said so. */
  image(alt: string): string;
  /** Stands in the place of a picture that is not there. */
  readonly imageMissing: string;
}

/** What painting needs to know. */
export interface ThingPaint {
  readonly context: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly palette: Palette;
  readonly lines: TextLines;
  readonly words: ThingWords;
  /** The thing that is written on right now: its words are in a field. */
  readonly writing: string | null;
  /** Gives the pixels of images; null until that part is there. */
  readonly images: ShowImage | null;
}

/** Smaller than this on the screen, letters are bars; below the other, nothing. */
const READABLE = 6;
const BARS = 3;
const LINE_WIDTH = 1.5;
const DASHES: Readonly<Record<Line, readonly number[]>> = { solid: [], dashed: [8, 6], dotted: [1.5, 5], none: [] };
const NO_DASH: readonly number[] = [];

/** The dashes of a line at a scale. */
export function dashOf(line: Line, scale: number): number[] {
  const dash = DASHES[line];
  return dash.length === 0 ? (NO_DASH as number[]) : dash.map((length) => Math.max(1, length * scale));
}

function toneOf(thing: Thing): number {
  return Math.max(0, PAPER_KEYS.indexOf(thing.color));
}

/** Paints the body of a frame; its title comes later, above maps. Returns the number of draw calls. */
export function paintFrame({ context, camera, palette }: ThingPaint, frame: FrameThing, box: Box): number {
  const { x, y, w, h } = onScreen(camera, box);
  const tone = toneOf(frame);
  context.beginPath();
  context.roundRect(x, y, w, h, Math.min(10, 8 * camera.zoom));
  context.globalAlpha = 0.5;
  context.fillStyle = palette.cards[tone] ?? palette.sheet;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 1;
  context.strokeStyle = tone === 0 ? palette.lineStrong : (palette.pens[tone] ?? palette.lineStrong);
  context.stroke();
  return 2;
}

/** Paints the title of a frame, which can be read at every zoom. */
export function paintFrameTitle(paint: ThingPaint, frame: FrameThing, box: Box): number {
  if (paint.writing === frame.id) return 0;
  const { context, camera, palette, words } = paint;
  const at = frameTitleBox(box, camera.zoom);
  const { x, y, w, h } = onScreen(camera, at);
  context.font = `600 ${at.font * camera.zoom}px ${palette.font}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const title = frame.text.trim();
  context.fillStyle = title === "" ? palette.inkSoft : palette.ink;
  const shown = ellipsis(context, title || words.untitledFrame, w);
  if (shown === "") return 0;
  context.fillText(shown, x, y + h / 2);
  return 1;
}

/** Paints a shape, a text, a link or a placeholder in a box; returns the number of draw calls. */
export function paintBody(paint: ThingPaint, thing: Thing, box: Box): number {
  switch (thing.type) {
    case "shape":
      return paintShape(paint, thing, box);
    case "text":
      return paintText(paint, thing, box, paint.palette.pens[toneOf(thing)] ?? paint.palette.ink);
    case "link":
      return paintLink(paint, thing, box);
    case "image":
      return paintImage(paint, thing, box);
    case "unknown":
      return paintPlaceholder(paint, box, paint.words.unknown);
    default:
      return 0;
  }
}

function paintShape(paint: ThingPaint, shape: ShapeThing, box: Box): number {
  const { context, camera, palette } = paint;
  const { x, y, w, h } = onScreen(camera, box);
  const tone = toneOf(shape);
  context.fillStyle = palette.cards[tone] ?? palette.sheet;
  if (Math.max(w, h) < 6) {
    context.fillStyle = palette.pens[tone] ?? palette.ink;
    context.fillRect(x, y, Math.max(1, w), Math.max(1, h));
    return 1;
  }
  context.beginPath();
  traceForm(context, shape.form, x, y, w, h, camera.zoom);
  context.fill();
  if (shape.line !== "none") {
    context.lineWidth = Math.max(1, LINE_WIDTH * camera.zoom);
    context.strokeStyle = palette.pens[tone] ?? palette.ink;
    if (shape.line !== "solid") context.setLineDash(dashOf(shape.line, camera.zoom));
    context.stroke();
    if (shape.line !== "solid") context.setLineDash(NO_DASH as number[]);
  }
  return 2 + paintText(paint, shape, box, palette.cardInk);
}

function paintText(paint: ThingPaint, thing: Thing, box: Box, colour: string): number {
  const { camera, palette, writing } = paint;
  if (thing.text === "" || writing === thing.id) return 0;
  const plan = textPlan(thing, box, palette.font);
  const height = plan ? plan.style.size * camera.zoom : 0;
  if (!plan || height < BARS) return 0;
  const lines = height < READABLE ? null : paint.lines.lines(thing.text, plan.style, plan.room.w);
  return lines ? paintLines(paint, plan, lines, colour) : paintBars(paint, plan, thing.text.length, colour);
}

function paintLines(paint: ThingPaint, plan: TextPlan, lines: readonly string[], colour: string): number {
  const { context, camera } = paint;
  const { room, style, align } = plan;
  const most = plan.middle ? Math.max(1, Math.floor((room.h + style.leading * 0.3) / style.leading)) : lines.length;
  const shown = Math.min(lines.length, most);
  const top = plan.middle ? Math.max(0, (room.h - shown * style.leading) / 2) : 0;
  context.save();
  context.translate((room.x - camera.x) * camera.zoom, (room.y - camera.y) * camera.zoom);
  // Letters keep their widths at every zoom, so that lines end where they were broken.
  context.scale(camera.zoom, camera.zoom);
  context.font = fontOf(style);
  context.fillStyle = colour;
  context.textBaseline = "middle";
  context.textAlign = align;
  const x = align === "left" ? 0 : align === "center" ? room.w / 2 : room.w;
  for (let at = 0; at < shown; at++) {
    const cut = at === shown - 1 && shown < lines.length;
    const line = cut ? ellipsis(context, `${lines[at]}…`, room.w) : (lines[at] as string);
    if (line !== "") context.fillText(line, x, top + (at + 0.5) * style.leading);
  }
  context.restore();
  return shown;
}

function paintBars(paint: ThingPaint, plan: TextPlan, letters: number, colour: string): number {
  const { context, camera } = paint;
  const { room, style } = plan;
  const { x, y, w, h } = onScreen(camera, room);
  const leading = style.leading * camera.zoom;
  const length = letters * style.size * camera.zoom * 0.5;
  const bars = Math.max(1, Math.min(6, Math.ceil(length / w), Math.floor(h / leading) || 1));
  const top = plan.middle ? y + (h - bars * leading) / 2 : y;
  context.globalAlpha = 0.45;
  context.fillStyle = colour;
  for (let at = 0; at < bars; at++) {
    const width = Math.min(w, length - at * w);
    const left = plan.align === "center" ? x + (w - width) / 2 : plan.align === "right" ? x + w - width : x;
    context.fillRect(left, top + at * leading + leading * 0.25, width, leading * 0.5);
  }
  context.globalAlpha = 1;
  return bars;
}

function paintLink(paint: ThingPaint, link: LinkThing, box: Box): number {
  const { context, camera, palette } = paint;
  const { x, y, w, h } = onScreen(camera, box);
  const { zoom } = camera;
  context.beginPath();
  context.roundRect(x, y, w, h, 8 * zoom);
  context.fillStyle = palette.cards[toneOf(link)] ?? palette.sheet;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = palette.cardLine;
  context.stroke();
  context.fillStyle = palette.accent;
  context.fillRect(x, y + 8 * zoom, 3 * zoom, Math.max(0, h - 16 * zoom));
  if (16 * zoom < READABLE) return 3;
  const pad = 14 * zoom;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.font = `600 ${16 * zoom}px ${palette.font}`;
  context.fillStyle = palette.cardInk;
  const rows = Math.max(1, Math.floor((h - 2 * pad - 20 * zoom) / (22 * zoom)));
  const title = wrapped(context, link.text.trim() || link.host || link.url, w - 2 * pad, rows);
  const lines = paint.writing === link.id ? NO_LINES : title;
  for (const [at, line] of lines.entries()) context.fillText(line, x + pad, y + pad + at * 22 * zoom);
  context.font = `450 ${13 * zoom}px ${palette.font}`;
  context.fillStyle = palette.cardInkSoft;
  context.fillText(ellipsis(context, link.host, w - 2 * pad), x + pad, y + h - pad - 13 * zoom);
  return 4 + lines.length;
}

function paintImage(paint: ThingPaint, thing: ImageThing, box: Box): number {
  const { context, camera, palette, words } = paint;
  const { x, y, w, h } = onScreen(camera, box);
  const shown = paint.images?.(thing.image, w * devicePixelRatio) ?? "waiting";
  if (shown === "missing") {
    const alt = thing.text.trim();
    return paintPlaceholder(
      paint,
      box,
      alt === "" ? words.imageMissing : `${words.image(alt)} (${words.imageMissing})`,
    );
  }
  if (shown === "waiting") {
    context.fillStyle = palette.line;
    context.fillRect(x, y, w, h);
  } else {
    context.drawImage(shown, x, y, w, h);
  }
  return 1;
}

const NO_LINES: readonly string[] = [];

function paintPlaceholder(paint: ThingPaint, box: Box, words: string): number {
  const { context, camera, palette } = paint;
  const { x, y, w, h } = onScreen(camera, box);
  context.beginPath();
  context.roundRect(x, y, w, h, Math.min(8, 8 * camera.zoom));
  context.fillStyle = palette.cards[PAPER_KEYS.indexOf("grey")] ?? palette.sheet;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = palette.lineStrong;
  context.setLineDash(PLACEHOLDER_DASH as number[]);
  context.stroke();
  context.setLineDash(NO_DASH as number[]);
  const size = Math.max(11, 14 * camera.zoom);
  if (h < size * 1.5 || w < size * 3) return 2;
  context.font = `450 ${size}px ${palette.font}`;
  context.fillStyle = palette.cardInkSoft;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const lines = wrapped(context, words, w - 16, Math.max(1, Math.floor(h / (size * 1.4))));
  for (const [at, line] of lines.entries()) {
    context.fillText(line, x + w / 2, y + h / 2 + (at - (lines.length - 1) / 2) * size * 1.4);
  }
  return 2 + lines.length;
}

const PLACEHOLDER_DASH: readonly number[] = [6, 5];

function onScreen(camera: Camera, box: Box): Box {
  const { zoom } = camera;
  return { x: (box.x - camera.x) * zoom, y: (box.y - camera.y) * zoom, w: box.w * zoom, h: box.h * zoom };
}
