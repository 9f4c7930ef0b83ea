/** The small word that says what changed about a card, a header or a map. */
import type { Mark, Telling } from "@/canvas/annotations";
import type { WallStrings } from "@/canvas/wallStrings";

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

/** Shows beside a map's name how much wants attention, or takes it away; what is only good to know stays quiet. */
export function showTelling(
  host: HTMLElement,
  known: HTMLElement | null,
  telling: Telling | undefined,
  strings: WallStrings,
): HTMLElement | null {
  if (!telling || telling.attention === 0) {
    known?.remove();
    return null;
  }
  const count = known ?? document.createElement("span");
  count.className = "wall-telling";
  const text = String(telling.attention);
  if (count.textContent !== text) {
    count.textContent = text;
    count.title = strings.tells(telling.attention);
    count.setAttribute("role", "img");
    count.setAttribute("aria-label", strings.tells(telling.attention));
  }
  if (count.parentNode !== host) host.append(count);
  return count;
}

function makePill(): HTMLElement {
  const pill = document.createElement("span");
  pill.className = "wall-mark";
  return pill;
}
