/** Read quickly is read the same: what people write, and what is broken. */
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { applyMuch, applyUpdate } from "@/sync/boardDecoder";
import { seededRandom } from "@/testing/random";

const WORDS = [
  "",
  "a",
  "a0",
  "createdAt",
  "ä",
  "日本",
  "😀",
  "x".repeat(40),
  "y".repeat(41),
  "z".repeat(200),
  "ü".repeat(30),
];
const VALUES = [null, true, false, 0, -1, 1.5, 2 ** 40, 2n ** 50n, undefined, new Uint8Array([1, 2])];

function written(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const doc = new Y.Doc();
  const value = (deep: number): unknown => {
    const dice = random.below(deep > 1 ? 2 : 4);
    if (dice === 0) return random.pick(WORDS);
    if (dice === 1) return VALUES[random.below(VALUES.length)];
    if (dice === 2) return Array.from({ length: random.pick([0, 1, 2, 16, 17]) }, () => value(deep + 1));
    return Object.fromEntries(WORDS.slice(8).map((key) => [key, value(deep + 1)]));
  };
  const cards = doc.getMap<Y.Map<unknown>>("cards");
  for (let at = 0; at < 8; at += 1) {
    const card = new Y.Map<unknown>();
    cards.set(`${random.pick(WORDS)}${random.below(9)}`, card);
    card.set("title", new Y.Text(random.pick(WORDS)));
    for (let key = 0; key < 4; key += 1) card.set(random.pick(WORDS), value(0));
  }
  return Y.encodeStateAsUpdate(doc);
}

function read(apply: (doc: Y.Doc, update: Uint8Array) => void, update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  apply(doc, update);
  return doc;
}

const TAKERS = [
  ["at once", applyUpdate],
  ["as a large part", applyMuch],
] as const;

describe.each(TAKERS)("an update that is put into a document %s", (_, apply) => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))("says what Yjs reads in it (seed %i)", (seed) => {
    const update = written(seed);
    const ours = read(apply, update);
    expect(ours.getMap("cards").toJSON()).toEqual(read(Y.applyUpdate, update).getMap("cards").toJSON());
    expect(Y.encodeStateAsUpdate(ours)).toEqual(update);
  });

  it("fails where it ends within a word", () => {
    const doc = new Y.Doc();
    doc.getMap("cards").set("card", "a word");
    const update = Y.encodeStateAsUpdate(doc);
    // The last byte says that nothing is deleted.
    expect(() => read(apply, update.slice(0, -4))).toThrow();
  });

  it("keeps its origin and is nobody's own", () => {
    const doc = new Y.Doc();
    const told: unknown[] = [];
    doc.on("afterTransaction", ({ origin, local }: Y.Transaction) => told.push([origin, local]));
    apply(doc, written(1), "somewhere");
    expect(told).toEqual([["somewhere", false]]);
  });
});

it("takes a word that lies in a part of a larger buffer, and none from behind its end", () => {
  const update = written(5);
  const around = new Uint8Array(update.length + 64).fill(97);
  around.set(update, 32);
  const doc = read(applyUpdate, around.subarray(32, 32 + update.length));
  expect(Y.encodeStateAsUpdate(doc)).toEqual(update);
});
