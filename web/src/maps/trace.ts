/**
 * What serves what, along links: from a goal down to the items that are worked on, and back up, with how much of it is done.
 *
 * Pure and total: links that lead in a circle are left out where they close it and are named; nothing is counted twice.
 */
import { linkIndex } from "@/document/linkIndex";
import type { Link, LinkId } from "@/document/links";
import type { BoardState, CardId } from "@/document/records";
import { stateOfColumn } from "@/maps/columns";
import type { ColumnState } from "@/maps/definition";
import { columnRole, kinds } from "@/maps/kinds";

/** How far what serves a card has come: items that are worked on, each once. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** A card of a trace; steps count from the card it is about, up and down. */
export interface TraceStep {
  readonly card: CardId;
  readonly depth: number;
  readonly progress: Progress;
}

/** Everything a card serves, and everything that serves it. */
export interface Trace {
  readonly progress: Progress;
  /** Nearest first. */
  readonly above: readonly TraceStep[];
  readonly below: readonly TraceStep[];
  /** Links that would lead in a circle. */
  readonly circles: readonly LinkId[];
}

/** What is missing in the chains of a board. */
export interface Gaps {
  /** Cards that are in a chain, and nothing that is worked on serves them. */
  readonly unserved: readonly CardId[];
  /** Cards that are worked on and serve nothing; only once there is any chain at all. */
  readonly orphans: readonly CardId[];
}

interface Edge {
  readonly card: CardId;
  readonly link: LinkId;
}

interface Chains {
  /** What serves a card. */
  readonly below: ReadonlyMap<CardId, readonly Edge[]>;
  /** What a card serves. */
  readonly above: ReadonlyMap<CardId, readonly Edge[]>;
  readonly circles: readonly LinkId[];
}

/** The card that is served and the one that serves it, for links that say so. */
function serving({ kind, from, to }: Link): { readonly upper: CardId; readonly lower: CardId } | null {
  if (from.on !== "card" || to.on !== "card") return null;
  if (kind === "contributes_to" || kind === "realises") return { upper: to.card, lower: from.card };
  return kind === "splits_into" ? { upper: from.card, lower: to.card } : null;
}

/** The chains of a board, without what closes a circle: links are taken by their ids, so everybody leaves out the same. */
function chainsOf(state: BoardState): Chains {
  const below = new Map<CardId, Edge[]>();
  const above = new Map<CardId, Edge[]>();
  const circles: LinkId[] = [];
  for (const link of linkIndex(state).all) {
    const pair = serving(link);
    if (!pair || !isThere(state, pair.upper) || !isThere(state, pair.lower)) continue;
    if (reaches(below, pair.lower, pair.upper)) {
      circles.push(link.id);
      continue;
    }
    push(below, pair.upper, { card: pair.lower, link: link.id });
    push(above, pair.lower, { card: pair.upper, link: link.id });
  }
  return { below, above, circles };
}

function isThere(state: BoardState, card: CardId): boolean {
  return state.cards.get(card)?.deleted === false;
}

function reaches(edges: ReadonlyMap<CardId, readonly Edge[]>, from: CardId, to: CardId): boolean {
  const seen = new Set<CardId>([from]);
  for (const card of seen) {
    if (card === to) return true;
    for (const edge of edges.get(card) ?? []) seen.add(edge.card);
  }
  return false;
}

function push(map: Map<CardId, Edge[]>, card: CardId, edge: Edge): void {
  const known = map.get(card);
  if (known) known.push(edge);
  else map.set(card, [edge]);
}

/** How far a card is by itself: done where every map with flow has it so; null where it is on none. */
export function stateOfCard(state: BoardState, card: CardId): ColumnState | null {
  let found: ColumnState | null = null;
  for (const [id, placements] of state.placements) {
    const place = placements.get(card);
    const map = place && state.maps.get(id);
    const kind = map && !map.deleted ? kinds.get(map.kind) : undefined;
    const column = place && state.columns.get(place.column);
    if (!kind || !column || column.deleted) continue;
    const here = stateOfColumn({ column, role: columnRole(kind, column.role) });
    if (here !== null && (found === null || found === "done")) found = here;
  }
  return found;
}

/** All cards that can be reached, each at its nearest, in the order they are met. */
function walk(edges: ReadonlyMap<CardId, readonly Edge[]>, from: CardId): Map<CardId, number> {
  const depths = new Map<CardId, number>();
  let front = [from];
  for (let depth = 1; front.length > 0; depth++) {
    const next: CardId[] = [];
    for (const card of front) {
      for (const edge of edges.get(card) ?? []) {
        if (depths.has(edge.card) || edge.card === from) continue;
        depths.set(edge.card, depth);
        next.push(edge.card);
      }
    }
    front = next;
  }
  return depths;
}

/** Items are what nothing else serves and what is on a map with flow. */
function progressOf(state: BoardState, chains: Chains, card: CardId): Progress {
  let done = 0;
  let total = 0;
  for (const one of [card, ...walk(chains.below, card).keys()]) {
    if ((chains.below.get(one)?.length ?? 0) > 0) continue;
    const own = stateOfCard(state, one);
    if (own === null) continue;
    total += 1;
    if (own === "done") done += 1;
  }
  return { done, total };
}

/** What a card serves and what serves it. */
export function traceOf(state: BoardState, card: CardId): Trace {
  const chains = chainsOf(state);
  const steps = (depths: ReadonlyMap<CardId, number>): TraceStep[] =>
    [...depths].map(([id, depth]) => ({ card: id, depth, progress: progressOf(state, chains, id) }));
  const above = walk(chains.above, card);
  const below = walk(chains.below, card);
  return {
    progress: progressOf(state, chains, card),
    above: steps(above),
    below: steps(below),
    circles: chains.circles,
  };
}

/** What is missing in the chains of a board, in the order of ids. */
export function gapsOf(state: BoardState): Gaps {
  const chains = chainsOf(state);
  const linked = new Set([...chains.above.keys(), ...chains.below.keys()]);
  if (linked.size === 0) return { unserved: [], orphans: [] };
  const unserved = [...linked].filter((card) => progressOf(state, chains, card).total === 0);
  const orphans: CardId[] = [];
  for (const { id, deleted } of state.cards.values()) {
    if (!deleted && !chains.above.has(id) && !chains.below.has(id) && stateOfCard(state, id) !== null) orphans.push(id);
  }
  return { unserved: unserved.sort(), orphans: orphans.sort() };
}
