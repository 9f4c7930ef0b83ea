import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { cellsOf, columnsOf, lanesOf } from "@/document/arrangement";
import { openBoard } from "@/document/board";
import { readCanvasPlacement, readCard, readColumn, readLane, readMap, readMapPlacement } from "@/document/reading";
import { type CardId, type MapId, TITLE_LIMIT } from "@/document/records";

const seed = 20_261_123;
const card = "c" as CardId;
const map = "m" as MapId;

function record(fields: Record<string, unknown>): Y.Map<unknown> {
  const doc = new Y.Doc();
  const made = new Y.Map<unknown>();
  doc.getMap("r").set("x", made);
  for (const [key, value] of Object.entries(fields)) made.set(key, value);
  return made;
}

describe("records", () => {
  it("reads floats and big integers as numbers", () => {
    expect(readMap("m", record({ kind: "kanban", pos: [5.0, 7n] }))?.pos).toEqual({ x: 5, y: 7 });
    expect(readLane("l", record({ map, rules: { limit: 3.0 } }))?.limit).toBe(3);
    expect(readCard("c", record({ createdAt: 1_700_000_000_000n }))?.createdAt).toBe(1_700_000_000_000);
  });

  it("tells why a card is blocked, whatever else is written there", () => {
    const blocked = (value: unknown) => readCard("c", record({ blocked: value }))?.blocked;
    expect(blocked({ reason: "no crane", by: "ana", at: 7n })).toEqual({ reason: "no crane", by: "ana", at: 7 });
    expect(blocked({})).toEqual({ reason: "", by: "", at: 0 });
    expect(blocked({ reason: 3, by: 4, at: Number.NaN })).toEqual({ reason: "", by: "", at: 0 });
    expect(blocked({ reason: "x".repeat(900), at: -5 })).toMatchObject({ reason: "x".repeat(500), at: 0 });
    for (const nothing of [undefined, null, false, true, "why", 7, ["why"], new Y.Map()]) {
      expect(blocked(nothing)).toBeNull();
    }
  });

  it("takes wrong values for absent ones", () => {
    const values = {
      title: 7,
      color: "mauve",
      discipline: 4,
      size: ["a", 2],
      blocked: "yes",
      deleted: 0,
      createdBy: [],
      createdAt: "x",
    };
    expect(readCard("c", record(values))).toEqual({
      id: "c",
      fields: new Map(),
      origin: null,
      title: "",
      color: "paper",
      discipline: null,
      size: null,
      tags: [],
      locked: false,
      group: null,
      blocked: null,
      deleted: false,
      createdBy: "",
      createdAt: 0,
    });
    expect(readColumn("k", record({ map, parent: 3, card: "", rules: [1], order: 1 }))).toEqual({
      id: "k",
      map,
      role: "",
      order: "",
      parent: null,
      card: null,
      title: "",
      limit: null,
      fields: new Map(),
      deleted: false,
    });
  });

  it("leaves out what is no such record", () => {
    expect(readCard("c", record({ type: "hologram" }))).toBeNull();
    expect(readMap("m", record({ pos: [0, 0] }))).toBeNull();
    expect(readLane("l", record({ role: "x" }))).toBeNull();
    expect(readMapPlacement(map, card, { lane: "l" })).toBeNull();
    expect(readCanvasPlacement(card, { pos: [Number.NaN, 1] })).toBeNull();
  });

  it("holds titles, positions and sizes within bounds", () => {
    const title = readCard("c", record({ title: new Y.Text("😀".repeat(50_000)) }))?.title ?? "";
    expect(title.length).toBeLessThanOrEqual(TITLE_LIMIT);
    expect(() => encodeURIComponent(title)).not.toThrow();
    expect(readCanvasPlacement(card, { pos: [1e300, -1e300] })?.pos).toEqual({ x: 10_000_000, y: -10_000_000 });
    expect(readCard("c", record({ size: [0, 1e9] }))?.size).toEqual([40, 4_000]);
  });

  it("reads anything at all without failing", () => {
    const nested = fc.constantFrom(
      () => new Y.Text("t"),
      () => new Y.Array(),
      () => new Y.XmlFragment(),
    );
    const value = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.bigInt({ min: -9n, max: 9n }), nested);
    const keys = [
      "type",
      "title",
      "color",
      "size",
      "deleted",
      "map",
      "kind",
      "pos",
      "order",
      "rules",
      "parent",
      "card",
    ];
    const fields = fc.dictionary(fc.constantFrom(...keys), value);
    const roots = ["cards", "maps", "lanes", "columns", "placements"];
    const entry = fc.tuple(
      fc.constantFrom(...roots),
      fc.constantFrom("a", "b", "a:b", ":", "canvas:a", "a:"),
      fields,
      value,
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const doc = new Y.Doc();
        const board = openBoard(doc, { personId: "ana" });
        for (const [root, id, content, instead] of entries) {
          const made =
            Object.keys(content).length > 0
              ? new Y.Map<unknown>()
              : typeof instead === "function"
                ? instead()
                : instead;
          doc.getMap(root).set(id, made);
          if (!(made instanceof Y.Map)) continue;
          for (const [key, raw] of Object.entries(content)) made.set(key, typeof raw === "function" ? raw() : raw);
        }
        for (const id of board.state.maps.keys()) {
          lanesOf(board.state, id);
          columnsOf(board.state, id);
          cellsOf(board.state, id);
        }
        expect(openBoard(doc, { personId: "x" }).state.cards.size).toBe(board.state.cards.size);
      }),
      { seed, numRuns: 500 },
    );
  });
});
