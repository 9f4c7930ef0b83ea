/** Whether somebody is zooming right now, told by the zooms of the frames. Pure. */

/** A zoom that has not changed for this long rests, in milliseconds. */
export const ZOOM_RESTS = 80;

/** Follows the zoom from frame to frame. */
export class ZoomMotion {
  #zoom: number | null = null;
  /** When the zoom was last another one than in the frame before. */
  #turned = Number.NEGATIVE_INFINITY;
  #moving = false;

  /**
   * A frame at a time in milliseconds shows this zoom; returns whether zooming is under way. One step alone is none: what it brings into view
   * is wanted at once. With the second step close behind it a movement begins, and it ends when the zoom has rested.
   */
  step(zoom: number, time: number): boolean {
    const since = time - this.#turned;
    if (this.#zoom !== null && zoom !== this.#zoom) {
      this.#moving = since < ZOOM_RESTS;
      this.#turned = time;
    } else if (since >= ZOOM_RESTS) this.#moving = false;
    this.#zoom = zoom;
    return this.#moving;
  }
}
