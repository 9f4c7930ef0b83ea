/** A picture of a part of the board that is kept from frame to frame: moved while one pans, stretched a little while one zooms. */
import type { Camera } from "@/canvas/camera";
import { type Box, covers, inflateBy } from "@/geometry/box";

/** The share of the window that a picture goes beyond it on each side. */
const MARGIN = 0.25;
/** Below this a picture would be left by the first step, and is not worth making; while one zooms in, it is enough. */
const LEAST_MARGIN = 0.05;
/** No picture has more pixels than this: four bytes each. */
const MAX_PIXELS = 8_000_000;
/** While one zooms, a picture is stretched to this many times its size at the most, and shrunk to this share of it. */
const MOST_STRETCHED = 1.6;
const MOST_SHRUNK = 0.6;

/** Whether a picture made at one zoom may be shown at another for a moment. */
export function stretches(made: number, shown: number): boolean {
  const stretch = shown / made;
  return stretch <= MOST_STRETCHED && stretch >= MOST_SHRUNK;
}

/** The pixels of one picture, and which part of the board they show. */
export class KeptPicture {
  readonly #newSurface: () => CanvasRenderingContext2D | null;
  #surface: CanvasRenderingContext2D | null = null;
  #box: Box | null = null;
  #zoom = 1;
  #ratio = 1;

  constructor(newSurface = () => document.createElement("canvas").getContext("2d")) {
    this.#newSurface = newSurface;
  }

  /** What to paint into, and the part of the board it shows; null while there is nothing. */
  get surface(): CanvasRenderingContext2D | null {
    return this.#box && this.#surface;
  }

  /** The part of the board it shows; null while there is nothing. */
  get box(): Box | null {
    return this.#box;
  }

  /** Whether it shows all that is in view. */
  holds(view: Box): boolean {
    return this.#box !== null && covers(this.#box, view);
  }

  /** It shows nothing any more. */
  forget(): void {
    this.#box = null;
  }

  /** Gives its pixels back. */
  drop(): void {
    this.#box = null;
    if (this.#surface) this.#surface.canvas.width = 0;
    this.#surface = null;
  }

  /** An empty picture of the view and somewhat more, less of it while one zooms in; false where it would be too large. */
  begin(view: Box, zoom: number, ratio: number, zoomingIn: boolean): boolean {
    const scale = zoom * ratio;
    const room = Math.sqrt(MAX_PIXELS / (view.w * view.h)) / scale;
    const margin = Math.min(zoomingIn ? LEAST_MARGIN : MARGIN, (room - 1) / 2);
    if (margin < LEAST_MARGIN) return false;
    const wide = inflateBy(view, margin);
    this.#surface ??= this.#newSurface();
    if (!this.#surface) return false;
    const { canvas } = this.#surface;
    canvas.width = Math.ceil(wide.w * scale);
    canvas.height = Math.ceil(wide.h * scale);
    this.#box = { x: wide.x, y: wide.y, w: canvas.width / scale, h: canvas.height / scale };
    this.#zoom = zoom;
    this.#ratio = ratio;
    this.#surface.setTransform(ratio, 0, 0, ratio, 0, 0);
    return true;
  }

  /** Lays it onto the window; returns the number of draw calls. */
  show(context: CanvasRenderingContext2D, camera: Camera): number {
    const box = this.#box;
    if (!box || !this.#surface) return 0;
    const { canvas } = this.#surface;
    const scale = camera.zoom * this.#ratio;
    const x = (box.x - camera.x) * scale;
    const y = (box.y - camera.y) * scale;
    const stretch = camera.zoom / this.#zoom;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    // On whole pixels: anywhere else it would be blurred, and that takes time. Enlarged, too, a smooth picture takes six times as long as a plain one,
    // which nobody can tell from it while it moves; but thin lines that shrink need to be smooth.
    context.imageSmoothingEnabled = stretch < 1;
    if (stretch === 1) context.drawImage(canvas, Math.round(x), Math.round(y));
    else context.drawImage(canvas, x, y, canvas.width * stretch, canvas.height * stretch);
    context.restore();
    return 1;
  }
}
