/**
 * Several people draw, connect, stretch, delete and undo at once, their updates arrive late and in any order: the boards
 * end up equal, no thing is lost, and nobody's undo touches what others wrote.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { openBoard } from "@/document/board";
import { createCard } from "@/document/commands/cards";
import { createConnector, setConnectorEnd, setConnectorLook } from "@/document/commands/connectors";
import { deleteItems, duplicateItems, moveItems, restoreItems } from "@/document/commands/items";
import { setLegend } from "@/document/commands/legend";
import { createThing, resizeThings, setThingLook } from "@/document/commands/things";
import type { CardId } from "@/document/records";
import { deliverAll, deliverOne, plainState, type Replica, replicas } from "@/document/replicas.fixture";
import { type ConnectorEnd, FORMS, PATHS, type ThingId } from "@/document/things";

const seed = 20_261_127;
const runs = 80;

function pick<T>(from: Iterable<T>, which: number): T | undefined {
  const all = [...from];
  return all[Math.floor(which * all.length)];
}

type Act = (replica: Replica, a: number, b: number, c: number) => void;

const onThing =
  (act: (replica: Replica, thing: ThingId, b: number, c: number) => void): Act =>
  (replica, a, b, c) => {
    const thing = pick(replica.board.state.things.keys(), a);
    if (thing) act(replica, thing, b, c);
  };

function endOf({ board }: Replica, which: number, at: number): ConnectorEnd {
  const items = [...board.state.things.keys(), ...board.state.cards.keys()] as (ThingId | CardId)[];
  return { item: pick([null, ...items], which) ?? null, side: null, at: { x: at * 100, y: 0 } };
}

const deeds = {
  deliver: (replica, a) => deliverOne(replica, a),
  deliverMore: (replica, a) => deliverOne(replica, a),
  shape: ({ board }, a, b) =>
    void createThing(board, {
      type: "shape",
      form: pick(FORMS, b) ?? "cloud",
      box: { x: a * 100, y: 0, w: 50, h: 50 },
    }),
  ink: ({ board }, a) =>
    void createThing(board, {
      type: "ink",
      pen: "pen",
      width: 4,
      points: [0, 0, 0.5, a * 10, 9, 1],
      box: { x: 0, y: 0, w: 10, h: 9 },
    }),
  card: ({ board }, a) => void createCard(board, { pos: { x: a, y: 0 } }),
  move: onThing(({ board }, thing, b, c) => moveItems(board, { cards: [], things: [{ thing, pos: { x: b, y: c } }] })),
  stretch: onThing(({ board }, thing, b, c) =>
    resizeThings(board, [{ thing, box: { x: b * 10, y: 0, w: 10 + c * 90, h: 20 } }]),
  ),
  colour: onThing(({ board }, thing, b) => setThingLook(board, [thing], { color: b < 0.5 ? "pink" : "blue" })),
  remove: onThing(({ board }, thing) => deleteItems(board, { things: [thing] })),
  restore: onThing(({ board }, thing) => restoreItems(board, { things: [thing], connectors: [] })),
  type: onThing(({ board, undo }, thing, b) => {
    const from = undo.beginText(thing);
    const text = board.titleOf(thing);
    board.doc.transact(() => text?.insert(Math.floor(b * (text.length + 1)), board.personId), from);
    undo.endText();
  }),
  connect: (replica, a, b, c) =>
    void createConnector(replica.board, {
      from: endOf(replica, a, c),
      to: endOf(replica, b, c),
      path: pick(PATHS, c) ?? "elbow",
    }),
  rebind: (replica, a, b, c) => {
    const connector = pick(replica.board.state.connectors.keys(), a);
    if (connector) setConnectorEnd(replica.board, { connector, which: "to", end: endOf(replica, b, c) });
  },
  line: ({ board }, a, b) => {
    const connector = pick(board.state.connectors.keys(), a);
    if (connector) setConnectorLook(board, [connector], { line: b < 0.5 ? "dashed" : "dotted" });
  },
  duplicate: ({ board, undo }, a, b) => {
    const thing = pick(board.state.things.keys(), a);
    const connector = pick(board.state.connectors.keys(), b);
    undo.group(() =>
      duplicateItems(board, { cards: [], things: thing ? [thing] : [], connectors: connector ? [connector] : [] }),
    );
  },
  legend: ({ board }, a, b) =>
    setLegend(board, a < 0.5 ? "yellow" : "green", b < 0.3 ? "" : `meaning ${Math.round(b * 9)}`),
  undo: ({ undo }) => void undo.undo(),
  undoMore: ({ undo }) => void undo.undo(),
  redo: ({ undo }) => void undo.redo(),
} satisfies Record<string, Act>;

const part = fc.double({ min: 0, max: 0.999_999, noNaN: true });
const deed = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])),
  a: part,
  b: part,
  c: part,
});

/** Every value of things, connectors and the legend whose last writer is somebody else. */
function valuesOfOthers({ board }: Replica): Map<string, unknown> {
  const own = board.doc.clientID;
  const values = new Map<string, unknown>();
  const note = (name: string, type: Y.Map<unknown>, key: string): void => {
    const value = type.get(key);
    const writer = type._map.get(key)?.id.client;
    // Texts and flags of deletion have tests of their own.
    if (writer === own || value instanceof Y.AbstractType || key === "deleted") return;
    values.set(`${name} ${key}`, value);
  };
  for (const root of ["shapes", "connectors"] as const) {
    for (const [id, record] of board.roots[root]) {
      if (record instanceof Y.Map) for (const key of record.keys()) note(id, record, key);
    }
  }
  for (const key of board.roots.meta.keys()) note("meta", board.roots.meta, key);
  return values;
}

describe("several people drawing at once", () => {
  it("end up with equal boards on which nothing is lost", () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 50 }), (all) => {
        const people = replicas(3);
        const made = new Set<string>();
        for (const { who, what, a, b, c } of all) {
          const replica = people[who] as Replica;
          (deeds[what] as Act)(replica, a, b, c);
          for (const id of replica.board.state.things.keys()) made.add(id);
          for (const id of replica.board.state.connectors.keys()) made.add(id);
        }
        deliverAll(people);
        const [first, ...others] = people.map(({ board }) => plainState(board.state));
        for (const other of others) expect(other).toEqual(first);
        for (const { board } of people) {
          for (const id of made) expect(board.roots.shapes.has(id) || board.roots.connectors.has(id)).toBe(true);
          expect(plainState(openBoard(board.doc, { personId: "x" }).state)).toEqual(first);
        }
      }),
      { seed, numRuns: runs },
    );
  });

  it("undo and redo never touch what others wrote since", () => {
    fc.assert(
      fc.property(
        fc.array(deed, { minLength: 5, maxLength: 40 }),
        fc.array(fc.nat(2), { maxLength: 20 }),
        (all, undoers) => {
          const people = replicas(3);
          for (const { who, what, a, b, c } of all) (deeds[what] as Act)(people[who] as Replica, a, b, c);
          deliverAll(people);
          for (const [i, who] of undoers.entries()) {
            const replica = people[who] as Replica;
            const before = valuesOfOthers(replica);
            if (i % 4 === 3) replica.undo.redo();
            else replica.undo.undo();
            const after = valuesOfOthers(replica);
            for (const [name, value] of before) expect([name, after.get(name)]).toEqual([name, value]);
            deliverAll(people);
          }
        },
      ),
      { seed, numRuns: runs },
    );
  });
});
