/**
 * What serves what between cards, one step at a time: along links, and where a card stands below an objective of a map of
 * goals. Links lead up (`contributes_to`, `realises`) or down (`splits_into`). Pure; whatever leads in a circle is walked once.
 */
import { linkIndex } from "@/document/linkIndex";
import { endKey, type Link, type LinkEnd, type LinkId } from "@/document/links";
import type { BoardState, CardId } from "@/document/records";
import { stateOfCard } from "@/maps/trace";

/** The other end of a link that says what serves what. */
export interface Served {
  readonly link: LinkId;
  readonly end: LinkEnd;
}

const NO_LINKS: readonly Link[] = [];
const UP: ReadonlySet<Link["kind"]> = new Set<Link["kind"]>(["contributes_to", "realises"]);

function isThere(state: BoardState, end: LinkEnd): boolean {
  if (end.on === "card") return state.cards.get(end.card)?.deleted === false;
  return end.on === "board";
}

function ends(state: BoardState, card: CardId, way: "up" | "down"): Served[] {
  const index = linkIndex(state);
  const key = endKey({ on: "card", card });
  const outward = index.from.get(key) ?? NO_LINKS;
  const inward = index.to.get(key) ?? NO_LINKS;
  const along = way === "up" ? outward : inward;
  const against = way === "up" ? inward : outward;
  const found = [
    ...along
      .filter(({ kind }) => UP.has(kind))
      .map((link): Served => ({ link: link.id, end: way === "up" ? link.to : link.from })),
    ...against
      .filter(({ kind }) => kind === "splits_into")
      .map((link): Served => ({ link: link.id, end: way === "up" ? link.from : link.to })),
  ];
  return found.filter(({ end }) => isThere(state, end));
}

/** What a card serves: living cards of this board, and cards of others. */
export function servedBy(state: BoardState, card: CardId): readonly Served[] {
  return ends(state, card, "up");
}

/** What serves a card: living cards of this board, and cards of others. */
export function servingOf(state: BoardState, card: CardId): readonly Served[] {
  return ends(state, card, "down");
}

/** Everything on this board that serves a card, however many links away; without itself. */
export function allServing(state: BoardState, card: CardId): ReadonlySet<CardId> {
  const seen = new Set<CardId>([card]);
  for (const one of seen) {
    for (const { end } of servingOf(state, one)) if (end.on === "card") seen.add(end.card);
  }
  seen.delete(card);
  return seen;
}

/** The work that a card stands for. */
export interface Work {
  /** Cards on maps with flow: itself, or what serves it. */
  readonly items: readonly CardId[];
  /** Cards of other boards that serve it; how far they are is not known here. */
  readonly elsewhere: number;
}

/** Looks for the work behind a card. */
export function workFor(state: BoardState, card: CardId): Work {
  const cards = [card, ...allServing(state, card)];
  const elsewhere = cards.flatMap((one) => servingOf(state, one)).filter(({ end }) => end.on === "board").length;
  return { items: cards.filter((one) => stateOfCard(state, one) !== null), elsewhere };
}
