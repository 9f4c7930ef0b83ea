/**
 * Boards for tests: several people's replicas of one document, with ids, chance and clocks that a seed decides, which
 * exchange their updates when and in whatever order the test says.
 */
import * as Y from "yjs";
import { type Board, openBoard } from "@/document/board";
import type { BoardState } from "@/document/records";
import { createUndo, type Undo } from "@/document/undo";

/** One person's board. */
export interface Replica {
  readonly board: Board;
  readonly undo: Undo;
  /** Updates of the others that have not arrived yet. */
  readonly inbox: Uint8Array[];
}

/** A small seeded generator (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A board of its own, with ids `<person>1`, `<person>2`, … */
export function seededBoard(person = "ana", clientId = 1, doc = new Y.Doc()): Board {
  doc.clientID = clientId;
  let ids = 0;
  let time = 0;
  return openBoard(doc, {
    personId: person,
    chance: {
      newId: () => `${person}${++ids}`,
      now: () => ++time,
      random: seededRandom(clientId),
    },
  });
}

/** As many people's replicas, none of which hears of the others before `deliver`. */
export function replicas(count: number): Replica[] {
  const people = ["ana", "bob", "cem", "dee", "eve"];
  const all = Array.from({ length: count }, (_, i): Replica => {
    const board = seededBoard(people[i] ?? `p${i}`, 101 + i);
    return { board, undo: createUndo(board), inbox: [] };
  });
  for (const replica of all) {
    replica.board.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "network") return;
      for (const other of all) if (other !== replica) other.inbox.push(update);
    });
  }
  return all;
}

/** Delivers one waiting update, chosen by a number from 0 to 1: networks reorder. */
export function deliverOne(replica: Replica, which: number): void {
  const [update] = replica.inbox.splice(Math.floor(which * replica.inbox.length), 1);
  if (update) Y.applyUpdate(replica.board.doc, update, "network");
}

/** Delivers everything that is under way. */
export function deliverAll(all: readonly Replica[]): void {
  while (all.some(({ inbox }) => inbox.length > 0)) {
    for (const replica of all) while (replica.inbox.length > 0) deliverOne(replica, 0);
  }
}

/** A state as plain data, without its version and without an order of keys. */
export function plainState(state: BoardState): unknown {
  const sorted = (map: ReadonlyMap<string, unknown>): unknown[] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, withoutMaps(value)]);
  return {
    cards: sorted(state.cards),
    maps: sorted(state.maps),
    lanes: sorted(state.lanes),
    columns: sorted(state.columns),
    canvas: sorted(state.canvas),
    placements: sorted(new Map([...state.placements].map(([map, on]) => [map, sorted(on)]))),
    things: sorted(state.things),
    connectors: sorted(state.connectors),
    tags: sorted(state.tags),
    links: sorted(state.links),
    paths: sorted(state.paths),
    cells: sorted(state.cells),
    legend: sorted(state.legend),
    bodies: sorted(new Map([...state.bodies].map(([card, body]) => [card, body.blocks]))),
  };
}

/** Values of fields as lists, so that they can be written down. */
function withoutMaps(value: unknown): unknown {
  if (value instanceof Map) return [...value].sort(([a], [b]) => (a < b ? -1 : 1));
  if (typeof value !== "object" || value === null || !("fields" in value)) return value;
  return { ...value, fields: withoutMaps(value.fields) };
}
