/** The three layers of the wall and the frame that draws them. */
import { type Camera, type Viewport, visibleBox } from "@/canvas/camera";
import type { LetterOf } from "@/canvas/cardElement";
import { forgetEllipses } from "@/canvas/ellipsis";
import type { NearCards } from "@/canvas/farCards";
import type { FarPicture } from "@/canvas/farPicture";
import { createFrames } from "@/canvas/frames";
import { onOutlines } from "@/canvas/inkPath";
import type { LinePicture } from "@/canvas/linePicture";
import { type Lift, NearLayer, NO_LIFT } from "@/canvas/nearLayer";
import { hasArrowLabels, paintArrowLabels, paintArrows } from "@/canvas/paintArrows";
import { paintFarCards } from "@/canvas/paintFarCards";
import { GridPainter } from "@/canvas/paintGrid";
import type { Over } from "@/canvas/paintOverlay";
import { paintSheets } from "@/canvas/paintSheets";
import { type Palette, type PaletteKeys, paletteOf } from "@/canvas/palette";
import { PeerCursors } from "@/canvas/peers";
import type { Scene } from "@/canvas/scene";
import { createSurface, pixelRatio } from "@/canvas/surface";
import { ThingLayer } from "@/canvas/thingLayer";
import type { WallStrings } from "@/canvas/wallStrings";
import { ZoomMotion } from "@/canvas/zoomMotion";
import type { BoardState, RecordId } from "@/document/records";
import type { Box } from "@/geometry/box";

/** What the view draws. */
export interface ViewOptions {
  readonly host: HTMLElement;
  readonly scene: Scene;
  readonly state: () => BoardState;
  readonly strings: WallStrings;
  readonly letterOf: LetterOf;
  readonly keys: PaletteKeys;
  readonly reducedMotion: () => boolean;
  readonly camera: () => Camera;
  /** The part of the board in view that nothing lies over. */
  readonly edge: () => Box;
  /** What lies over the wall; null while nobody can do anything on it. */
  readonly overlay: () => Over | null;
  /** What paints cards while one moves about; null until the tools are here. */
  readonly moving: () => Moving | null;
  /** Called at the start of each frame; returns whether it wants another one. */
  readonly tick: (time: number) => boolean;
}

/** What paints cards while one moves about: the code comes with the tools, after the first picture. */
export interface Moving {
  readonly picture: Pick<FarPicture, "paint" | "waiting">;
  readonly lines: Pick<LinePicture, "paint" | "waiting">;
  readonly near: NearCards;
}

/** Numbers about the last frame, for tests and measurements. */
export interface FrameFacts {
  readonly visibleCards: number;
  readonly visibleThings: number;
  readonly domCards: number;
  readonly madeCards: number;
  readonly drawCalls: number;
  readonly frames: number;
}

/** The wall's layers: a canvas below, real elements, a canvas above. */
export class WallView {
  readonly near: NearLayer;
  readonly things: ThingLayer;
  readonly #options: ViewOptions;
  readonly #base = createSurface("wall-layer", true);
  readonly #top = createSurface("wall-layer wall-layer-top");
  readonly #cursors = new PeerCursors();
  readonly #frames = createFrames((time) => this.#draw(time));
  readonly #motion = new ZoomMotion();
  readonly #grid = new GridPainter();
  readonly #stop = onOutlines(() => this.request());
  #lifted = new Int32Array(64);
  #palette: Palette;
  #viewport: Viewport = { w: 1, h: 1 };
  #lift: Lift = NO_LIFT;
  #facts: FrameFacts = { visibleCards: 0, visibleThings: 0, domCards: 0, madeCards: 0, drawCalls: 0, frames: 0 };

