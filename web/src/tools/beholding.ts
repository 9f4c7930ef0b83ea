/** What the window looks at: until somebody moves the camera, the first content that arrives is brought into view. */
import { type Box, covers } from "@/geometry/box";
import type { LookParts } from "@/tools/makeParts";
import { clearView, wander } from "@/tools/wallParts";
import { centreOn, lookAtBeginning, STAGE_ZOOM, showBox, zoomTo, zoomToFit, zoomToSelection } from "@/tools/zooming";

/** Moves the camera of one wall, for a person or to the first content. */
export class Beholding {
  readonly #parts: LookParts;
  #unseen = true;

  constructor(parts: LookParts) {
    this.#parts = parts;
  }

  /** A person moves the camera by hand. */
  wander(): void {
    this.#unseen = false;
    wander(this.#parts);
  }

  /** Whether somebody moved the camera by hand. */
  get wandered(): boolean {
    return this.#parts.wandered.peek() > 0;
  }

  /** What the window looks at is where one begins. */
  seen(): void {
    this.#unseen = false;
  }

  /** Everything. */
  fit(): void {
    this.wander();
    zoomToFit(this.#parts);
  }

  /** What is selected. */
  selection(): void {
    this.wander();
    zoomToSelection(this.#parts);
  }

  /** The same middle, nearer or farther. */
  zoomTo(zoom: number): void {
    this.wander();
    zoomTo(this.#parts, zoom);
  }

  /** Another middle, as near as before. */
  centerOn(box: Box): void {
    this.wander();
    centreOn(this.#parts, box);
  }

  /** Brings a box into view without a person's hand. */
  show(box: Box): void {
    this.#unseen = false;
    showBox(this.#parts, box, STAGE_ZOOM);
  }

  /** Looks at the beginning of the content, if there is some that nobody has looked at yet. */
  firstContent(): void {
    const { view, scene } = this.#parts;
    const content = scene.contentBox();
    if (!this.#unseen || view.viewport.w <= 1 || content === null) return;
    this.#unseen = this.#parts.options.growing?.() ?? false;
    // A colleague's first card on an empty wall must not move the wall under one's hand.
    if (covers(clearView(this.#parts), content)) return;
    lookAtBeginning(this.#parts);
  }
}
