/** What elements of cards in maps were made from besides their cards: as long as that is the same, there is nothing to do to them. */
import type { Scene } from "@/canvas/scene";
import { cellKey } from "@/canvas/sheet";
import type { PlacedCard } from "@/maps/model";

/** Where a card stands and what that is called. Stacks of which nothing differs are the same objects (`KeptLayouts`). */
interface Ground {
  readonly stack: readonly PlacedCard[];
  /** Where the corner of its cell lies: the element stands in that of the cell. */
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly lane: string | undefined;
  readonly column: string | undefined;
}

/** What the elements of slots were made from. */
export class CardGrounds {
  readonly #scene: Scene;
  readonly #known = new Map<number, Ground>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** An element was made from what is there now. */
  note(slot: number): void {
    const ground = this.#groundOf(slot);
    if (ground) this.#known.set(slot, ground);
    else this.#known.delete(slot);
  }

  /** An element is gone, or has to be made again whatever is there. */
  forget(slot: number): void {
    this.#known.delete(slot);
  }

  /** Whether an element would be made from the same again. */
  holds(slot: number): boolean {
    const [was, now] = [this.#known.get(slot), this.#groundOf(slot)];
    if (!was || !now) return false;
    const sameCell = was.x === now.x && was.y === now.y;
    return was.stack === now.stack && sameCell && was.lane === now.lane && was.column === now.column;
  }

  #groundOf(slot: number): Ground | null {
    const { items } = this.#scene;
    const place = items.place[slot];
    const sheet = place === undefined || place === "canvas" ? undefined : this.#scene.sheet(place);
    const [lane, column] = [items.lane[slot] ?? null, items.column[slot] ?? null];
    const key = cellKey(lane, column);
    const stack = sheet?.stacks.get(key);
    if (!sheet || !stack) return null;
    const cell = sheet.cells.get(key)?.box;
    return {
      stack,
      x: cell?.x,
      y: cell?.y,
      lane: lane === null ? undefined : sheet.layout.laneHeaders[sheet.laneIndex.get(lane) ?? -1]?.title,
      column: column === null ? undefined : sheet.leaves[sheet.leafIndex.get(column) ?? -1]?.title,
    };
  }
}
