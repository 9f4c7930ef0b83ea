/** Links of what is selected: a line from card to card with an arrow at the end, there only while one asks by selecting. */
import type { Camera } from "@/canvas/camera";
import type { Palette } from "@/canvas/palette";
import type { Scene } from "@/canvas/scene";
import type { CardId } from "@/document/records";
import type { ItemId } from "@/document/things";
import { type Box, centre, type Point } from "@/geometry/box";

/** More lines than this would hide what they connect. */
const MOST_LINES = 40;
/** How far a line bends aside, as a share of its length: lines there and back do not lie on each other. */
const BEND = 0.12;
/** Length of an arrow and the gap before the card, in screen pixels. */
const ARROW = 9;
const GAP = 3;

/** Paints the links of the selected cards. */
export function paintLinks({ context, camera, palette, scene }: LinkPaint, selection: ReadonlySet<ItemId>): void {
  let left = MOST_LINES;
  const done = new Set<string>();
  for (const id of selection) {
    for (const link of scene.linksOf(id as CardId)) {
      if (done.has(link.id) || left <= 0) continue;
      done.add(link.id);
      const from = scene.itemBox(link.from);
      const to = scene.itemBox(link.to);
      if (!from || !to) continue;
      left -= 1;
      paintLine(context, palette, onScreen(camera, from), onScreen(camera, to));
    }
  }
}

/** What painting links needs to know. */
export interface LinkPaint {
  readonly context: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly palette: Palette;
  readonly scene: Pick<Scene, "itemBox" | "linksOf">;
}

function paintLine(context: CanvasRenderingContext2D, palette: Palette, from: Box, to: Box): void {
  const [start, end] = [centre(from), centre(to)];
  const bend = {
    x: (start.x + end.x) / 2 - (end.y - start.y) * BEND,
    y: (start.y + end.y) / 2 + (end.x - start.x) * BEND,
  };
  const begin = edgeTowards(from, bend);
  const tip = edgeTowards(to, bend);
  const angle = Math.atan2(tip.y - bend.y, tip.x - bend.x);
  const at = { x: tip.x - Math.cos(angle) * GAP, y: tip.y - Math.sin(angle) * GAP };
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.accent;
  context.lineWidth = 2;
  context.setLineDash([6, 4]);
  context.beginPath();
  context.moveTo(begin.x, begin.y);
  context.quadraticCurveTo(bend.x, bend.y, at.x, at.y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(at.x, at.y);
  for (const turn of [-0.4, 0.4]) {
    context.lineTo(at.x - Math.cos(angle + turn) * ARROW, at.y - Math.sin(angle + turn) * ARROW);
  }
  context.closePath();
  context.fill();
}

/** Where a line from the middle of a box towards a point leaves it. */
function edgeTowards(box: Box, point: Point): Point {
  const center = centre(box);
  const [dx, dy] = [point.x - center.x, point.y - center.y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.w / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.h / 2 / Math.abs(dy),
    1,
  );
  return { x: center.x + dx * scale, y: center.y + dy * scale };
}

function onScreen(camera: Camera, box: Box): Box {
  const { zoom } = camera;
  return { x: (box.x - camera.x) * zoom, y: (box.y - camera.y) * zoom, w: box.w * zoom, h: box.h * zoom };
}
