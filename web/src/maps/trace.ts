/**
 * What serves what, along links: from a goal down to the items that are worked on, and back up, with how much of it is done.
 * Cards of other boards take part by what their boards say of them.
 *
 * Pure and total: links that lead in a circle are left out where they close it and are named; nothing is counted twice.
 */
import { linkIndex } from "@/document/linkIndex";
import { endKey, type Link, type LinkEnd, type LinkId } from "@/document/links";
import type { BoardState, CardId } from "@/document/records";
import { stateOfColumn } from "@/maps/columns";
import type { ColumnState } from "@/maps/definition";
import { columnRole, kinds } from "@/maps/kinds";

/** How far what serves a card has come: items that are worked on, each once. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Cards of other boards that serve it, and of which nothing is known. */
  readonly unknown: number;
}

/** A card of this board or of another one. */
export type TraceEnd = Exclude<LinkEnd, { readonly on: "cell" }>;

/** A card of a trace; steps count from the card it is about, up and down. */
export interface TraceStep {
  readonly end: TraceEnd;
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

/** A card of another board, by their ids. */
interface Far {
  readonly board: string;
  readonly card: string;
}

/** What other boards say. */
export interface FarView {
  /** The id of this board: others may name cards of it. */
  readonly here: string;
  /** What serves a card there and is worked on, and what serves it on boards beyond; null where that is not known. */
  of(far: Far): { readonly items: readonly FarItem[]; readonly beyond: readonly Far[] } | null;
}

interface FarItem {
  readonly card: string;
  readonly done: boolean;
}

/** Nothing is known of other boards. */
export const NOTHING_FAR: FarView = { here: "", of: () => null };

type Edges = ReadonlyMap<string, readonly TraceEnd[]>;

interface Chains {
  /** What serves a card, by `endKey`. */
  readonly below: Edges;
  /** What a card serves. */
  readonly above: Edges;
  readonly circles: readonly LinkId[];
}

/** The card that is served and the one that serves it, for links that say so. */
function serving({ kind, from, to }: Link): { readonly upper: TraceEnd; readonly lower: TraceEnd } | null {
  if (from.on === "cell" || to.on === "cell") return null;
  if (kind === "contributes_to" || kind === "realises") return { upper: to, lower: from };
  return kind === "splits_into" ? { upper: from, lower: to } : null;
}

/** The chains of a board, without what closes a circle: links are taken by their ids, so everybody leaves out the same. */
function chainsOf(state: BoardState): Chains {
  const below = new Map<string, TraceEnd[]>();
  const above = new Map<string, TraceEnd[]>();
  const circles: LinkId[] = [];
  for (const link of linkIndex(state).all) {
    const pair = serving(link);
    if (!pair || !isThere(state, pair.upper) || !isThere(state, pair.lower)) continue;
    if (reaches(below, pair.lower, pair.upper)) {
      circles.push(link.id);
      continue;
    }
    push(below, pair.upper, pair.lower);
    push(above, pair.lower, pair.upper);
  }
  return { below, above, circles };
}

function isThere(state: BoardState, end: TraceEnd): boolean {
  return end.on === "board" || state.cards.get(end.card)?.deleted === false;
}

function reaches(edges: Edges, from: TraceEnd, to: TraceEnd): boolean {
  const wanted = endKey(to);
  const seen = new Set<string>([endKey(from)]);
  for (const key of seen) {
    if (key === wanted) return true;
    for (const next of edges.get(key) ?? []) seen.add(endKey(next));
  }
  return false;
}

function push(map: Map<string, TraceEnd[]>, end: TraceEnd, next: TraceEnd): void {
  const known = map.get(endKey(end));
  if (known) known.push(next);
  else map.set(endKey(end), [next]);
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

/** A far card as others name it; one of this board is simply that. */
function endOf({ board, card }: Far, here: string): TraceEnd {
  return board === here ? { on: "card", card: card as CardId } : { on: "board", board, card };
}

/** What serves a card directly: along links of this board, and for cards of other boards what those boards say. */
function lowerOf(chains: Chains, end: TraceEnd, far: FarView): readonly TraceEnd[] {
  const own = chains.below.get(endKey(end)) ?? [];
  if (end.on === "card") return own;
  return [...own, ...(far.of(end)?.beyond ?? []).map((next) => endOf(next, far.here))];
}

/** All cards that can be reached, each at its nearest, in the order they are met. */
function walk(from: TraceEnd, next: (end: TraceEnd) => readonly TraceEnd[]): Map<string, [TraceEnd, number]> {
  const found = new Map<string, [TraceEnd, number]>();
  const start = endKey(from);
  let front = [from];
  for (let depth = 1; front.length > 0; depth++) {
    const met: TraceEnd[] = [];
    for (const end of front.flatMap(next)) {
      const key = endKey(end);
      if (key === start || found.has(key)) continue;
      found.set(key, [end, depth]);
      met.push(end);
    }
    front = met;
  }
  return found;
}

/** Items are what nothing else serves and what is on a map with flow, here or on its own board. */
function progressOf(state: BoardState, chains: Chains, from: TraceEnd, far: FarView): Progress {
  const items = new Map<string, boolean>();
  let unknown = 0;
  const below = walk(from, (end) => lowerOf(chains, end, far));
  for (const end of [from, ...[...below.values()].map(([one]) => one)]) {
    if (end.on === "board") {
      const told = far.of(end);
      if (!told) unknown += 1;
      for (const { card, done } of told?.items ?? [])
        items.set(endKey(endOf({ board: end.board, card }, far.here)), done);
    } else if ((chains.below.get(endKey(end))?.length ?? 0) === 0) {
      const own = stateOfCard(state, end.card);
      if (own !== null) items.set(endKey(end), own === "done");
    }
  }
  return { done: [...items.values()].filter(Boolean).length, total: items.size, unknown };
}

/** What a card serves and what serves it. */
export function traceOf(state: BoardState, card: CardId, far: FarView = NOTHING_FAR): Trace {
  const chains = chainsOf(state);
  const self: TraceEnd = { on: "card", card };
  const steps = (found: ReadonlyMap<string, readonly [TraceEnd, number]>): TraceStep[] =>
    [...found.values()].map(([end, depth]) => ({ end, depth, progress: progressOf(state, chains, end, far) }));
  return {
    progress: progressOf(state, chains, self, far),
    above: steps(walk(self, (end) => chains.above.get(endKey(end)) ?? [])),
    below: steps(walk(self, (end) => lowerOf(chains, end, far))),
    circles: chains.circles,
  };
}

/** What is missing in the chains of a board, in the order of ids. What another board has not told is not missing. */
export function gapsOf(state: BoardState, far: FarView = NOTHING_FAR): Gaps {
  const chains = chainsOf(state);
  const linked = [...new Set([...chains.above.keys(), ...chains.below.keys()])];
  if (linked.length === 0) return { unserved: [], orphans: [] };
  const unserved: CardId[] = [];
  const orphans: CardId[] = [];
  for (const { id, deleted } of state.cards.values()) {
    if (deleted) continue;
    const self: TraceEnd = { on: "card", card: id };
    const key = endKey(self);
    if (chains.above.has(key) || chains.below.has(key)) {
      const { total, unknown } = progressOf(state, chains, self, far);
      if (total + unknown === 0) unserved.push(id);
    } else if (stateOfCard(state, id) !== null) orphans.push(id);
  }
  return { unserved: unserved.sort(), orphans: orphans.sort() };
}
