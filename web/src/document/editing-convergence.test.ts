/**
 * Several people arrange, group, lock, tag, replace, delete and restore at once, their updates late and in any order:
 * the boards end up equal, nothing is lost, and nobody's undo touches what others wrote since.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { openBoard } from "@/document/board";
import { createCard } from "@/document/commands/cards";
import { groupItems, setLocked, ungroupItems } from "@/document/commands/grouping";
import { deleteItems, moveItems } from "@/document/commands/items";
import { plant, prepare } from "@/document/commands/planting";
import { replaceAll } from "@/document/commands/replacing";
import { restack } from "@/document/commands/stacking";
import { addTag, colorTag, deleteTag, renameTag, setTag } from "@/document/commands/tags";
import { createThing } from "@/document/commands/things";
import type { CardId } from "@/document/records";
import { deliverAll, deliverOne, plainState, type Replica, replicas } from "@/document/replicas.fixture";
import type { ItemId } from "@/document/things";
import { groupsOf } from "@/document/together";
import { restoreTrashed, trashOf } from "@/document/trash";
import { aligned, tidied } from "@/geometry/arrange";

const seed = 20_261_127;
const runs = Number(process.env.WALKBOARD_SOAK_RUNS ?? 40);
const PEOPLE = 4;
const WORDS = ["heat", "pump", "cold", "wall"];

type Act = (replica: Replica, a: number, b: number) => void;

function pick<T>(from: Iterable<T>, which: number): T | undefined {
  const all = [...from];
  return all[Math.floor(which * all.length)];
}

/** Some cards and things, more or fewer. */
function some({ board }: Replica, a: number, b: number): ItemId[] {
  const all: ItemId[] = [...board.state.cards.keys(), ...board.state.things.keys()].sort();
  const from = Math.floor(a * all.length);
  return all.slice(from, from + 1 + Math.floor(b * 4));
}

const cardsOf = ({ board }: Replica, items: readonly ItemId[]): CardId[] =>
  items.filter((id): id is CardId => board.state.cards.has(id as CardId));

function arrange(replica: Replica, items: readonly ItemId[], tidy: boolean): void {
  const { board } = replica;
  const cards = cardsOf(replica, items).filter((card) => board.state.canvas.has(card));
  const boxes = cards.map((card) => ({ ...(board.state.canvas.get(card)?.pos ?? { x: 0, y: 0 }), w: 100, h: 60 }));
  const corners = tidy ? tidied(boxes) : aligned(boxes, "left");
  moveItems(board, { cards: cards.map((card, i) => ({ card, pos: corners[i] ?? { x: 0, y: 0 } })), things: [] });
}

const deeds = {
  deliver: (replica, a) => deliverOne(replica, a),
  deliverMore: (replica, a) => deliverOne(replica, a),
  create: ({ board }, a, b) => void createCard(board, { pos: { x: a * 900, y: b * 900 }, title: WORDS.join(" ") }),
  frame: ({ board }, a) =>
    void createThing(board, { type: "frame", box: { x: a * 900, y: 0, w: 200, h: 200 }, text: "heat wall" }),
  paste: ({ board, undo }, a) => {
    const step = undo.openStep();
    const at = { x: a * 900, y: 0 };
    for (const piece of prepare(board, [{ content: { title: "pasted pump" }, at }]).pieces)
      step.add(() => plant(board, piece));
    step.close();
  },
  align: (replica, a, b) => arrange(replica, some(replica, a, b), false),
  tidy: (replica, a, b) => arrange(replica, some(replica, a, b), true),
  front: (replica, a, b) => restack(replica.board, some(replica, a, b), "front", () => true),
  backward: (replica, a, b) => restack(replica.board, some(replica, a, b), "backward", () => b < 0.7),
  group: (replica, a, b) => void groupItems(replica.board, some(replica, a, b)),
  ungroup: (replica, a, b) => void ungroupItems(replica.board, some(replica, a, b)),
  lock: (replica, a, b) => setLocked(replica.board, some(replica, a, b), b < 0.6),
  tag: (replica, a, b) => {
    addTag(replica.board, pick(WORDS, b) ?? "", "pink", cardsOf(replica, some(replica, a, b)));
  },
  untag: (replica, a, b) => {
    const tag = pick(replica.board.state.tags.keys(), b);
    if (tag) setTag(replica.board, cardsOf(replica, some(replica, a, b)), tag, false);
  },
  retag: ({ board }, a, b) => {
    const tag = pick(board.state.tags.keys(), a);
    if (!tag) return;
    if (b < 0.4) renameTag(board, tag, `tag ${b}`);
    else if (b < 0.8) colorTag(board, tag, b < 0.6 ? "blue" : "green");
    else deleteTag(board, tag);
  },
  replace: ({ board }, a, b) => void replaceAll(board, pick(WORDS, a) ?? "", pick(WORDS, b) ?? ""),
  remove: (replica, a, b) => {
    const items = some(replica, a, b);
    const things = items.filter((id) => replica.board.state.things.has(id as never));
    deleteItems(replica.board, { cards: cardsOf(replica, items), things: things as never });
  },
  restore: ({ board, undo }, a, b) => {
    const trash = trashOf(board);
    undo.group(() => restoreTrashed(board, trash.slice(Math.floor(a * trash.length)).slice(0, 1 + b * 3)));
  },
  undo: ({ undo }) => void undo.undo(),
  undoMore: ({ undo }) => void undo.undo(),
  redo: ({ undo }) => void undo.redo(),
} satisfies Record<string, Act>;

