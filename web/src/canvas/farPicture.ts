/**
 * Far cards as one picture that is moved while the window is, instead of thousands of rectangles in every frame.
 *
 * It holds somewhat more than the window and is mended where cards change. Only plain papers are kept like this, at one zoom: while one
 * zooms, every frame is another picture anyway, and cards with words on them are few.
 */
import type { Camera } from "@/canvas/camera";
import { detailAt } from "@/canvas/levelOfDetail";
import { type FarCards, paintFarCards } from "@/canvas/paintFarCards";
import type { Palette } from "@/canvas/palette";
import type { Scene } from "@/canvas/scene";
import { type Box, covers, inflateBy, intersects } from "@/geometry/box";

/** With fewer cards than this on the wall each frame paints what is in view. */
export const WORTH_A_PICTURE = 1_000;
/** The share of the window that the picture goes beyond it on each side. */
const MARGIN = 0.25;
/** No picture has more pixels than this: four bytes each. */
const MAX_PIXELS = 8_000_000;
/** Below this the picture would be left by the first step, and is not worth making. */
const LEAST_MARGIN = 0.05;
/** With more changes than this in one frame it is made anew. */
const MOST_MENDED = 32;
/** Signs stand this far out of their card, in pixels of the screen. */
const OVERHANG = 12;

/** What a picture shows; another one is another picture. */
export interface FarSubject {
  readonly palette: Palette;
  readonly skip: (slot: number) => boolean;
  /** What is left out because a hand carries it. */
  readonly lifted: ReadonlySet<number>;
  /** Counts up with what is left out because it is shown as elements. */
  readonly elements: number;
  readonly ratio: number;
}

interface Picture extends FarSubject {
  readonly zoom: number;
  readonly order: number;
}

/** The picture of the far cards of one wall. */
export class FarPicture {
  readonly #scene: Scene;
  readonly #newSurface: () => CanvasRenderingContext2D | null;
  #surface: CanvasRenderingContext2D | null = null;
  #picture: Picture | null = null;
  #box: Box | null = null;
  #revision = 0;

  constructor(scene: Scene, newSurface = () => document.createElement("canvas").getContext("2d")) {
    this.#scene = scene;
    this.#newSurface = newSurface;
  }

  /**
   * Paints the far cards in view; returns the number of draw calls, or null where it is better to paint them one by one: when they are
   * few or large, and in the first frame after anything but the place of the window is different.
   */
  paint(context: CanvasRenderingContext2D, camera: Camera, view: Box, subject: FarSubject): number | null {
    const { items, annotations } = this.#scene;
    if (items.count < WORTH_A_PICTURE || detailAt(camera.zoom) !== "fill" || annotations.receding) return this.#drop();
    const picture = { ...subject, zoom: camera.zoom, order: this.#scene.orders };
    const changed = items.changedSince(this.#revision);
    this.#revision = items.revision;
    if (!samePicture(this.#picture, picture) || changed === null) {
      this.#picture = picture;
      this.#box = null;
      return null;
    }
    const kept = this.#box && covers(this.#box, view) && changed.length <= MOST_MENDED;
    const calls = kept ? this.#mend(picture, changed) : this.#make(picture, view);
    return calls === null ? null : calls + this.#show(context, camera, picture.ratio);
  }

  #drop(): null {
    this.#picture = null;
    this.#box = null;
    if (this.#surface) this.#surface.canvas.width = 0;
    this.#surface = null;
    return null;
  }

  #make(picture: Picture, view: Box): number | null {
    const scale = picture.zoom * picture.ratio;
    const room = Math.sqrt(MAX_PIXELS / (view.w * view.h)) / scale;
    const margin = Math.min(MARGIN, (room - 1) / 2);
    if (margin < LEAST_MARGIN) return null;
    const wide = inflateBy(view, margin);
    const w = Math.ceil(wide.w * scale);
    const h = Math.ceil(wide.h * scale);
    this.#surface ??= this.#newSurface();
    const surface = this.#surface;
    if (!surface) return null;
    surface.canvas.width = w;
    surface.canvas.height = h;
    this.#box = { x: wide.x, y: wide.y, w: w / scale, h: h / scale };
    return this.#fill(surface, picture, this.#box, this.#box);
  }

  /** Paints again where something differs. */
  #mend(picture: Picture, changed: readonly Box[]): number {
    const { zoom, ratio } = picture;
    const surface = this.#surface;
    const box = this.#box;
    if (!surface || !box) return 0;
    let calls = 0;
    for (const one of changed) {
      if (!intersects(one, box)) continue;
      const x = Math.floor(((one.x - box.x) * zoom - OVERHANG) * ratio);
      const y = Math.floor(((one.y - box.y) * zoom - OVERHANG) * ratio);
      const w = Math.ceil((one.w * zoom + 2 * OVERHANG) * ratio) + 1;
      const h = Math.ceil((one.h * zoom + 2 * OVERHANG) * ratio) + 1;
      surface.save();
      surface.setTransform(1, 0, 0, 1, 0, 0);
      surface.beginPath();
      surface.rect(x, y, w, h);
      surface.clip();
      surface.clearRect(x, y, w, h);
      const scale = zoom * ratio;
      const around = { x: box.x + x / scale, y: box.y + y / scale, w: w / scale, h: h / scale };
      calls += this.#fill(surface, picture, box, around);
      surface.restore();
    }
    return calls;
  }

  #fill(surface: CanvasRenderingContext2D, { palette, skip, zoom, ratio }: Picture, corner: Box, part: Box): number {
    const scene = this.#scene;
    // Signs of cards just outside reach in.
    const by = OVERHANG / zoom;
    const count = scene.cull({ x: part.x - by, y: part.y - by, w: part.w + 2 * by, h: part.h + 2 * by });
    surface.setTransform(ratio, 0, 0, ratio, 0, 0);
    const cards: FarCards = {
      items: scene.items,
      slots: scene.visible,
      count,
      skip,
      dx: 0,
      dy: 0,
      receding: false,
    };
    return paintFarCards(surface, { x: corner.x, y: corner.y, zoom }, palette, cards);
  }

  #show(context: CanvasRenderingContext2D, camera: Camera, ratio: number): number {
    const box = this.#box;
    if (!box || !this.#surface) return 0;
    const scale = camera.zoom * ratio;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    // On whole pixels: anywhere else it would be blurred, and that takes time.
    const x = Math.round((box.x - camera.x) * scale);
    const y = Math.round((box.y - camera.y) * scale);
    context.drawImage(this.#surface.canvas, x, y);
    context.restore();
    return 1;
  }
}

function samePicture(one: Picture | null, other: Picture): boolean {
  return (
    one !== null &&
    one.zoom === other.zoom &&
    one.order === other.order &&
    one.ratio === other.ratio &&
    one.palette === other.palette &&
    one.lifted === other.lifted &&
    one.elements === other.elements
  );
}
