/** Where something changed lately, so that a picture of thousands of cards is mended there and not made anew. */
import type { Box } from "@/geometry/box";

/** So many of the latest changes are remembered. */
const REMEMBERED = 256;

/** The latest changes of slots. */
export class Changes {
  readonly #boxes = new Float64Array(REMEMBERED * 4);
  #revision = 0;

  /** How many changes there were. */
  get revision(): number {
    return this.#revision;
  }

  /** Something differs where this slot lies, or did until now. */
  note(bounds: Float64Array, slot: number): void {
    const at = (this.#revision % REMEMBERED) * 4;
    for (let side = 0; side < 4; side++) this.#boxes[at + side] = bounds[slot * 4 + side] ?? 0;
    this.#revision += 1;
  }

  /** Where something changed after so many changes; null when that is forgotten. */
  since(revision: number): readonly Box[] | null {
    if (this.#revision - revision > REMEMBERED) return null;
    const found: Box[] = [];
    for (let one = revision; one < this.#revision; one++) {
      const [x = 0, y = 0, w = 0, h = 0] = this.#boxes.subarray((one % REMEMBERED) * 4);
      found.push({ x, y, w, h });
    }
    return found;
  }
}
