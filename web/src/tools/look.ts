/**
 * The wall as long as nobody can do anything on it: it is drawn, and one can look around. `wall.ts` takes it over with everything it has,
 * once the tools are fetched and the board is here; nothing is drawn anew for that.
 */
import "@/canvas/cardText.css";
import "@/canvas/wall.css";
import "@/canvas/annotations.css";
import "@/canvas/body.css";
import "@/canvas/headers.css";
import "@/canvas/things.css";
import { panBy, zoomAt } from "@/canvas/camera";
import type { Cover } from "@/canvas/covering";
import type { BoardChange } from "@/document/board";
import type { Point } from "@/geometry/box";
import { Beholding } from "@/tools/beholding";
import type { ToolEvent } from "@/tools/input";
import { type FrameSource, type LookOptions, type LookParts, makeParts } from "@/tools/makeParts";
import { Pointers } from "@/tools/pointers";
import { withReaders } from "@/tools/readingMaps";
import { taggedCards } from "@/tools/taggedCards";

/** A wall to look at. */
export class Look {
  readonly parts: LookParts;
  readonly beholding: Beholding;
  /** Whoever takes the wall over says here what lies over it. */
  readonly source: FrameSource = { overlay: () => null, moving: null, carry: () => false };
  readonly #stops: (() => void)[] = [];
  #lift: (() => void) | null = null;
  #held: Point | null = null;

  constructor(options: LookOptions) {
    this.parts = makeParts(options, this.source);
    this.beholding = new Beholding(this.parts);
    const { host, board, strings } = options;
    host.classList.add("wall");
    host.setAttribute("role", "region");
    host.setAttribute("aria-label", strings.wall);
    const pointers = this.#pointers();
    const resized = new ResizeObserver(() => this.#resize());
    resized.observe(host);
    this.#stops.push(
      () => pointers.destroy(),
      () => resized.disconnect(),
      board.subscribe((change) => this.#changed(change)),
    );
    this.#resize();
  }

  /** Reads the colours again. */
  theme(): void {
    this.parts.view.theme();
  }

  /**
   * Lays a picture of the board over the wall, unless somebody looks at something already. It moves along with the camera, and what comes of the
   * board is not drawn below it: to paint a large board again and again while it comes takes as long as the board.
   */
  cover(picture: Cover): void {
    const { options, camera, scene } = this.parts;
    if (this.beholding.wandered || scene.contentBox() !== null) {
      picture.drop();
      return;
    }
    const lift = picture.layOver(options.host, camera.camera);
    if (lift === null) return;
    this.#lift = lift;
    this.beholding.seen();
    camera.set(picture.camera);
  }

  /** The board is here: it is drawn, and the picture over it goes away. */
  uncover(): void {
    const lift = this.#lift;
    if (lift === null) return;
    this.#lift = null;
    this.parts.view.request();
    // In the same frame, after the wall.
    requestAnimationFrame(lift);
  }

  /** Stops listening: somebody else does from now on. */
  release(): void {
    this.uncover();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Takes the wall away. */
  destroy(): void {
    this.release();
    this.parts.view.destroy();
    this.parts.options.host.classList.remove("wall");
  }

  #pointers(): Pointers {
    const { parts, beholding } = this;
    const { camera } = parts;
    return new Pointers({
      parts,
      isWriting: () => false,
      tool: (event) => this.#drag(event),
      fine: () => false,
      pan: (dx, dy) => this.#pan(dx, dy),
      zoom: (at, factor) => {
        beholding.wander();
        camera.set(zoomAt(camera.camera.value, at, camera.camera.value.zoom * factor));
      },
      menu: () => undefined,
      cursor: () => undefined,
      hand: () => undefined,
    });
  }

  #pan(dx: number, dy: number): void {
    const { camera } = this.parts;
    this.beholding.wander();
    camera.set(panBy(camera.camera.value, dx, dy));
  }

  /** Until there are tools, every pointer is a hand. */
  #drag(event: ToolEvent): void {
    if (event.type === "cancel" || event.type === "up" || event.type === "double") {
      this.#held = null;
      return;
    }
    if (event.type === "move" && this.#held) this.#pan(event.screen.x - this.#held.x, event.screen.y - this.#held.y);
    if (event.type === "down" || this.#held) this.#held = event.screen;
  }

  #changed(change: BoardChange): void {
    const { scene, options } = this.parts;
    if (this.#lift) scene.apply(options.board.state, withReaders(options.board.state, change));
    else applyChange(this.parts, this.beholding, change);
  }

  #resize(): void {
    resizeWall(this.parts, this.beholding);
  }
}

/** Fits the wall to its element. */
export function resizeWall(parts: LookParts, beholding: Beholding): void {
  const { clientWidth, clientHeight } = parts.options.host;
  parts.view.resize({ w: Math.max(1, clientWidth), h: Math.max(1, clientHeight) });
  beholding.firstContent();
}

/** Draws what has changed on the board; `repair` comes before the camera looks. */
export function applyChange(parts: LookParts, beholding: Beholding, told: BoardChange, repair?: () => void): void {
  const { scene, view } = parts;
  const { board } = parts.options;
  const change = withReaders(board.state, told);
  const cards = scene.apply(board.state, change);
  // Cards are called by what their colour means.
  const named = change.legend ? new Set(board.state.cards.keys()) : cards;
  view.near.changed(change.tags ? taggedCards(board.state, named) : named, change.maps);
  repair?.();
  if (!change.local) beholding.firstContent();
  view.request();
}
