import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createCard } from "@/document/commands/cards";
import { createConnector, setConnectorEnd } from "@/document/commands/connectors";
import { deleteItems, duplicateItems, moveItems } from "@/document/commands/items";
import { setLegend } from "@/document/commands/legend";
import { createThing, createThings, resizeThings, setThingLook, UnsafeAddressError } from "@/document/commands/things";
import { readConnector, readTag, readThing } from "@/document/readingThings";
import { deliverAll, type Replica, replicas, seededBoard } from "@/document/replicas.fixture";
import { MOST_INK_NUMBERS, type ThingId } from "@/document/things";
import { safeUrl } from "@/document/urls";

const box = { x: 10, y: 20, w: 100, h: 50 };

function record(values: Record<string, unknown>): Y.Map<unknown> {
  const map = new Y.Doc().getMap("any");
  for (const [key, value] of Object.entries(values)) map.set(key, value);
  return map;
}

describe("reading a thing", () => {
  it("takes wrong values for absent ones", () => {
    const read = readThing("t", record({ type: "shape", pos: [1, 2], form: "star", color: 7, size: "big", locked: 1 }));
    expect(read).toMatchObject({ type: "shape", form: "rectangle", color: "paper", line: "solid", locked: false });
    expect(read?.box).toEqual({ x: 1, y: 2, w: 160, h: 96 });
  });

  it("keeps what it does not know as a placeholder with its place, and shows nothing that has none", () => {
    expect(readThing("t", record({ type: "hologram", pos: [1, 2], size: [30, 40] }))).toMatchObject({
      type: "unknown",
      written: "hologram",
      box: { x: 1, y: 2, w: 30, h: 40 },
    });
    for (const value of [null, 4, "x", [], record({ type: "shape" }), record({ type: "shape", pos: [1, Number.NaN] })])
      expect(readThing("t", value)).toBeNull();
  });

  it("cuts ink of a million points and texts of a hundred thousand characters", () => {
    const points = Array.from({ length: 3_000_000 }, (_, at) => at % 3);
    const ink = readThing("t", record({ type: "ink", pos: [0, 0], points }));
    expect(ink?.type === "ink" ? ink.points.length : 0).toBe(MOST_INK_NUMBERS - (MOST_INK_NUMBERS % 3));
    const long = readThing("t", record({ type: "text", pos: [0, 0], text: new Y.Text("x".repeat(100_000)) }));
    expect(long?.text).toHaveLength(10_000);
    expect(long?.text.endsWith("…")).toBe(true);
  });

  it("ends a stroke where its points end making sense", () => {
    const read = readThing("t", record({ type: "ink", pos: [0, 0], points: [1, 2, 9, 3, 4, "x", 5, "?", 0, 1, 1, 1] }));
    expect(read?.type === "ink" ? read.points : null).toEqual([1, 2, 1, 3, 4, 0.5]);
  });

  it("opens no address that would run something", () => {
    for (const url of ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "file:///etc", "vbscript:x", "x"]) {
      expect(safeUrl(url)).toBeNull();
      expect(readThing("t", record({ type: "link", pos: [0, 0], url }))).toMatchObject({ type: "link", url: "" });
    }
    expect(readThing("t", record({ type: "link", pos: [0, 0], url: "https://www.example.org/a" }))).toMatchObject({
      url: "https://www.example.org/a",
      host: "example.org",
    });
  });
});

describe("reading a connector", () => {
  it("needs two ends that are somewhere", () => {
    expect(readConnector("c", record({ from: { item: "a" }, to: { pos: [1, 2] }, ends: ["dot", "?"] }))).toMatchObject({
      from: { item: "a", side: null, at: null },
      to: { item: null, at: { x: 1, y: 2 } },
      ends: ["dot", "none"],
      path: "straight",
    });
    expect(readConnector("c", record({ from: { item: "a" }, to: {} }))).toBeNull();
    expect(readConnector("c", record({ to: { item: "a" } }))).toBeNull();
  });
});

describe("reading a tag", () => {
  it("takes whatever is a record", () => {
    expect(readTag("t", record({ title: "risk" }))).toEqual({
      id: "t",
      role: null,
      title: "risk",
      color: "paper",
      deleted: false,
    });
    expect(readTag("t", "risk")).toBeNull();
  });
});

