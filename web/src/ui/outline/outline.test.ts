import { describe, expect, it } from "vitest";
import { createCard, deleteCards, setTitle } from "@/document/commands/cards";
import { createMap } from "@/document/commands/maps";
import { moveThings } from "@/document/commands/things";
import { seededBoard } from "@/document/replicas.fixture";
import { kinds } from "@/maps/kinds";
import { exampleOf } from "@/maps/starter";
import { BoardNodes } from "@/ui/outline/boardNodes";
import { outlinedWall, WORDS } from "@/ui/outline/outline.fixture";
import type { OutlineNode } from "@/ui/outline/outlineNode";
import { pathTo, rowsOf } from "@/ui/outline/outlineRows";

describe("the outline of a board", () => {
  it("lists maps by lanes and cells, frames with what lies in them, and what lies beside", () => {
    expect(outlinedWall().lines("", false)).toEqual([
      "Service blueprint",
      "·(columns)",
      "··Before",
      "···Ask",
      "···Wait",
      "··Use",
      "·Customer",
      "··Before › Ask",
      "···Calls us",
      "·Support",
      "Later",
      "·In the frame",
      "·Much later",
      "··Some day",
      "(cards)",
      "·Loose",
      "(things)",
      "·rectangle",
      "·drawing",
      "(connectors)",
      "·from Loose to rectangle: ",
    ]);
  });

  it("lists the notes of a map of regions right below its regions, without the column nobody sees", () => {
    const board = seededBoard();
    const kind = kinds.get("lean");
    const starter = kind && exampleOf(kind, "en");
    if (!kind || !starter) throw new Error("no example");
    createMap(board, { kind: "lean", pos: { x: 0, y: 0 }, starter });
    const nodes = new BoardNodes(() => null).read({ state: board.state, words: WORDS, language: "en" });
    const [map] = nodes;
    expect(map?.children.map(({ title }) => title).slice(0, 2)).toEqual(["Problem", "Solution"]);
    expect(map?.children[0]?.children.map(({ title }) => title)).toContain("Neighbours hear the pump at night");
    expect([map?.count, map?.children[0]?.count]).toEqual([10, 2]);
  });

  it("has cells without cards where they are wanted, and counts cards", () => {
    const wall = outlinedWall();
    expect(wall.lines().slice(6, 11)).toEqual([
      "·Customer",
      "··Before › Ask",
      "···Calls us",
      "··Before › Wait",
      "··Use",
    ]);
    const counts = wall.rows().map(({ node }) => node.count);
    expect([counts[0], counts[6], counts[7], counts[9]]).toEqual([1, 1, 1, 0]);
  });

  it("is the same as one made anew after any change, with the same keys for the same things", () => {
    const wall = outlinedWall();
    const before = wall.rows().map(({ node }) => node.key);
    setTitle(wall.board, wall.loose, "Still loose");
    moveThings(wall.board, [{ thing: wall.frame, pos: { x: 0, y: -2_000 } }]);
    expect(wall.lines()[0]).toBe("Later");
    expect(wall.lines()).toContain("·Still loose");
    expect(
      wall
        .rows()
        .map(({ node }) => node.key)
        .sort(),
    ).toEqual([...before].sort());
    const created = createCard(wall.board, { pos: { x: 2_000, y: 200 }, title: "Another" });
    deleteCards(wall.board, [wall.loose, wall.framed]);
    expect(
      wall
        .rows()
        .filter(({ node }) => node.subject.kind === "card")
        .map(({ node }) => node.title),
    ).toEqual(["Calls us", "Another"]);
    expect(pathTo(wall.nodes(), `card:canvas:${created}`)).toEqual(["group::cards"]);
  });

  it("shows what contains the words, with what is above it, and ignores capitals and accents", () => {
    const wall = outlinedWall();
    expect(wall.lines("CALLS ús")).toEqual(["Service blueprint", "·Customer", "··Before › Ask", "···Calls us"]);
    const open = (node: OutlineNode) => node.subject.kind === "map";
    const rows = rowsOf({ nodes: wall.nodes(), words: "customer", empty: true, isOpen: open });
    expect(rows.map(({ node, open: folded }) => [node.title, folded])).toEqual([
      ["Service blueprint", true],
      ["Customer", false],
    ]);
  });

  it("tells where each row stands among its siblings", () => {
    const rows = outlinedWall().rows();
    expect(rows[0]).toMatchObject({ level: 1, position: 1, siblings: 5, open: true, parent: null });
    expect(rows.find(({ node }) => node.title === "Use")).toMatchObject({
      level: 3,
      position: 2,
      siblings: 2,
      open: null,
    });
  });
});
