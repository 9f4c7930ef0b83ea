/** Sliced is whole: boards out of seeds, cut in every size, applied with and without what else happens meanwhile. */
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { slicesOf } from "@/sync/slices";
import { type SeededRandom, seededRandom } from "@/testing/random";

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);
const ALL = { from: 0, structs: 3 };

function edit(doc: Y.Doc, random: SeededRandom): void {
  const cards = doc.getMap<Y.Map<unknown>>("cards");
  const id = `c${random.below(12)}`;
  const card = cards.get(id);
  const dice = random.below(10);
  doc.transact(() => {
    if (!card || dice === 0) {
      const fresh = new Y.Map<unknown>();
      fresh.set("title", new Y.Text("ä😀x".repeat(1 + random.below(3))));
      fresh.set("body", new Y.XmlFragment());
      fresh.set("size", [random.below(400), 1.5, null, true, { a: "b", n: 2 ** 40 }]);
      cards.set(id, fresh);
    } else if (dice < 5) {
      const title = card.get("title");
      // Between two slices a card may be there without its text.
      if (!(title instanceof Y.Text)) return;
      if (title.length > 1 && random.oneIn(3)) title.delete(random.below(title.length - 1), 1);
      else
        title.insert(
          random.below(title.length + 1),
          random.oneIn(2) ? "ß" : "longer",
          random.oneIn(4) ? { bold: true } : undefined,
        );
    } else if (dice === 5) {
      const line = new Y.XmlElement("paragraph");
      line.insert(0, [new Y.XmlText("words")]);
      const body = card.get("body");
      if (body instanceof Y.XmlFragment) body.insert(0, [line]);
    } else if (dice === 6) cards.delete(id);
    else if (dice === 7) card.set("bytes", new Uint8Array([1, 2, 3]));
    else card.set("pos", [random.below(1_000), -random.below(1_000)]);
  });
}

/** People edit and hear of each other now and then; what comes of it on one of their computers. */
function lived(random: SeededRandom, steps: number): Y.Doc {
  const people = Array.from({ length: 1 + random.below(4) }, () => new Y.Doc());
  for (let step = 0; step < steps; step += 1) {
    const doc = random.pick(people);
    edit(doc, random);
    if (random.oneIn(4)) Y.applyUpdate(random.pick(people), Y.encodeStateAsUpdate(doc));
  }
  const all = new Y.Doc({ gc: random.oneIn(2) });
  for (const doc of people) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc));
  return all;
}

function copyOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** What a document shows and has, in any engine; items that lie in others that are deleted are nobody's business. */
function seen(doc: Y.Doc): unknown {
  return [doc.getMap("cards").toJSON(), [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)];
}

/** What a document lacks of another: in slices, or whole. */
function sliced(from: Y.Doc, to: Y.Doc): readonly Uint8Array[] {
  const update = Y.encodeStateAsUpdate(from, Y.encodeStateVector(to));
  return slicesOf(update, has(to), ALL) ?? [update];
}

const has = (doc: Y.Doc) => (client: number) => Y.getState(doc.store, client);

describe("slices of an update", () => {
  it.each(SEEDS)("come to the same as the whole, and nothing waits in between (seed %d)", (seed) => {
    const random = seededRandom(seed);
    const update = Y.encodeStateAsUpdate(lived(random, 60));
    const doc = new Y.Doc();
    const slices = slicesOf(update, has(doc), { from: 0, structs: 1 + random.below(20) });
    expect((slices ?? []).length).toBeGreaterThan(1);
    for (const slice of slices ?? []) {
      Y.applyUpdate(doc, slice);
      expect(doc.store.pendingStructs).toBeNull();
      expect(doc.store.pendingDs).toBeNull();
    }
    const whole = copyOf(update);
    expect(seen(doc)).toEqual(seen(whole));
    expect(copyOf(Y.encodeStateAsUpdate(doc)).getMap("cards").toJSON()).toEqual(whole.getMap("cards").toJSON());
  });

  it.each(SEEDS)(
    "come to the same with offline edits, live ones in between, and again after half (seed %d)",
    (seed) => {
      const random = seededRandom(seed);
      const server = lived(random, 40);
      const doc = copyOf(Y.encodeStateAsUpdate(server));
      for (let step = 0; step < 10; step += 1) edit(doc, random);
      for (let step = 0; step < 30; step += 1) edit(server, random);
      const first = sliced(server, doc);
      const half = first.slice(0, random.below(first.length + 1));
      for (const slice of half) {
        Y.applyUpdate(doc, slice);
        edit(doc, random);
      }
      // The connection broke; the next answer begins where the document is.
      edit(server, random);
      const rest = sliced(server, doc);
      for (const slice of rest) {
        Y.applyUpdate(doc, slice);
        edit(doc, random);
      }
      expect(doc.store.pendingStructs).toBeNull();
      Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
      expect(seen(doc)).toEqual(seen(server));
    },
  );

  it("leaves small updates, updates with a gap and what is no update whole", () => {
    const doc = new Y.Doc();
    doc.getMap("cards").set("a", 1);
    const before = Y.encodeStateVector(doc);
    doc.getMap("cards").set("b", 2);
    const update = Y.encodeStateAsUpdate(doc);
    expect(slicesOf(update, () => 0, { from: update.byteLength + 1, structs: 1 })).toBeNull();
    expect(slicesOf(update, () => 0, { from: update.byteLength, structs: 1 })).toHaveLength(2);
    expect(slicesOf(update, () => 0, { from: 0, structs: 2 })).toBeNull();
    expect(slicesOf(update, has(doc), ALL)).toBeNull();
    expect(slicesOf(Y.encodeStateAsUpdate(doc, before), () => 0, ALL)).toBeNull();
    expect(slicesOf(new Uint8Array([1, 1, 2, 0, 31]), () => 0, ALL)).toBeNull();
    for (let end = 0; end < update.length; end += 1) {
      expect(slicesOf(update.subarray(0, end), () => 0, ALL)).toBeNull();
    }
  });

  it("leaves what names somebody's writing that is nowhere whole", () => {
    const ada = new Y.Doc();
    ada.getText("t").insert(0, "ada");
    const ben = copyOf(Y.encodeStateAsUpdate(ada));
    const before = Y.encodeStateVector(ben);
    for (const word of ["ben", "was", "here"]) ben.getText("t").insert(1, word);
    expect(slicesOf(Y.encodeStateAsUpdate(ben, before), () => 0, ALL)).toBeNull();
    expect(slicesOf(Y.encodeStateAsUpdate(ben, before), has(ada), { from: 0, structs: 1 })).toHaveLength(3);
  });
});
