/** Connectors seen from afar as one picture, instead of thousands of lines in every frame: as far cards are (`farPicture.ts`). */
import type { Camera } from "@/canvas/camera";
import type { ConnectorStore } from "@/canvas/connectorStore";
import { KeptPicture, stretches } from "@/canvas/keptPicture";
import { DETAILED, paintConnectors } from "@/canvas/paintConnectors";
import type { Palette } from "@/canvas/palette";
import type { Box } from "@/geometry/box";

/** With fewer connectors than this each frame paints those in view. */
export const WORTH_A_PICTURE = 300;

/** What a picture shows; another one is another picture. */
export interface LineSubject {
  readonly palette: Palette;
  readonly ratio: number;
  /** Whether somebody is zooming: the zoom will be another one in the next frame. */
  readonly zooming: boolean;
}

interface Picture extends LineSubject {
  readonly zoom: number;
  readonly revision: number;
}

/** The picture of the connectors of one wall. */
export class LinePicture {
  readonly #store: ConnectorStore;
  readonly #kept: KeptPicture;
  #picture: Picture | null = null;
  /** Whether ways of what is carried were left for the next frame. */
  #finding = false;

  constructor(store: ConnectorStore, kept = new KeptPicture()) {
    this.#store = store;
    this.#kept = kept;
  }

  /** Whether a picture would be made if there were another frame. */
  get waiting(): boolean {
    return this.#finding || (this.#picture !== null && this.#kept.box === null);
  }

  /**
   * Paints the connectors in view; returns the number of draw calls, or null where it is better to paint them one by one: when they are
   * few or large, while ways are still to be found, and in the first frame after anything but the place of the window is different.
   */
  paint(context: CanvasRenderingContext2D, camera: Camera, view: Box, subject: LineSubject): number | null {
    this.#finding = false;
    if (this.#store.count < WORTH_A_PICTURE || camera.zoom >= DETAILED) return this.#drop();
    const wanted = { ...subject, zoom: camera.zoom, revision: this.#store.revision };
    const known = this.#picture && sameBut(this.#picture, wanted) ? this.#picture : null;
    if (known === null || (known.zoom !== camera.zoom && !(subject.zooming && stretches(known.zoom, camera.zoom)))) {
      this.#picture = wanted;
      this.#kept.forget();
      // While one zooms it will be wanted by the next frames, stretched.
      if (!subject.zooming) return null;
    }
    if (!this.#kept.holds(view)) {
      this.#picture = wanted;
      if (this.#make(wanted, view, known !== null && known.zoom < camera.zoom) === null) return null;
    }
    return this.#kept.show(context, camera) + this.#carried(context, camera, view, subject.palette);
  }

  /** What a hand carries along lies above the picture of the others. */
  #carried(context: CanvasRenderingContext2D, camera: Camera, view: Box, palette: Palette): number {
    const count = this.#store.cull(view, "carried");
    if (count === 0) return 0;
    const { calls, waiting } = paintConnectors({ context, camera, palette, writing: null }, this.#store, count);
    this.#finding = waiting;
    return calls;
  }

  #make({ zoom, ratio, palette }: Picture, view: Box, zoomingIn: boolean): number | null {
    if (!this.#kept.begin(view, zoom, ratio, zoomingIn)) return this.#drop();
    const { surface, box } = this.#kept;
    if (!surface || !box) return null;
    const paint = { context: surface, camera: { x: box.x, y: box.y, zoom }, palette, writing: null };
    const { calls, waiting } = paintConnectors(paint, this.#store, this.#store.cull(box, "still"));
    return waiting ? this.#drop() : Math.max(1, calls);
  }

  #drop(): null {
    this.#picture = null;
    this.#kept.drop();
    return null;
  }
}

/** Whether two pictures differ by their zoom alone, if at all. */
function sameBut(one: Picture, other: Picture): boolean {
  return one.revision === other.revision && one.ratio === other.ratio && one.palette === other.palette;
}
