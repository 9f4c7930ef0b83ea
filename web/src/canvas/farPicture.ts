/**
 * Far cards as one picture that is moved while the window is, instead of thousands of rectangles in every frame.
 *
 * It holds somewhat more than the window and is mended where cards change. While somebody zooms it is stretched a little, and made anew once
 * that would be seen; when the zoom rests, it is sharp again. Only plain papers are kept like this: cards with words on them are few.
 */
import type { Camera } from "@/canvas/camera";
import type { FarCards } from "@/canvas/farCards";
import { KeptPicture, stretches } from "@/canvas/keptPicture";
import { detailAt } from "@/canvas/levelOfDetail";
import { paintFarCards } from "@/canvas/paintFarCards";
import type { Palette } from "@/canvas/palette";
import type { Scene } from "@/canvas/scene";
import { type Box, intersects } from "@/geometry/box";

/** With fewer cards than this on the wall each frame paints what is in view. */
export const WORTH_A_PICTURE = 1_000;
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
  /** Whether somebody is zooming: the zoom will be another one in the next frame. */
  readonly zooming: boolean;
}

interface Picture extends FarSubject {
  readonly zoom: number;
  readonly order: number;
}

/** The picture of the far cards of one wall. */
export class FarPicture {
  readonly #scene: Scene;
  readonly #kept: KeptPicture;
  #picture: Picture | null = null;
  #revision = 0;

  constructor(scene: Scene, kept = new KeptPicture()) {
    this.#scene = scene;
    this.#kept = kept;
  }

  /** Whether a picture would be made if there were another frame, so that it is there when the first hand moves. */
  get waiting(): boolean {
    return this.#picture !== null && this.#kept.box === null;
  }

  /**
   * Paints the far cards in view; returns the number of draw calls, or null where it is better to paint them one by one: when they are
   * few or large, and in the first frame after anything but the place of the window is different.
   */
  paint(context: CanvasRenderingContext2D, camera: Camera, view: Box, subject: FarSubject): number | null {
    const { items, annotations } = this.#scene;
    if (items.count < WORTH_A_PICTURE || detailAt(camera.zoom) !== "fill" || annotations.receding) return this.#drop();
    const wanted = { ...subject, zoom: camera.zoom, order: this.#scene.orders };
    const changed = items.changedSince(this.#revision);
    this.#revision = items.revision;
    const known = changed !== null && this.#picture && sameBut(this.#picture, wanted) ? this.#picture : null;
    if (known === null || (known.zoom !== camera.zoom && !(subject.zooming && stretches(known.zoom, camera.zoom)))) {
      this.#picture = wanted;
      this.#kept.forget();
      // While one zooms it will be wanted by the next frames, stretched.
      if (!subject.zooming) return null;
    }
    const current = this.#picture ?? wanted;
    if (this.#kept.holds(view) && (changed?.length ?? 0) <= MOST_MENDED) {
      return this.#mend(current, changed ?? []) + this.#kept.show(context, camera);
    }
    this.#picture = wanted;
    if (!this.#kept.begin(view, wanted.zoom, wanted.ratio, known !== null && known.zoom < camera.zoom))
      return this.#drop();
    const { box } = this.#kept;
    return box && this.#fill(wanted, box, box) + this.#kept.show(context, camera);
  }

  #drop(): null {
    this.#picture = null;
    this.#kept.drop();
    return null;
  }

  /** Paints again where something differs. */
  #mend(picture: Picture, changed: readonly Box[]): number {
    const { zoom, ratio } = picture;
    const { surface, box } = this.#kept;
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
      calls += this.#fill(picture, box, around);
      surface.restore();
    }
    return calls;
  }

  #fill({ palette, skip, zoom, ratio }: Picture, corner: Box, part: Box): number {
    const scene = this.#scene;
    const { surface } = this.#kept;
    if (!surface) return 0;
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
}

/** Whether two pictures differ by their zoom alone, if at all. */
function sameBut(one: Picture, other: Picture): boolean {
  return (
    one.order === other.order &&
    one.ratio === other.ratio &&
    one.palette === other.palette &&
    one.lifted === other.lifted &&
    one.elements === other.elements
  );
}
