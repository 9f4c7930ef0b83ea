/** Pictures on cards, painted: in cards that are no elements, and into the small canvas of those that are. */
import type { Shown } from "@/canvas/bitmaps";
import type { Items } from "@/canvas/items";
import type { CardPicture } from "@/document/records";
import { pictureIn, shownPicture } from "@/maps/cardPicture";

/** Paints the picture of a slot into the box of its card, `scale` units of the context for one of the board, seen at a zoom; returns the height it took, 0 without one. */
export function paintPicture(
  context: CanvasRenderingContext2D,
  items: Items,
  slot: number,
  x: number,
  y: number,
  scale: number,
  zoom = scale,
): number {
  const picture = items.pictures.get(slot);
  if (!picture) return 0;
  const [w, h] = [items.bounds[slot * 4 + 2] as number, items.bounds[slot * 4 + 3] as number];
  const height = shownPicture({ picture }, { w, h });
  const shown = items.images?.(picture.image, w * zoom * devicePixelRatio) ?? "waiting";
  drawPicture(context, picture, shown, { x, y, w: w * scale, h: height * scale });
  return height * scale;
}

/** Draws a picture into a box, all of it; as long as it is not there, a veil says that something belongs here. */
export function drawPicture(
  context: CanvasRenderingContext2D,
  picture: CardPicture,
  shown: Shown,
  box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
): void {
  const { x, y, w, h } = pictureIn(picture, box);
  if (typeof shown !== "string") {
    context.drawImage(shown, box.x + x, box.y + y, w, h);
    return;
  }
  context.save();
  context.globalAlpha *= VEIL;
  context.fillStyle = "#000";
  context.fillRect(box.x, box.y, box.w, box.h);
  context.restore();
}

const VEIL = 0.08;
