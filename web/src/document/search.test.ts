import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { bodyText } from "@/document/bodyText";
import { createCard, deleteCards, setTitle } from "@/document/commands/cards";
import { groupItems, setLocked } from "@/document/commands/grouping";
import { createMap, deleteMap } from "@/document/commands/maps";
import { replaceAll, replaceOne } from "@/document/commands/replacing";
import { createThing } from "@/document/commands/things";
import { bodyOf } from "@/document/edit";
import type { RecordId } from "@/document/records";
import { deliverAll, type Replica, replicas, seededBoard } from "@/document/replicas.fixture";
import { placesIn, search, searchBoard } from "@/document/search";
import { smallStarter } from "@/document/starter.fixture";
import { createUndo } from "@/document/undo";

describe("placesIn", () => {
  it("minds neither capitals nor accents, unless they are asked for", () => {
    expect(placesIn("Prüfung, PRUFUNG", "prufung")).toEqual([0, 9]);
    expect(placesIn("Prüfung, PRUFUNG", "PRUFUNG", { exact: true })).toEqual([9]);
  });

  it("keeps positions where a letter would become two, and never cuts a character in half", () => {
    expect(placesIn("İß x", "x")).toEqual([3]);
    expect(placesIn("👍👎", "\ud83d")).toEqual([]);
    expect(placesIn("aaa", "aa")).toEqual([0]);
    expect(placesIn("abc", "")).toEqual([]);
  });
});

function wall() {
  const board = seededBoard();
  const undo = createUndo(board);
  const card = createCard(board, { pos: { x: 0, y: 0 }, title: "Heat pump, heat exchanger" });
  const frame = createThing(board, { type: "frame", box: { x: 0, y: 0, w: 400, h: 400 }, text: "Heat" });
  const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, title: "Heating", starter: smallStarter });
  return { board, undo, card, frame, map, found: () => search(board.state, "heat").map(({ where }) => where) };
}

describe("search", () => {
  it("looks through titles of cards, things and maps, and not at what is deleted", () => {
    const { board, card, map, found } = wall();
    expect(found()).toEqual(["map", "card", "card", "thing"]);
    deleteCards(board, [card]);
    deleteMap(board, map);
    expect(found()).toEqual(["thing"]);
  });
});

describe("bodies", () => {
  it("are found and replaced line by line, with their marks, and taken back", () => {
    const board = seededBoard();
    const undo = createUndo(board);
    const card = createCard(board, { pos: { x: 0, y: 0 }, title: "Pump" });
    const body = bodyOf(board, card);
    const lines = ["The old pump", "an OLD valve"].map((words) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(words)]);
      return paragraph;
    });
    body?.insert(0, lines);
    const text = (lines[0] as Y.XmlElement).get(0) as Y.XmlText;
    text.format(4, 3, { strong: {} });
    expect(searchBoard(board, "old").map(({ where, at }) => [where, at])).toEqual([
      ["body", 4],
      ["body", 16],
    ]);
    expect(replaceAll(board, "old", "new")).toEqual({ replaced: 2, left: 0 });
    expect(body && bodyText(body)).toBe("The new pump\nan new valve");
    undo.undo();
    expect(body && bodyText(body)).toBe("The old pump\nan OLD valve");
  });
});

describe("replacing", () => {
  it("changes one place, or all of them in one step", () => {
    const { board, undo, card, frame, map } = wall();
    const [, second] = search(board.state, "heat").filter(({ id }) => id === card);
    if (!second) throw new Error("not found");
    expect(replaceOne(board, second, "plate")).toBe(true);
    expect(board.state.cards.get(card)?.title).toBe("Heat pump, plate exchanger");
    expect(replaceAll(board, "heat", "Cold")).toEqual({ replaced: 3, left: 0 });
    const titles = () => [
      board.state.cards.get(card)?.title,
      board.state.things.get(frame)?.text,
      board.state.maps.get(map)?.title,
    ];
    expect(titles()).toEqual(["Cold pump, plate exchanger", "Cold", "Colding"]);
    undo.undo();
    expect(titles()).toEqual(["Heat pump, plate exchanger", "Heat", "Heating"]);
    undo.redo();
    expect(titles()[0]).toBe("Cold pump, plate exchanger");
  });

  it("takes back its own words only: what others typed meanwhile stays", () => {
    const people = replicas(2);
    const [ana, bob] = people as [Replica, Replica];
    const card = createCard(ana.board, { pos: { x: 0, y: 0 }, title: "one fish and one bird" });
    deliverAll(people);
    bob.board.titleOf(card)?.insert(8, " of gold");
    replaceAll(ana.board, "one", "no");
    deliverAll(people);
    expect(ana.board.state.cards.get(card)?.title).toBe("no fish of gold and no bird");
    ana.undo.undo();
    deliverAll(people);
    expect(bob.board.state.cards.get(card)?.title).toBe("one fish of gold and one bird");
  });

  it("leaves a place that has changed since it was found", () => {
    const { board, card } = wall();
    const [first] = search(board.state, "pump");
    if (!first) throw new Error("not found");
    setTitle(board, card as RecordId, "A new heat pump");
    expect(replaceOne(board, first, "x")).toBe(false);
    expect(board.state.cards.get(card)?.title).toBe("A new heat pump");
  });

  it("leaves what is locked and what would become too long, and says how many", () => {
    const { board, card, frame } = wall();
    setLocked(board, [frame], true);
    groupItems(board, [card, frame]);
    expect(replaceAll(board, "heat", "x".repeat(1_997))).toEqual({ replaced: 1, left: 3 });
    expect(board.state.things.get(frame)?.text).toBe("Heat");
    expect(board.state.cards.get(card)?.title).toBe("Heat pump, heat exchanger");
  });
});
