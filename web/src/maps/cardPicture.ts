/** How much of a card its picture takes: all of its width, above the words. Pure. */
import type { Card, CardPicture } from "@/document/records";

/** Whatever its shape, in board units. */
const LEAST = 24;
/** Below the picture there is always room for a line. */
const LINE = 40;

/** The height a picture wants on a card of this width; none is higher than wide. */
export function pictureHeight({ w, h }: CardPicture, width: number): number {
  return Math.max(LEAST, Math.min(Math.round(width), Math.round((width * h) / w)));
}

/** The height of the picture as a card of this size shows it; 0 without one. */
export function shownPicture(
  card: Pick<Card, "picture">,
  { w, h }: { readonly w: number; readonly h: number },
): number {
  return card.picture ? Math.max(0, Math.min(pictureHeight(card.picture, w), h - LINE)) : 0;
}

/** Where a picture lies in the room it has, all of it to be seen. */
export function pictureIn(
  picture: CardPicture,
  room: { readonly w: number; readonly h: number },
): { readonly x: number; readonly y: number; readonly w: number; readonly h: number } {
  const scale = Math.min(room.w / picture.w, room.h / picture.h);
  const [w, h] = [picture.w * scale, picture.h * scale];
  return { x: (room.w - w) / 2, y: (room.h - h) / 2, w, h };
}
