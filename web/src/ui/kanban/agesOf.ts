import { type Signal, signal } from "@preact/signals-core";
import type { Board } from "@/document/board";
import type { CardId, MapId } from "@/document/records";
import { type Ages, NO_AGES } from "@/maps/kanban/ageing";

/** What is known of the time of cards on one map, and what was done before the days that are shown. */
export interface MapAges extends Ages {
  /** How many finished items the expectation is made of. */
  readonly expectedOf: number;
  /** When what is done was done, by card; only of what was done before `doneBefore`. */
  readonly done: ReadonlyMap<CardId, string>;
  /** The day before which `done` tells, `YYYY-MM-DD`. */
  readonly doneBefore: string;
  /** What the map said of its working days when this was asked: what is usual is told in them. */
  readonly workdays: string;
}

/** Nothing is known. */
export const NO_MAP_AGES: MapAges = { ...NO_AGES, expectedOf: 0, done: new Map(), doneBefore: "", workdays: "" };

/** By board; it goes with the board. `startAges.ts` fills it. */
const known = new WeakMap<Board, Signal<ReadonlyMap<MapId, MapAges>>>();

/** What is known of all maps of a board. */
export function agesOn(board: Board): Signal<ReadonlyMap<MapId, MapAges>> {
  const found = known.get(board);
  if (found) return found;
  const made = signal<ReadonlyMap<MapId, MapAges>>(new Map());
  known.set(board, made);
  return made;
}

/** What is known of one map now. */
export function agesOf(board: Board, map: MapId): MapAges {
  return agesOn(board).peek().get(map) ?? NO_MAP_AGES;
}

/** The cards whose age may read differently now. */
export function agedCards(before: ReadonlyMap<MapId, MapAges>, now: ReadonlyMap<MapId, MapAges>): ReadonlySet<CardId> {
  const changed = new Set<CardId>();
  for (const [map, ages] of now) {
    const was = before.get(map) ?? NO_MAP_AGES;
    if (was === ages) continue;
    const all = (["today", "expectation", "half", "workdays"] as const).some((key) => was[key] !== ages[key]);
    for (const [card, at] of ages.started) if (all || was.started.get(card) !== at) changed.add(card);
    for (const card of was.started.keys()) if (!ages.started.has(card)) changed.add(card);
  }
  return changed;
}