describe("things on a board", () => {
  it("are made whole and told of", () => {
    const board = seededBoard();
    const changes: unknown[] = [];
    board.subscribe(({ things, cards }) => changes.push([[...things], [...cards]]));
    const shape = createThing(board, { type: "shape", form: "cloud", box, text: "Later", color: "blue" });
    expect(changes).toEqual([[[shape], []]]);
    expect(board.state.things.get(shape)).toMatchObject({ type: "shape", form: "cloud", text: "Later", box });
    board.titleOf(shape)?.insert(5, " on");
    expect(board.state.things.get(shape)?.text).toBe("Later on");
    expect(board.textLimitOf(shape)).toBe(10_000);
  });

  it("lie above each other in the order they were made in", () => {
    const board = seededBoard();
    const ids = createThings(
      board,
      [1, 2, 3].map(() => ({ type: "frame", box }) as const),
    );
    const orders = ids.map((id) => board.state.things.get(id)?.order ?? "");
    expect([...orders].sort()).toEqual(orders);
    expect(new Set(orders).size).toBe(3);
  });

  it("take only the looks that their type has", () => {
    const board = seededBoard();
    const frame = createThing(board, { type: "frame", box });
    setThingLook(board, [frame], { form: "cloud", color: "pink" });
    expect(board.roots.shapes.get(frame)).toBeInstanceOf(Y.Map);
    expect((board.roots.shapes.get(frame) as Y.Map<unknown>).has("form")).toBe(false);
    expect(board.state.things.get(frame)?.color).toBe("pink");
  });

  it("refuse a link that would run something", () => {
    const board = seededBoard();
    expect(() => createThing(board, { type: "link", box, url: "javascript:alert(1)" })).toThrow(UnsafeAddressError);
    expect(board.state.things.size).toBe(0);
  });

  it("stay where they are while they are locked", () => {
    const { board, undo } = replicas(1)[0] as Replica;
    const shape = createThing(board, { type: "shape", form: "rectangle", box });
    (board.roots.shapes.get(shape) as Y.Map<unknown>).set("locked", true);
    moveItems(board, { cards: [], things: [{ thing: shape, pos: { x: 0, y: 0 } }] });
    deleteItems(board, { things: [shape] });
    expect(board.state.things.get(shape)).toMatchObject({ box, deleted: false });
    undo.destroy();
  });

  it("are copied with the connectors between them, and nothing unknown is", () => {
    const board = seededBoard();
    const card = createCard(board, { pos: { x: 0, y: 0 }, title: "Card" });
    const shape = createThing(board, { type: "shape", form: "ellipse", box, text: "Shape" });
    const elsewhere = createThing(board, { type: "text", box });
    const ends = { side: null, at: null };
    const inner = createConnector(board, { from: { item: card, ...ends }, to: { item: shape, ...ends } });
    const outer = createConnector(board, { from: { item: shape, ...ends }, to: { item: elsewhere, ...ends } });
    board.roots.shapes.set("later", record({ type: "hologram", pos: [0, 0] }).clone());
    const made = duplicateItems(board, {
      cards: [card],
      things: [shape, "later" as ThingId],
      connectors: [inner, outer],
    });
    expect(made.things).toHaveLength(1);
    expect(board.state.things.get(made.things[0] as ThingId)).toMatchObject({ form: "ellipse", text: "Shape" });
    const copies = made.connectors.map((id) => board.state.connectors.get(id));
    expect(copies[0]).toMatchObject({ from: { item: made.cards[0] }, to: { item: made.things[0] } });
    expect(copies[1]).toMatchObject({ from: { item: made.things[0] }, to: { item: elsewhere } });
  });
});

describe("undo of things", () => {
  function two(): [Replica, Replica] {
    return replicas(2) as [Replica, Replica];
  }

  it("takes birth, move and resize back one by one", () => {
    const [{ board, undo }] = two();
    const shape = createThing(board, { type: "shape", form: "diamond", box });
    resizeThings(board, [{ thing: shape, box: { x: 0, y: 0, w: 300, h: 300 } }]);
    undo.undo();
    expect(board.state.things.get(shape)?.box).toEqual(box);
    undo.undo();
    expect(board.state.things.get(shape)?.deleted).toBe(true);
    undo.redo();
    expect(board.state.things.get(shape)?.deleted).toBe(false);
  });

  it("leaves a resize alone when somebody has moved the thing since: corner and size belong together", () => {
    const [ana, bob] = two();
    const shape = createThing(ana.board, { type: "frame", box });
    deliverAll([ana, bob]);
    resizeThings(ana.board, [{ thing: shape, box: { x: 0, y: 0, w: 300, h: 300 } }]);
    deliverAll([ana, bob]);
    moveItems(bob.board, { cards: [], things: [{ thing: shape, pos: { x: 50, y: 50 } }] });
    deliverAll([ana, bob]);
    const result = ana.undo.undo();
    expect(result.skipped).toMatchObject([{ id: shape, by: bob.board.doc.clientID }]);
    expect(ana.board.state.things.get(shape)?.box).toEqual({ x: 50, y: 50, w: 300, h: 300 });
  });

  it("does not take away what somebody has bound a connector to", () => {
    const [ana, bob] = two();
    const shape = createThing(ana.board, { type: "shape", form: "rectangle", box });
    deliverAll([ana, bob]);
    createConnector(bob.board, {
      from: { item: shape, side: null, at: null },
      to: { item: null, side: null, at: { x: 0, y: 0 } },
    });
    deliverAll([ana, bob]);
    expect(ana.undo.undo().skipped).toMatchObject([{ what: "existence", id: shape }]);
    expect(ana.board.state.things.get(shape)?.deleted).toBe(false);
  });

  it("takes back own connectors and then what they were bound to", () => {
    const [{ board, undo }] = two();
    const shape = createThing(board, { type: "shape", form: "rectangle", box });
    const connector = createConnector(board, {
      from: { item: shape, side: "top", at: null },
      to: { item: null, side: null, at: { x: 0, y: 0 } },
    });
    setConnectorEnd(board, { connector, which: "to", end: { item: null, side: null, at: { x: 9, y: 9 } } });
    for (let step = 0; step < 3; step++) expect(undo.undo().skipped).toEqual([]);
    expect(board.state.things.get(shape)?.deleted).toBe(true);
    expect(board.state.connectors.get(connector)?.deleted).toBe(true);
    for (let step = 0; step < 3; step++) expect(undo.redo().skipped).toEqual([]);
    expect(board.state.connectors.get(connector)).toMatchObject({ deleted: false, to: { at: { x: 9, y: 9 } } });
  });

  it("holds for the legend, and for nobody else's word in it", () => {
    const [ana, bob] = two();
    setLegend(ana.board, "yellow", "Risk");
    expect(ana.board.state.legend.get("yellow")).toBe("Risk");
    ana.undo.undo();
    expect(ana.board.state.legend.has("yellow")).toBe(false);
    ana.undo.redo();
    deliverAll([ana, bob]);
    setLegend(bob.board, "yellow", "Question");
    deliverAll([ana, bob]);
    expect(ana.undo.undo().skipped).toHaveLength(1);
    expect(ana.board.state.legend.get("yellow")).toBe("Question");
  });
});