  constructor(options: ViewOptions) {
    this.#options = options;
    const { scene, state, strings, letterOf, host } = options;
    this.near = new NearLayer({ scene, state, strings, letterOf });
    host.append(this.#base.element, this.near.world, this.#top.element);
    this.things = new ThingLayer(scene, host, strings.things);
    this.#palette = paletteOf(host, options.keys);
  }

  /** The window's size. */
  get viewport(): Viewport {
    return this.#viewport;
  }

  /** Numbers about the last frame. */
  get facts(): FrameFacts {
    return this.#facts;
  }

  /** Asks for a frame. */
  request(): void {
    this.#frames.request();
  }

  /** Brings the elements up to date at once, without waiting for the frame. */
  flush(): void {
    const camera = this.#options.camera();
    this.near.sync(camera, visibleBox(camera, this.#viewport), this.#options.edge());
    this.request();
  }

  /** Fits the layers to the window's size. */
  resize(viewport: Viewport): void {
    const { w, h } = this.#viewport;
    const ratio = pixelRatio(viewport, window.devicePixelRatio);
    this.#viewport = viewport;
    this.request();
    // Whoever begins to watch the window hears of its size after a frame was drawn and before it is seen: emptied then, the wall would flash.
    if (viewport.w === w && viewport.h === h && this.#base.ratio === ratio) return;
    this.#base.resize(viewport);
    // A canvas of another size is empty, and an opaque one black, until the next frame.
    this.#base.begin(this.#palette.paper);
    this.#top.resize(viewport);
  }

  /** Takes over that other things are said about these records: marks, agreements, the stage. */
  annotated(records: ReadonlySet<RecordId>): void {
    this.near.annotated(records);
    this.request();
  }

  /** The colours in use. */
  get palette(): Palette {
    return this.#palette;
  }

  /** Reads the colours again, and measures texts again. */
  theme(): void {
    forgetEllipses();
    this.things.lines.forget();
    this.#options.moving()?.near.forget();
    this.#palette = paletteOf(this.#options.host, this.#options.keys);
    this.request();
  }

  /** Carries slots along with the hand. */
  lift(lift: Lift): void {
    this.#lift = lift;
    this.near.lift(lift);
    this.request();
  }

  /** Stops drawing and takes the layers away. */
  destroy(): void {
    this.#stop();
    this.#frames.stop();
    this.#base.element.remove();
    this.#top.element.remove();
    this.near.world.remove();
    this.things.destroy();
  }

  #draw(time: number): boolean {
    const { tick, camera: cameraOf, edge: edgeOf } = this.#options;
    const ticking = tick(time);
    const camera = cameraOf();
    const view = visibleBox(camera, this.#viewport);
    // Asked once, before anything on the page differs: it reads the places of panels.
    const edge = edgeOf();
    const zooming = this.#motion.step(camera.zoom, time);
    const waiting = this.near.sync(camera, view, edge, zooming);
    const drawCalls = this.#drawBase(camera, edge, zooming);
    const gliding = this.#drawTop(camera);
    const { mounted, made } = this.near.size;
    const frames = this.#facts.frames + 1;
    const visibleThings = this.things.visible;
    this.#facts = { ...this.#facts, visibleThings, domCards: mounted, madeCards: made, drawCalls, frames };
    const moving = this.#options.moving();
    const more = this.things.waiting || moving?.picture.waiting || moving?.lines.waiting || false;
    return ticking || waiting || gliding || zooming || more;
  }

  #drawBase(camera: Camera, edge: Box, zooming: boolean): number {
    const { scene } = this.#options;
    const { annotations } = scene;
    const { context } = this.#base;
    const palette = this.#palette;
    const view = visibleBox(camera, this.#viewport);
    this.#base.begin(palette.paper);
    let calls = this.#grid.paint(context, camera, this.#viewport, palette.line, this.#base.ratio);
    calls += this.things.paintFrames(context, camera, palette, view);
    calls += paintSheets({ context, camera, palette, view, edge, annotations }, scene.sheets);
    calls += paintArrows({ context, camera, palette, view }, scene.arrows);
    const moving = this.#options.moving();
    const still = { palette, ratio: this.#base.ratio, zooming };
    calls += this.things.paintMiddle(
      context,
      camera,
      palette,
      view,
      moving && (() => moving.lines.paint(context, camera, view, still)),
    );
    const { slots: lifted, dx, dy, stays } = this.#lift;
    const shows = this.near.shows;
    const skip = lifted.size === 0 || stays ? shows : (slot: number): boolean => shows(slot) || lifted.has(slot);
    const { items } = scene;
    const receding = annotations.receding;
    const subject = { ...still, skip, lifted: stays ? NO_LIFT.slots : lifted, elements: this.near.turns };
    const pictured = moving?.picture.paint(context, camera, view, subject) ?? null;
    const count = scene.cull(view);
    const slots = scene.visible;
    this.#facts = { ...this.#facts, visibleCards: count };
    const near = moving?.near ?? null;
    near?.begin();
    const far = { items, slots, count, skip, dx: 0, dy: 0, receding, near };
    calls += pictured ?? paintFarCards(context, camera, palette, far);
    if (lifted.size === 0) return calls;
    // All at once: one by one, five hundred cards would go through every colour five hundred times.
    if (this.#lifted.length < lifted.size) this.#lifted = new Int32Array(lifted.size * 2);
    this.#lifted.set([...lifted]);
    const carried = { items, slots: this.#lifted, count: lifted.size, skip: shows, dx, dy, receding: false, near };
    return calls + paintFarCards(context, camera, palette, carried);
  }

  #drawTop(camera: Camera): boolean {
    const { scene, overlay: overlayOf, reducedMotion } = this.#options;
    const over = overlayOf();
    const gliding = this.#cursors.step(over?.overlay.peers ?? [], reducedMotion());
    const ink = scene.things.count > 0 && this.things.hasPenInk(camera, this.#viewport);
    const view = visibleBox(camera, this.#viewport);
    const named = hasArrowLabels(scene.arrows, view);
    const shown = ink || named || (over?.hasContent(over.overlay) ?? false);
    // Nothing to show and nothing shown before: a whole layer less to clear and to compose.
    if (!shown && this.#top.element.hidden) return false;
    this.#top.element.hidden = !shown;
    this.#top.begin();
    if (ink) this.things.paintTop(this.#top.context, camera, this.#palette, view);
    if (named) paintArrowLabels({ context: this.#top.context, camera, palette: this.#palette, view }, scene.arrows);
    over?.paint(
      {
        context: this.#top.context,
        camera,
        palette: this.#palette,
        view,
        scene,
        shows: this.near.shows,
        cursorOf: (peer) => this.#cursors.position(peer),
      },
      over.overlay,
    );
    return gliding;
  }
}
