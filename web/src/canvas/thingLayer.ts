/** Paints things and connectors in their planes: some below maps, some between maps and cards, ink of pens above all. */
import type { ShowImage } from "@/canvas/bitmaps";
import { type Camera, type Viewport, visibleBox } from "@/canvas/camera";
import { paintConnectors } from "@/canvas/paintConnectors";
import { paintInk } from "@/canvas/paintInk";
import { paintBody, paintFrame, paintFrameTitle, type ThingPaint, type ThingWords } from "@/canvas/paintThings";
import type { Palette } from "@/canvas/palette";
import type { Scene } from "@/canvas/scene";
import { TextLines } from "@/canvas/textLines";
import { PLANES, planeOf } from "@/canvas/thingStore";
import type { Thing } from "@/document/things";
import { type Box, inflate, intersects } from "@/geometry/box";

/** Titles of frames reach this far above them, in pixels of the screen. */
const TITLE_REACH = 40;

/** The painter of things on one wall. */
export class ThingLayer {
  readonly #scene: Scene;
  readonly #words: ThingWords;
  readonly #lines: TextLines;
  #count = 0;
  #waiting = false;
  /** The item that is written on in a field. */
  writing: string | null = null;
  /** Things that are about to go: the eraser has been over them. */
  fading: ReadonlySet<string> = new Set();
  /** Where copies of things that a hand carries would lie; those themselves stay. */
  copies: ReadonlyMap<string, Box> = new Map();
  /** Gives the pixels of images. */
  images: ShowImage | null = null;

  constructor(scene: Scene, host: HTMLElement, words: ThingWords) {
    this.#scene = scene;
    this.#words = words;
    this.#lines = new TextLines(host);
  }

  /** How many things the last frame showed. */
  get visible(): number {
    return this.#count;
  }

  /** Whether something was left for the next frame. */
  get waiting(): boolean {
    return this.#waiting || this.#lines.wanted;
  }

  /** The lines of texts as they are painted. */
  get lines(): TextLines {
    return this.#lines;
  }

  /** Whether any ink of a pen is in view. */
  hasPenInk(camera: Camera, viewport: Viewport): boolean {
    const { things } = this.#scene;
    const count = things.cull(visibleBox(camera, viewport));
    const top = count > 0 ? things.thing[things.visible[count - 1] as number] : undefined;
    return top !== undefined && planeOf(top) === PLANES.pen;
  }

  /** Paints the bodies of frames, below maps. */
  paintFrames(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, view: Box): number {
    this.#lines.begin();
    return this.#frames(this.#paint(context, camera, palette), view, paintFrame);
  }

  /**
   * Paints titles of frames, highlighter, connectors, shapes and texts, between maps and cards. Connectors are taken from a picture of them
   * where there is one.
   */
  paintMiddle(
    context: CanvasRenderingContext2D,
    camera: Camera,
    palette: Palette,
    view: Box,
    picture: (() => number | null) | null,
  ): number {
    const { things } = this.#scene;
    const paint = this.#paint(context, camera, palette);
    const count = things.cull(view);
    this.#count = count;
    this.#waiting = false;
    let calls = this.#frames(paint, view, paintFrameTitle) + this.#plane(paint, count, PLANES.highlighter);
    calls += picture?.() ?? this.#connectors(context, camera, palette, view);
    return calls + this.#plane(paint, count, PLANES.body);
  }

  #connectors(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, view: Box): number {
    const { connectors } = this.#scene;
    const { writing } = this;
    const { calls, waiting } = paintConnectors(
      { context, camera, palette, writing },
      connectors,
      connectors.cull(view),
    );
    this.#waiting = waiting;
    return calls;
  }

  /** Paints ink of pens, above cards. */
  paintTop(context: CanvasRenderingContext2D, camera: Camera, palette: Palette, view: Box): number {
    const paint = this.#paint(context, camera, palette);
    return this.#plane(paint, this.#scene.things.cull(view), PLANES.pen);
  }

  /** Takes the elements of the layer away. */
  destroy(): void {
    this.#lines.destroy();
  }

  #paint(context: CanvasRenderingContext2D, camera: Camera, palette: Palette): ThingPaint {
    const { writing, images } = this;
    return { context, camera, palette, lines: this.#lines, words: this.#words, writing, images };
  }

  #boxOf(thing: Thing): Box {
    return this.#scene.preview.get(thing.id) ?? thing.box;
  }

  #frames(paint: ThingPaint, view: Box, one: typeof paintFrame): number {
    const { things } = this.#scene;
    const { order, count } = things.drawn();
    const around = inflate(view, TITLE_REACH / paint.camera.zoom);
    let calls = 0;
    for (let i = 0; i < count; i++) {
      const thing = things.thing[order[i] as number];
      // Frames are the lowest plane: the first other thing ends them.
      if (thing?.type !== "frame") break;
      const copy = this.copies.get(thing.id);
      for (const box of copy ? [this.#boxOf(thing), copy] : [this.#boxOf(thing)])
        if (intersects(box, around)) calls += one(paint, thing, box);
    }
    return calls;
  }

  #plane(paint: ThingPaint, count: number, plane: number): number {
    const { things, preview } = this.#scene;
    let calls = 0;
    for (let i = 0; i < count; i++) {
      const thing = things.thing[things.visible[i] as number] as Thing;
      if (planeOf(thing) !== plane || preview.has(thing.id)) continue;
      if (this.fading.has(thing.id)) continue;
      calls += paintOne(paint, thing, thing.box);
    }
    for (const boxes of [preview, this.copies]) {
      for (const [id, box] of boxes) {
        const thing = things.get(id as Thing["id"]);
        if (thing && planeOf(thing) === plane) calls += paintOne(paint, thing, box);
      }
    }
    return calls;
  }
}

function paintOne(paint: ThingPaint, thing: Thing, box: Box): number {
  if (thing.type !== "ink") return paintBody(paint, thing, box);
  return paintInk(paint.context, paint.camera, paint.palette, thing, box);
}
