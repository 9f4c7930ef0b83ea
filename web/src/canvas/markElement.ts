/** The small word that says what changed about a card, a header or a map. */
import type { Mark } from "@/canvas/annotations";

/** Shows a mark as the last child of an element, or takes it away; touches only what differs. */
export function showMark(host: HTMLElement, known: HTMLElement | null, mark: Mark | undefined): HTMLElement | null {
  if (!mark) {
    known?.remove();
    return null;
  }
  const pill = known ?? makePill();
  if (pill.dataset.mark !== mark.kind) pill.dataset.mark = mark.kind;
  if (pill.textContent !== mark.word) pill.textContent = mark.word;
  if (pill.parentNode !== host) host.append(pill);
  return pill;
}

function makePill(): HTMLElement {
  const pill = document.createElement("span");
  pill.className = "wall-mark";
  return pill;
}
