import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import type { BoardChange } from "@/document/board";
import { createCard } from "@/document/commands/cards";
import { setCell, setField, setFields } from "@/document/commands/fields";
import { addLane } from "@/document/commands/lanes";
import { createMap } from "@/document/commands/maps";
import type { CardId, ColumnId, MapId } from "@/document/records";
import { deliverAll, type Replica, replicas, seededBoard } from "@/document/replicas.fixture";
import { smallStarter } from "@/document/starter.fixture";
import { createUndo } from "@/document/undo";

const at = (x: number) => ({ pos: { x, y: 0 } });

describe("values of fields", () => {
  it("are set on several records in one step, and only where they differ", () => {
    const board = seededBoard();
    const [one, two] = [createCard(board, at(0)), createCard(board, at(1))];
    const undo = createUndo(board);
    const changes: BoardChange[] = [];
    board.subscribe((change) => changes.push(change));
    setFields(board, "cards", [one, two], "estimate", 5);
    setFields(board, "cards", [one, two], "estimate", 5);
    expect(changes.map(({ cards }) => [...cards])).toEqual([[one, two]]);
    expect(board.state.cards.get(two)?.fields).toEqual(new Map([["estimate", 5]]));
    undo.undo();
    expect(board.state.cards.get(one)?.fields.size).toBe(0);
    undo.redo();
    expect(board.state.cards.get(one)?.fields.get("estimate")).toBe(5);
  });

  it("say yes, no, a number or a word; nothing written is no value", () => {
    const board = seededBoard();
    const card = createCard(board, at(0));
    setField(board, "cards", card, "actor", "  Customer ");
    setField(board, "cards", card, "waits", false);
    setField(board, "cards", card, "score", Number.NaN);
    setField(board, "cards", card, "Not a key", 1);
    expect([...(board.state.cards.get(card)?.fields ?? [])]).toEqual([
      ["actor", "Customer"],
      ["waits", false],
    ]);
    setField(board, "cards", card, "actor", "   ");
    expect(board.state.cards.get(card)?.fields.has("actor")).toBe(false);
  });

  it("that no field can have count as absent and are kept", () => {
    const board = seededBoard();
    const card = createCard(board, at(0));
    const record = board.roots.cards.get(card) as Y.Map<unknown>;
    for (const [key, value] of Object.entries({
      "f:due": { year: 2026 },
      "f:constructor": 1,
      "f:Big": 1,
      "f:": 1,
      "f:size": 7n,
    })) {
      record.set(key, value);
    }
    expect(board.state.cards.get(card)?.fields).toEqual(
      new Map<string, unknown>([
        ["constructor", 1],
        ["size", 7],
      ]),
    );
    expect(record.get("f:due")).toEqual({ year: 2026 });
  });

  it("of maps, lanes, columns and cells tell that the map differs", () => {
    const board = seededBoard();
    const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: smallStarter });
    const [lane] = [...board.state.lanes.keys()];
    const [column] = [...board.state.columns.keys()];
    if (!lane || !column) throw new Error("no lane, no column");
    const frames: MapId[] = [];
    board.subscribe((change) => frames.push(...change.frames));
    setField(board, "maps", map, "two_levels", true);
    setField(board, "lanes", lane, "outcome", "Fewer cold nights");
    setField(board, "columns", column, "policy", "Hypothesis written");
    setCell(board, { lane, column, field: "limit" }, 3);
    expect(frames).toEqual([map, map, map, map]);
    expect(board.state.cells.get(`${lane}:${column}`)).toEqual(new Map([["limit", 3]]));
    setCell(board, { lane, column, field: "limit" }, null);
    expect(board.state.cells.size).toBe(0);
  });
});

/** Two people with one card each of them knows. */
function together(): { ana: Replica; bob: Replica; card: CardId; map: MapId } {
  const [ana, bob] = replicas(2) as [Replica, Replica];
  const map = createMap(ana.board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: smallStarter });
  const card = createCard(ana.board, at(0));
  deliverAll([ana, bob]);
  return { ana, bob, card, map };
}

describe("two people and fields", () => {
  it("keep both when they set different ones, and agree on one when they set the same", () => {
    const { ana, bob, card } = together();
    setField(ana.board, "cards", card, "due", "2026-12-24");
    setField(bob.board, "cards", card, "estimate", 3);
    setField(ana.board, "cards", card, "class", "expedite");
    setField(bob.board, "cards", card, "class", "standard");
    deliverAll([ana, bob]);
    const fields = ana.board.state.cards.get(card)?.fields;
    expect(fields).toEqual(bob.board.state.cards.get(card)?.fields);
    expect(fields?.get("due")).toBe("2026-12-24");
    expect(fields?.get("estimate")).toBe(3);
  });

  it("undo leaves alone what the other wrote since, the same value included", () => {
    const { ana, bob, card } = together();
    setField(ana.board, "cards", card, "estimate", 3);
    deliverAll([ana, bob]);
    setField(bob.board, "cards", card, "estimate", 5);
    setField(bob.board, "cards", card, "estimate", 3);
    deliverAll([ana, bob]);
    expect(ana.undo.undo()).toMatchObject({ applied: 0, skipped: [{ what: "property", id: card, key: "f:estimate" }] });
    expect(ana.board.state.cards.get(card)?.fields.get("estimate")).toBe(3);
  });

  it("taking back a new lane hides no value that the other gave one of its cells", () => {
    const { ana, bob, map } = together();
    const lane = addLane(ana.board, { map, role: "lane" });
    const column = [...ana.board.state.columns.keys()][0] as ColumnId;
    setCell(ana.board, { lane, column, field: "limit" }, 2);
    deliverAll([ana, bob]);
    setCell(bob.board, { lane, column, field: "limit" }, 4);
    deliverAll([ana, bob]);
    ana.undo.undo();
    ana.undo.undo();
    expect(ana.board.state.lanes.get(lane)?.deleted).toBe(false);
    expect(ana.board.state.cells.get(`${lane}:${column}`)?.get("limit")).toBe(4);
  });
});
