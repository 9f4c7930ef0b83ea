/** What a hand that carries something snaps to: what lies free in view, nearest first. Built once per gesture. */
import { type Box, centre, intersects } from "@/geometry/box";
import { MOST_CANDIDATES, Snapper } from "@/geometry/snap";
import type { Pull } from "@/geometry/stretch";
import { boardView, type WallParts } from "@/tools/wallParts";

/** How near something has to come, in CSS pixels. */
const REACH = 6;

/** Snapping on one wall. */
export class Snapping {
  readonly #parts: WallParts;
  readonly #snapper = new Snapper();
  #box: Box | null = null;

  constructor(parts: WallParts) {
    this.#parts = parts;
  }

  /** The guides to show; null when there are none. */
  get guides(): Snapper | null {
    return this.#box !== null && this.#snapper.count > 0 ? this.#snapper : null;
  }

  /** Something at a box is picked up; `isCarried` tells what goes along and is nothing to snap to. */
  begin(box: Box | null, isCarried: (id: string) => boolean): void {
    this.#box = box;
    if (box) this.#snapper.begin(this.#candidates(box, isCarried));
  }

  /** How far a hand that has moved by dx, dy is off from where it snaps; nothing while it is `off`. */
  at(dx: number, dy: number, off: boolean): { readonly dx: number; readonly dy: number } {
    const box = this.#box;
    if (!box || off || this.#parts.options.snapping?.() === false) this.#snapper.clear();
    else this.#snapper.snap(box.x + dx, box.y + dy, box.w, box.h, REACH / this.#parts.camera.camera.value.zoom);
    return this.#snapper;
  }

  /** How far the pulled edges of a box are off from where they snap; nothing while it is `off`. */
  edges(box: Box, pull: Pull, off: boolean): { readonly dx: number; readonly dy: number } {
    if (!this.#box || off || this.#parts.options.snapping?.() === false) this.#snapper.clear();
    else this.#snapper.snapEdges(box, pull.x, pull.y, REACH / this.#parts.camera.camera.value.zoom);
    return this.#snapper;
  }

  /** What was carried is let go. */
  end(): void {
    this.#box = null;
    this.#snapper.clear();
  }

  #candidates(box: Box, isCarried: (id: string) => boolean): Box[] {
    const { scene, board } = this.#parts;
    const view = boardView(this.#parts);
    const near: { readonly box: Box; readonly away: number }[] = [];
    const from = centre(box);
    const add = (id: string, one: Box): void => {
      if (isCarried(id) || !intersects(one, view)) return;
      const to = centre(one);
      near.push({ box: one, away: Math.hypot(to.x - from.x, to.y - from.y) });
    };
    for (const [card, slot] of scene.items.inPlace("canvas")) add(card, scene.items.box(slot));
    for (const { id, box: own, deleted, type } of board.state.things.values()) {
      if (!deleted && type !== "ink") add(id, own);
    }
    for (const { layout } of scene.sheets) add(layout.map, layout.box);
    near.sort((a, b) => a.away - b.away);
    return near.slice(0, MOST_CANDIDATES).map((one) => one.box);
  }
}
