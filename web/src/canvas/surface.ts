/** A canvas that covers the window at the device's resolution, within limits. */
import type { Viewport } from "@/canvas/camera";

/** Above twice the density nobody sees the difference, and every pixel costs. */
export const MAX_PIXEL_RATIO = 2;
/** Phones refuse canvases with more pixels than this. */
const MAX_PIXELS = 16_700_000;

/** One full-window canvas layer. */
export interface Surface {
  readonly element: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  /** Device pixels per CSS pixel in this canvas. */
  readonly ratio: number;
  resize(viewport: Viewport): void;
  /** Clears everything, or covers it with a colour, and leaves a transform in which one unit is one CSS pixel. */
  begin(ground?: string): void;
}

/** The density a canvas of this size is drawn at. */
export function pixelRatio(viewport: Viewport, device: number): number {
  const wanted = Math.min(MAX_PIXEL_RATIO, Math.max(1, device));
  const area = Math.max(1, viewport.w * viewport.h);
  return Math.min(wanted, Math.sqrt(MAX_PIXELS / area));
}

/**
 * A canvas element for one layer of the wall, invisible to pointer and screen reader. One that lies below everything is `opaque`: the browser
 * need not mix it with what is behind, which takes as long as painting it.
 */
export function createSurface(className: string, opaque = false): Surface {
  const element = document.createElement("canvas");
  element.className = className;
  element.setAttribute("aria-hidden", "true");
  const context = element.getContext("2d", { alpha: !opaque });
  if (!context) throw new Error("This browser cannot draw on a canvas.");
  let ratio = 1;
  return {
    element,
    context,
    get ratio() {
      return ratio;
    },
    resize(viewport) {
      ratio = pixelRatio(viewport, window.devicePixelRatio);
      element.width = Math.max(1, Math.round(viewport.w * ratio));
      element.height = Math.max(1, Math.round(viewport.h * ratio));
      element.style.width = `${viewport.w}px`;
      element.style.height = `${viewport.h}px`;
    },
    begin(ground) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      if (ground === undefined) context.clearRect(0, 0, element.width, element.height);
      else {
        context.fillStyle = ground;
        context.fillRect(0, 0, element.width, element.height);
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
    },
  };
}
