/**
 * The element that stands for a painted item while it has the keyboard: things and connectors are painted, and only what
 * is an element can be focused and read by screen readers. One is there at a time.
 */
import type { Box } from "@/geometry/box";

/** The stand-in of one item. */
export class ItemProxy {
  readonly #world: HTMLElement;
  #element: HTMLDivElement | null = null;

  constructor(world: HTMLElement) {
    this.#world = world;
  }

  /** The element for an item; a new one for another item, so that screen readers hear of the change. */
  of(item: string): HTMLDivElement {
    if (this.#element?.dataset.itemId === item) return this.#element;
    const before = this.#element;
    const element = document.createElement("div");
    element.className = "wall-item";
    element.setAttribute("role", "group");
    element.tabIndex = -1;
    element.dataset.itemId = item;
    this.#world.append(element);
    this.#element = element;
    // Taking the old one away at once would take the keyboard away with it.
    queueMicrotask(() => before?.remove());
    return element;
  }

  /** Keeps the element where its item is and called what it is called. */
  place(box: Box, label: string): void {
    const element = this.#element;
    if (!element) return;
    element.style.left = `${box.x}px`;
    element.style.top = `${box.y}px`;
    element.style.width = `${box.w}px`;
    element.style.height = `${box.h}px`;
    if (element.getAttribute("aria-label") !== label) element.setAttribute("aria-label", label);
  }

  /** Takes the element away. */
  clear(): void {
    this.#element?.remove();
    this.#element = null;
  }
}
