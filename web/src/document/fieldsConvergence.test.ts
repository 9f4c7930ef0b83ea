/**
 * Several people set fields and values of cells, link cards and give them to paths at once, their updates late and in any
 * order: the boards end up equal, a link is shown once, and nobody's undo touches what others wrote since.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { openBoard } from "@/document/board";
import { createCard, deleteCards } from "@/document/commands/cards";
import { moveCardsToCell } from "@/document/commands/cells";
import { duplicateCards } from "@/document/commands/duplicates";
import { type FieldOwner, setCell, setFields } from "@/document/commands/fields";
import { addLane, deleteLane } from "@/document/commands/lanes";
import { createLink, removeLink, setMutual } from "@/document/commands/links";
import { createMap } from "@/document/commands/maps";
import { createPath, deletePath, setPathOfCards } from "@/document/commands/paths";
import { linkIndex } from "@/document/linkIndex";
import { LINK_KINDS, linkKey } from "@/document/links";
import { deliverAll, deliverOne, plainState, type Replica, replicas } from "@/document/replicas.fixture";
import { smallStarter } from "@/document/starter.fixture";
import { restoreTrashed, trashOf } from "@/document/trash";

const seed = 20_261_128;
const runs = Number(process.env.WALKBOARD_SOAK_RUNS ?? 40);
const PEOPLE = 3;
const OWNERS: readonly FieldOwner[] = ["cards", "maps", "lanes", "columns", "links"];
const VALUES = [null, 1, 2, "early", true, false] as const;

type Act = (replica: Replica, a: number, b: number, c: number) => void;

function pick<T>(from: Iterable<T>, which: number): T | undefined {
  const all = [...from];
  return all[Math.floor(which * all.length)];
}

function somewhere({ board }: Replica, a: number, b: number) {
  const map = pick(board.state.maps.keys(), a);
  const lane = pick(board.state.lanes.keys(), b);
  const column = pick(board.state.columns.keys(), a);
  return map && lane && column ? { map, lane, column } : null;
}

const deeds = {
  deliver: (replica, a) => deliverOne(replica, a),
  deliverMore: (replica, a) => deliverOne(replica, a),
  set: ({ board }, a, b, c) => {
    const owner = pick(OWNERS, a) ?? "cards";
    const id = pick<string>(board.state[owner].keys(), b);
    if (id) setFields(board, owner, [id], c < 0.5 ? "estimate" : "note", pick(VALUES, c) ?? null);
  },
  setMany: ({ board }, a, b) => setFields(board, "cards", board.state.cards.keys(), "rank", Math.floor(a * 3 + b)),
  cell: (replica, a, b, c) => {
    const cell = somewhere(replica, a, b);
    if (cell) setCell(replica.board, { ...cell, field: "limit" }, pick([null, 1, 2, 3], c) ?? null);
  },
  link: ({ board }, a, b, c) => {
    const [from, to] = [pick(board.state.cards.keys(), a), pick(board.state.cards.keys(), b)];
    const kind = pick(LINK_KINDS.slice(0, 2), c) ?? "blocks";
    if (from && to) createLink(board, { kind, from: { on: "card", card: from }, to: { on: "card", card: to } });
  },
  unlink: ({ board }, a) => {
    const link = pick(board.state.links.keys(), a);
    if (link) removeLink(board, link);
  },
  mutual: ({ board }, a, b) => {
    const link = pick(board.state.links.keys(), a);
    if (link) setMutual(board, link, b < 0.5);
  },
  path: ({ board }, a, b) => {
    const map = pick(board.state.maps.keys(), a);
    if (map && board.state.paths.size < 5) createPath(board, { map, role: b < 0.5 ? "variant" : "exception" });
  },
  unpath: ({ board }, a) => {
    const path = pick(board.state.paths.keys(), a);
    if (path) deletePath(board, path);
  },
  onPath: ({ board }, a, b, c) => {
    const map = pick(board.state.maps.keys(), a);
    const card = pick(board.state.cards.keys(), b);
    if (map && card) setPathOfCards(board, map, [card], pick([null, ...board.state.paths.keys()], c) ?? null);
  },
  move: (replica, a, b, c) => {
    const cell = somewhere(replica, a, b);
    const card = pick(replica.board.state.cards.keys(), c);
    if (cell && card) moveCardsToCell(replica.board, { ...cell, cards: [card], index: Math.floor(a * 4) });
  },
  create: ({ board }, a) => void createCard(board, { pos: { x: a, y: 0 }, title: "made" }),
  copy: ({ board }, a) => {
    const card = pick(board.state.cards.keys(), a);
    if (card && board.state.cards.size < 12) duplicateCards(board, [card]);
  },
  drop: ({ board }, a) => {
    const card = pick(board.state.cards.keys(), a);
    if (card) deleteCards(board, [card]);
  },
  lane: ({ board }, a, b) => {
    const map = pick(board.state.maps.keys(), a);
    if (map) addLane(board, { map, role: "lane", index: Math.floor(b * 3) });
  },
  unlane: ({ board }, a) => {
    const lane = pick(board.state.lanes.keys(), a);
    if (lane) deleteLane(board, lane);
  },
  restore: ({ board, undo }, a) => undo.group(() => restoreTrashed(board, trashOf(board).slice(Math.floor(a * 5), 3))),
  undo: ({ undo }) => void undo.undo(),
  undoMore: ({ undo }) => void undo.undo(),
  redo: ({ undo }) => void undo.redo(),
} satisfies Record<string, Act>;

type Name = keyof typeof deeds;
const part = fc.double({ min: 0, max: 0.999_999, noNaN: true });
const names = Object.keys(deeds) as Name[];
const deedOf = (chosen: readonly Name[]) =>
  fc.record({ who: fc.nat(PEOPLE - 1), what: fc.constantFrom(...chosen), a: part, b: part, c: part });
type Deed = { who: number; what: Name; a: number; b: number; c: number };

function atTheWall(): Replica[] {
  const people = replicas(PEOPLE);
  const [{ board }] = people as [Replica, ...Replica[]];
  createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: smallStarter });
  for (const x of [0, 1]) createCard(board, { pos: { x, y: 0 } });
  deliverAll(people);
  return people;
}

function act(people: readonly Replica[], { who, what, a, b, c }: Deed): void {
  (deeds[what] as Act)(people[who] as Replica, a, b, c);
}

describe("several people and what maps know", () => {
  it("end up with equal boards, on which no link is shown twice", () => {
    fc.assert(
      fc.property(fc.array(deedOf(names), { minLength: 1, maxLength: 60 }), (acts) => {
        const people = atTheWall();
        for (const one of acts) act(people, one);
        deliverAll(people);
        const [first, ...others] = people.map(({ board }) => plainState(board.state));
        for (const other of others) expect(other).toEqual(first);
        for (const { board } of people) {
          expect(plainState(openBoard(board.doc, { personId: "x" }).state)).toEqual(first);
          const shown = linkIndex(board.state).all.map(linkKey);
          expect(new Set(shown).size).toBe(shown.length);
        }
      }),
      { seed, numRuns: runs },
    );
  });

  it("undo and redo never touch what others wrote since", () => {
    const changing = names.filter((name) => !["create", "copy", "drop", "lane", "unlane", "restore"].includes(name));
    fc.assert(
      fc.property(
        fc.array(deedOf(changing), { minLength: 8, maxLength: 40 }),
        fc.array(fc.nat(PEOPLE - 1), { maxLength: 20 }),
        (acts, who) => {
          const people = atTheWall();
          for (const one of acts) act(people, one);
          deliverAll(people);
          for (const [i, undoer] of who.entries()) {
            const replica = people[undoer] as Replica;
            const before = ofOthers(replica);
            if (i % 4 === 3) replica.undo.redo();
            else replica.undo.undo();
            for (const [name, value] of before) expect([name, writtenAt(replica, name)]).toEqual([name, value]);
            deliverAll(people);
          }
        },
      ),
      { seed, numRuns: runs },
    );
  });
});

/** Values that somebody else wrote last, by root, record and key. */
function ofOthers({ board }: Replica): Map<string, unknown> {
  const own = board.doc.clientID;
  const values = new Map<string, unknown>();
  for (const root of [...OWNERS, "paths"] as const) {
    for (const [id, record] of board.roots[root]) {
      if (!(record instanceof Y.Map)) continue;
      for (const [key, value] of record) {
        const writer = record._map.get(key)?.id.client;
        if (writer === own || value instanceof Y.AbstractType || key === "deleted") continue;
        values.set(`${root} ${id} ${key}`, value);
      }
    }
  }
  for (const root of ["cells", "placements"] as const) {
    for (const [key, value] of board.roots[root]) {
      if (board.roots[root]._map.get(key)?.id.client !== own) values.set(`${root} ${key}`, value);
    }
  }
  return values;
}

function writtenAt({ board }: Replica, name: string): unknown {
  const [root = "", id = "", key] = name.split(" ");
  const type = board.roots[root as "cards"];
  const record = key === undefined ? type : type.get(id);
  return record instanceof Y.Map ? record.get(key ?? id) : undefined;
}