type Name = keyof typeof deeds;
const part = fc.double({ min: 0, max: 0.999_999, noNaN: true });
const deedOf = (names: readonly Name[]) =>
  fc.record({ who: fc.nat(PEOPLE - 1), what: fc.constantFrom(...names), a: part, b: part });
const all = Object.keys(deeds) as Name[];

function atTheWall(): Replica[] {
  const people = replicas(PEOPLE);
  const [{ board }] = people as [Replica, ...Replica[]];
  for (const x of [0, 120, 260, 420]) createCard(board, { pos: { x, y: x / 3 }, title: "heat pump on a cold wall" });
  createThing(board, { type: "frame", box: { x: 0, y: 0, w: 300, h: 300 }, text: "cold" });
  deliverAll(people);
  return people;
}

function act(people: readonly Replica[], { who, what, a, b }: { who: number; what: Name; a: number; b: number }): void {
  (deeds[what] as Act)(people[who] as Replica, a, b);
}

describe("several people editing at once", () => {
  it("end up with equal boards, and every card that was ever made is on the wall or in the trash", () => {
    fc.assert(
      fc.property(fc.array(deedOf(all), { minLength: 1, maxLength: 50 }), (acts) => {
        const people = atTheWall();
        const made = new Set<string>();
        for (const one of acts) {
          act(people, one);
          for (const { board } of people) for (const id of board.state.cards.keys()) made.add(id);
        }
        deliverAll(people);
        const [first, ...others] = people.map(({ board }) => plainState(board.state));
        for (const other of others) expect(other).toEqual(first);
        for (const { board } of people) {
          const trash = new Set(trashOf(board).map(({ id }) => id));
          for (const id of made) {
            const card = board.state.cards.get(id as CardId);
            expect([id, card !== undefined, card?.deleted]).toEqual([id, true, trash.has(id)]);
            expect(board.state.canvas.has(id as CardId)).toBe(true);
          }
          expect([...groupsOf(openBoard(board.doc, { personId: "x" }).state)]).toEqual([...groupsOf(board.state)]);
        }
      }),
      { seed, numRuns: runs },
    );
  });

  it("undo and redo never touch what others wrote since", () => {
    const names: Name[] = ["deliver", "align", "tidy", "front", "group", "ungroup", "lock", "tag", "untag", "retag"];
    fc.assert(
      fc.property(
        fc.array(deedOf(names), { minLength: 8, maxLength: 40 }),
        fc.array(fc.nat(PEOPLE - 1)),
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

  it("undo brings back all that one person alone has changed", () => {
    const names: Name[] = [
      "align",
      "tidy",
      "front",
      "backward",
      "group",
      "ungroup",
      "lock",
      "replace",
      "remove",
      "restore",
    ];
    fc.assert(
      fc.property(fc.array(deedOf(names), { maxLength: 12 }), (acts) => {
        const people = atTheWall();
        const ana = people[0] as Replica;
        while (ana.undo.canUndo.value) ana.undo.undo();
        const before = JSON.stringify(plainState(ana.board.state));
        while (ana.undo.canRedo.value) ana.undo.redo();
        for (const one of acts) act([ana, ana, ana, ana], one);
        while (ana.undo.canUndo.value) ana.undo.undo();
        expect(JSON.stringify(plainState(ana.board.state))).toBe(before);
      }),
      { seed, numRuns: runs },
    );
  });
});

/** Values of the document that somebody else wrote last, by root, record and key. Texts and lives have tests of their own. */
function ofOthers({ board }: Replica): Map<string, unknown> {
  const own = board.doc.clientID;
  const values = new Map<string, unknown>();
  for (const root of ["cards", "shapes", "tags"] as const) {
    for (const [id, record] of board.roots[root]) {
      if (!(record instanceof Y.Map)) continue;
      for (const [key, value] of record) {
        const written = record._map.get(key)?.id.client;
        if (written === own || value instanceof Y.AbstractType || key === "deleted") continue;
        values.set(`${root} ${id} ${key}`, value);
      }
    }
  }
  for (const [key, value] of board.roots.placements) {
    if (board.roots.placements._map.get(key)?.id.client !== own) values.set(`placements ${key}`, value);
  }
  return values;
}

function writtenAt({ board }: Replica, name: string): unknown {
  const [root = "", id = "", key] = name.split(" ");
  const type = board.roots[root as "cards"];
  const record = key === undefined ? type : type.get(id);
  return record instanceof Y.Map ? record.get(key ?? id) : undefined;
}
