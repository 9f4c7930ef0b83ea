/** Which links are shown, and what is linked with what: computed anew only when a link changed. */
import { endKey, type Link, type LinkEnd, linkKey } from "@/document/links";
import type { BoardState, CardId } from "@/document/records";

/** The links that are shown, from both sides. */
export interface LinkIndex {
  readonly all: readonly Link[];
  /** By `endKey`. */
  readonly from: ReadonlyMap<string, readonly Link[]>;
  readonly to: ReadonlyMap<string, readonly Link[]>;
}

const known = new WeakMap<BoardState["links"], LinkIndex>();

/** The shown links: of equal ones (two people may make the same at once) the one with the smallest id. */
export function linkIndex({ links }: Pick<BoardState, "links">): LinkIndex {
  const found = known.get(links);
  if (found) return found;
  const unique = new Map<string, Link>();
  for (const link of links.values()) {
    if (link.deleted) continue;
    const key = linkKey(link);
    const other = unique.get(key);
    if (!other || link.id < other.id) unique.set(key, link);
  }
  const all = [...unique.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const index = { all, from: byEnd(all, ({ from }) => from), to: byEnd(all, ({ to }) => to) };
  known.set(links, index);
  return index;
}

function byEnd(links: readonly Link[], end: (link: Link) => LinkEnd): ReadonlyMap<string, readonly Link[]> {
  const found = new Map<string, Link[]>();
  for (const link of links) {
    const key = endKey(end(link));
    const others = found.get(key);
    if (others) others.push(link);
    else found.set(key, [link]);
  }
  return found;
}

/** Whether an end is there to be seen; what another board holds cannot be told from here. */
export function isLiving(state: BoardState, end: LinkEnd): boolean {
  switch (end.on) {
    case "card":
      return state.cards.get(end.card)?.deleted === false;
    case "cell":
      return state.lanes.get(end.lane)?.deleted === false && state.columns.get(end.column)?.deleted === false;
    case "board":
      return true;
  }
}

/** The links of a card with both ends there: those that begin at it, then those that end at it. */
export function linksOfCard(state: BoardState, card: CardId): readonly Link[] {
  const index = linkIndex(state);
  const key = endKey({ on: "card", card });
  const both = [...(index.from.get(key) ?? []), ...(index.to.get(key) ?? [])];
  return both.filter(({ from, to }) => isLiving(state, from) && isLiving(state, to));
}
