/** One readable card as a real element: made once, filled again and again. */
import { bodyElements } from "@/canvas/bodyElement";
import { type BodyView, excerptOf, sameBodyView } from "@/canvas/bodyView";
import { type FactsElement, showFacts } from "@/canvas/cardFacts";
import { showPicture } from "@/canvas/cardPictureElement";
import type { CardView } from "@/canvas/cardView";
import { showMark } from "@/canvas/markElement";

/** Parts of a card's element. */
export interface CardElement {
  readonly root: HTMLDivElement;
  readonly title: HTMLDivElement;
  readonly letter: HTMLSpanElement;
  /** Who else is writing on it. */
  readonly writer: HTMLSpanElement;
  /** What is written in the body, with what of it is shown; made for the first card that shows some. */
  body: HTMLDivElement | null;
  shownBody: BodyView | null;
  /** The row of small facts; made for the first card that has any. */
  facts: FactsElement | null;
  /** Its picture; made for the first card that has one. */
  picture: HTMLCanvasElement | null;
  /** What changed about the card. */
  mark: HTMLElement | null;
}

/** The short letter that stands for a discipline beside its colour. */
export type LetterOf = (discipline: string) => string;

/** An empty card element. */
export function createCardElement(): CardElement {
  const root = document.createElement("div");
  root.className = "wall-card";
  root.setAttribute("role", "listitem");
  root.tabIndex = -1;
  const title = document.createElement("div");
  title.className = "wall-card-title";
  title.dir = "auto";
  const letter = document.createElement("span");
  letter.className = "wall-card-letter";
  letter.setAttribute("aria-hidden", "true");
  const writer = document.createElement("span");
  writer.className = "wall-card-writer";
  writer.hidden = true;
  root.append(letter, title, writer);
  return { root, title, letter, writer, body: null, shownBody: null, facts: null, picture: null, mark: null };
}

/** Shows a view in an element; touches only what differs. */
export function fillCard(element: CardElement, view: CardView, letterOf: LetterOf): void {
  const { root, title, letter } = element;
  root.dataset.cardId = view.card;
  root.dataset.text = view.textSize;
  root.dataset.room = String(view.room);
  if (title.textContent !== view.title) title.textContent = view.title;
  if (root.getAttribute("aria-label") !== view.name) root.setAttribute("aria-label", view.name);
  root.style.backgroundColor = `var(--card-${view.paper}, var(--card-paper))`;
  if (view.discipline === null) delete root.dataset.discipline;
  else root.dataset.discipline = view.discipline;
  root.style.setProperty("--edge", view.discipline === null ? "transparent" : `var(--discipline-${view.discipline})`);
  letter.textContent = view.discipline === null ? "" : letterOf(view.discipline);
  showBody(element, view.body);
  element.picture = showPicture(root, element.picture, view);
  element.facts = showFacts(root, element.facts, view.facts);
  root.toggleAttribute("data-blocked", view.facts !== null && view.facts.blocked !== null);
  if (view.sign) root.dataset.sign = view.sign;
  else delete root.dataset.sign;
  if (view.facts) root.dataset.facts = view.factsInside ? "inside" : "edge";
  else delete root.dataset.facts;
  element.mark = showMark(root, element.mark, view.mark);
  if (view.mark) root.dataset.mark = view.mark.kind;
  else delete root.dataset.mark;
  root.style.width = `${view.box.w}px`;
  root.style.height = `${view.box.h}px`;
}

/** Makes an element fit for another card. */
export function clearCard(element: CardElement): void {
  const { root, writer } = element;
  root.removeAttribute("data-selected");
  root.removeAttribute("data-lifted");
  for (const said of ["data-blocked", "data-facts", "data-mark", "data-sign", "data-stage"]) root.removeAttribute(said);
  showBody(element, null);
  element.picture = showPicture(root, element.picture, null);
  element.facts = showFacts(root, element.facts, null);
  element.mark = showMark(root, element.mark, undefined);
  delete root.dataset.cardId;
  root.tabIndex = -1;
  root.style.zIndex = "";
  writer.hidden = true;
}

/** Shows a body below the title. One that is shown already is left as it is: others' carets and moves must not write it anew. */
function showBody(element: CardElement, view: BodyView | null): void {
  if (sameBodyView(element.shownBody, view)) return;
  element.shownBody = view;
  element.root.toggleAttribute("data-body", view !== null);
  if (view === null) {
    element.body?.remove();
    element.body?.replaceChildren();
    return;
  }
  element.body ??= makeBody();
  const { blocks, more } = excerptOf(view);
  element.body.replaceChildren(...bodyElements(blocks, "look"));
  element.body.toggleAttribute("data-more", more);
  element.body.style.setProperty("--lines", String(view.lines));
  element.title.after(element.body);
}

function makeBody(): HTMLDivElement {
  const body = document.createElement("div");
  body.className = "wall-card-body body-text";
  body.dir = "auto";
  return body;
}
