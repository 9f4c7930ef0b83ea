/** Keeps pooled children of an element in reading order, because a screen reader reads the order of the document. */

const ranks = new WeakMap<Element, number>();

/** Puts `child` into `parent` at its rank; does nothing when it is there already. Focus inside the child survives. */
export function placeChild(parent: Element, child: HTMLElement, rank: number): void {
  if (child.parentNode === parent && ranks.get(child) === rank) return;
  ranks.set(child, rank);
  let before: Element | null = null;
  for (let at = parent.lastElementChild; at; at = at.previousElementSibling) {
    if (at === child) continue;
    if ((ranks.get(at) ?? -1) <= rank) break;
    before = at;
  }
  if (child.parentNode === parent && child.nextElementSibling === before) return;
  const active = document.activeElement;
  const held = active instanceof HTMLElement && child.contains(active) ? active : null;
  parent.insertBefore(child, before);
  held?.focus({ preventScroll: true });
}
