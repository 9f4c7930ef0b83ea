/** A small picture of a whole wall, for shelves and doors. */
import { type Camera, fitBox, type Viewport } from "@/canvas/camera";
import { FREE_CARD } from "@/canvas/cardSize";
import { type Palette, paletteOf } from "@/canvas/palette";
import { pixelRatio } from "@/canvas/surface";
import { drawConnectors, drawThings, NO_PICTURES, type Pictures, thingsToDraw } from "@/canvas/thumbnailThings";
import { ThumbnailWays } from "@/canvas/thumbnailWays";
import { type BoardState, type CardId, PAPER_KEYS } from "@/document/records";
import { type Box, union } from "@/geometry/box";
import type { MapLayout } from "@/maps/model";

/** A card may be drawn this small and still be seen. */
const SMALLEST = 1.5;

/** The camera a thumbnail is drawn with, so that a minimap can tell what a point of it stands for. */
export function thumbnailCamera(content: Box, viewport: Viewport): Camera {
  const margin = Math.min(viewport.w, viewport.h) * 0.06;
  const inner = { w: viewport.w + 96 - 2 * margin, h: viewport.h + 96 - 2 * margin };
  const { zoom } = fitBox(content, inner);
  return {
    x: content.x + content.w / 2 - viewport.w / 2 / zoom,
    y: content.y + content.h / 2 - viewport.h / 2 / zoom,
    zoom,
  };
}

/** What is kept between drawings of the same wall. */
interface Kept {
  /** The ways of its connectors, kept by whoever draws it again and again. */
  readonly ways?: ThumbnailWays;
  /** The pictures of its images that are here. */
  readonly pictures?: Pictures;
}

/** Draws the wall into a canvas of the size it has on the page; an empty wall leaves plain paper. */
export function drawThumbnail(
  canvas: HTMLCanvasElement,
  state: BoardState,
  layouts: readonly MapLayout[],
  { ways = new ThumbnailWays(), pictures = NO_PICTURES }: Kept = {},
): void {
  const context = canvas.getContext("2d");
  const viewport = { w: canvas.clientWidth || canvas.width, h: canvas.clientHeight || canvas.height };
  if (!context || viewport.w === 0 || viewport.h === 0) return;
  const ratio = pixelRatio(viewport, window.devicePixelRatio);
  canvas.width = Math.round(viewport.w * ratio);
  canvas.height = Math.round(viewport.h * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const palette = paletteOf(canvas, { papers: PAPER_KEYS, disciplines: [] });
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, viewport.w, viewport.h);
  const content = union(boxes(state, layouts));
  if (!content) return;
  const camera = thumbnailCamera(content, viewport);
  const things = thingsToDraw(state);
  drawThings(context, camera, palette, { things, pictures }, "frames");
  for (const layout of layouts) drawMap(context, camera, palette, layout, state);
  ways.begin(state, layouts);
  drawConnectors(context, camera, palette, state.connectors.values(), ways);
  drawThings(context, camera, palette, { things, pictures }, "others");
  for (const card of state.canvas.keys()) drawCard(context, camera, palette, state, card, freeBox(state, card));
}

function* boxes(state: BoardState, layouts: readonly MapLayout[]): Generator<Box> {
  for (const layout of layouts) yield layout.box;
  for (const card of state.canvas.keys()) {
    const box = freeBox(state, card);
    if (box) yield box;
  }
  for (const { box, deleted } of state.things.values()) if (!deleted) yield box;
}

function freeBox(state: BoardState, id: CardId): Box | null {
  const card = state.cards.get(id);
  const pos = state.canvas.get(id)?.pos;
  if (!card || card.deleted || !pos) return null;
  const [w, h] = card.size ?? [FREE_CARD.w, FREE_CARD.h];
  return { x: pos.x, y: pos.y, w, h };
}

function drawMap(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  layout: MapLayout,
  state: BoardState,
): void {
  fill(context, camera, layout.box, palette.sheet);
  for (const header of layout.columnHeaders) fill(context, camera, header.box, palette.accentWash);
  for (const header of layout.laneHeaders) fill(context, camera, header.box, palette.paper);
  for (const line of layout.lines) {
    fill(context, camera, { x: line.x0, y: line.y, w: line.x1 - line.x0, h: 1 / camera.zoom }, palette.lineStrong);
  }
  for (const placed of [...layout.cards, ...(layout.tray?.cards ?? [])]) {
    drawCard(context, camera, palette, state, placed.card, placed.box);
  }
}

function drawCard(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  state: BoardState,
  id: CardId,
  box: Box | null,
): void {
  const card = state.cards.get(id);
  if (!card || !box) return;
  const paper = PAPER_KEYS.indexOf(card.color);
  fill(context, camera, box, paper > 0 ? (palette.cards[paper] ?? palette.cardLine) : palette.cardLine);
}

function fill(context: CanvasRenderingContext2D, camera: Camera, box: Box, colour: string): void {
  context.fillStyle = colour;
  const x = (box.x - camera.x) * camera.zoom;
  const y = (box.y - camera.y) * camera.zoom;
  context.fillRect(x, y, Math.max(SMALLEST, box.w * camera.zoom), Math.max(1, box.h * camera.zoom));
}
