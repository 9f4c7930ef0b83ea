/** The row of small facts at the foot of a readable card: that it is blocked or locked or has notes, its tags, what was agreed at it. */
import type { CardFacts } from "@/canvas/cardView";

/** Parts of the row. What is in it is said by the card's accessible name, so it is hidden from screen readers. */
export interface FactsElement {
  readonly root: HTMLDivElement;
  readonly blocked: HTMLSpanElement;
  readonly decisions: HTMLSpanElement;
  readonly actions: HTMLSpanElement;
  readonly badges: HTMLSpanElement;
  readonly tags: HTMLSpanElement;
  readonly locked: HTMLSpanElement;
  readonly notes: HTMLSpanElement;
}

const SVG = "http://www.w3.org/2000/svg";
/** Drawn on a grid of 16: a ticked box for what was decided, an arrow out of a ring for what is to be done. */
const DECISION = "M2.5 2.5h11v11h-11zM5 8l2.2 2.2L11 6";
const LOCK = "M4 7.5h8v6H4zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2";
const NOTES = "M2.5 4h11M2.5 8h11M2.5 12h7";
const ACTION = "M13 6a5.5 5.5 0 1 1-3-3M8 8l6-6M10.5 2H14v3.5";

/** Shows the facts in a card, or takes the row away; touches only what differs. */
export function showFacts(card: HTMLElement, known: FactsElement | null, facts: CardFacts | null): FactsElement | null {
  if (!facts) {
    known?.root.remove();
    return known;
  }
  const row = known ?? makeRow();
  row.blocked.hidden = facts.blocked === null;
  if (row.blocked.textContent !== (facts.blocked ?? "")) row.blocked.textContent = facts.blocked ?? "";
  showCount(row.decisions, facts.decisions);
  showCount(row.actions, facts.actions);
  showBadges(row.badges, facts);
  showTags(row.tags, facts);
  row.locked.hidden = !facts.locked;
  row.notes.hidden = !facts.notes;
  if (row.root.parentNode !== card) card.append(row.root);
  return row;
}

function makeRow(): FactsElement {
  const root = document.createElement("div");
  root.className = "wall-facts";
  root.setAttribute("aria-hidden", "true");
  const blocked = document.createElement("span");
  blocked.className = "wall-fact wall-fact-blocked";
  const decisions = makeCount(DECISION);
  const actions = makeCount(ACTION);
  const badges = document.createElement("span");
  badges.className = "wall-badges";
  const tags = document.createElement("span");
  tags.className = "wall-tags";
  const locked = makeCount(LOCK);
  const notes = makeCount(NOTES);
  root.append(notes, blocked, badges, decisions, actions, tags, locked);
  return { root, blocked, badges, decisions, actions, tags, locked, notes };
}

function showBadges(row: HTMLSpanElement, { badges }: CardFacts): void {
  const shown = JSON.stringify(badges.map(({ text, late, ageing }) => [text, late, ageing]));
  row.hidden = badges.length === 0;
  if (row.dataset.shown === shown) return;
  row.dataset.shown = shown;
  const all = badges.map(({ text, late, ageing }) => {
    const badge = document.createElement("span");
    badge.className = late ? "wall-badge is-late" : ageing ? "wall-badge is-ageing" : "wall-badge";
    badge.dir = "auto";
    badge.textContent = text;
    return badge;
  });
  row.replaceChildren(...all);
}

function showTags(row: HTMLSpanElement, { tags, moreTags }: CardFacts): void {
  const shown = JSON.stringify([tags, moreTags]);
  row.hidden = tags.length === 0;
  if (row.dataset.shown === shown) return;
  row.dataset.shown = shown;
  const chips = tags.map(({ title, color }) => {
    const chip = document.createElement("span");
    chip.className = "wall-tag";
    chip.dir = "auto";
    chip.textContent = title;
    chip.style.backgroundColor = `var(--card-${color})`;
    return chip;
  });
  row.replaceChildren(...chips, ...(moreTags > 0 ? [`+${moreTags}`] : []));
}

function makeCount(path: string): HTMLSpanElement {
  const fact = document.createElement("span");
  fact.className = "wall-fact";
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  icon.append(line);
  fact.append(icon, document.createElement("span"));
  return fact;
}

function showCount(fact: HTMLSpanElement, count: number): void {
  fact.hidden = count === 0;
  const number = fact.lastElementChild;
  if (number && number.textContent !== String(count)) number.textContent = String(count);
}
