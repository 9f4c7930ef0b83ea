/** The picture of a card as a part of its element. */
import type { CardView } from "@/canvas/cardView";
import { drawPicture } from "@/canvas/paintPicture";

/** No picture is drawn finer than this, in pixels per board unit. */
const FINEST = 2;

/** Shows the picture of a card above its words, or takes it away; gives the element it is in, to be used again. */
export function showPicture(
  root: HTMLElement,
  known: HTMLCanvasElement | null,
  view: Pick<CardView, "picture" | "box"> | null,
): HTMLCanvasElement | null {
  const picture = view?.picture ?? null;
  if (!view || !picture) {
    known?.remove();
    root.removeAttribute("data-picture");
    return known;
  }
  const element = known ?? document.createElement("canvas");
  element.className = "wall-card-picture";
  element.setAttribute("aria-hidden", "true");
  root.style.setProperty("--picture", `${picture.height}px`);
  root.dataset.picture = typeof picture.shown === "string" ? picture.shown : "here";
  element.width = Math.round(view.box.w * FINEST);
  element.height = Math.round(picture.height * FINEST);
  const context = element.getContext("2d");
  if (context) drawPicture(context, picture, picture.shown, { x: 0, y: 0, w: element.width, h: element.height });
  if (element.parentElement !== root) root.prepend(element);
  return element;
}
