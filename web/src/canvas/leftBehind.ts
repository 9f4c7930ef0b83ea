/** What a hand carries copies of stays where it is: elements that look like those in the hand, at their old places. */
import type { CardElement } from "@/canvas/cardElement";
import type { Box } from "@/geometry/box";

/** What only one element may have, or what says that it is in a hand. */
const OWN = ["id", "data-card-id", "role", "tabindex", "aria-label", "data-selected", "data-lifted", "data-written"];

/** Stand-ins for carried cards. They are looked at, never read out or clicked. */
export class LeftBehind {
  readonly #world: HTMLElement;
  readonly #clones = new Map<number, HTMLElement>();

  constructor(world: HTMLElement) {
    this.#world = world;
  }

  /** Shows stand-ins for these slots and no others. */
  show(slots: ReadonlySet<number>, elementOf: (slot: number) => CardElement | undefined, boxOf: (slot: number) => Box) {
    for (const [slot, clone] of this.#clones) {
      if (slots.has(slot)) continue;
      clone.remove();
      this.#clones.delete(slot);
    }
    for (const slot of slots) {
      const element = elementOf(slot);
      if (!element || this.#clones.has(slot)) continue;
      const clone = standIn(element.root, boxOf(slot));
      this.#clones.set(slot, clone);
      this.#world.append(clone);
    }
  }
}

function standIn(root: HTMLElement, { x, y }: Box): HTMLElement {
  const clone = root.cloneNode(true) as HTMLElement;
  for (const name of OWN) clone.removeAttribute(name);
  clone.setAttribute("aria-hidden", "true");
  clone.inert = true;
  clone.style.left = `${x}px`;
  clone.style.top = `${y}px`;
  clone.style.transform = "";
  clone.style.zIndex = "";
  return clone;
}
