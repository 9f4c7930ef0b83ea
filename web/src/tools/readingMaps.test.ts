import { expect, it } from "vitest";
import type { BoardChange } from "@/document/board";
import { createCard } from "@/document/commands/cards";
import { createLink } from "@/document/commands/links";
import { createMap } from "@/document/commands/maps";
import { addTag } from "@/document/commands/tags";
import { seededBoard } from "@/document/replicas.fixture";
import { withReaders } from "@/tools/readingMaps";

it("a story map looks different when work flows on another map, and nothing else does", () => {
  const board = seededBoard();
  const changes: BoardChange[] = [];
  board.subscribe((change) => changes.push(change));
  const [stories, kanban, blueprint] = ["story_map", "kanban", "service_blueprint"].map((kind) =>
    createMap(board, { kind, pos: { x: 0, y: 0 }, starter: { lanes: [], columns: [] } }),
  );
  const of = (at: number): string[] => [...withReaders(board.state, changes[at] as BoardChange).maps];
  expect(of(1)).toEqual([kanban, stories]);
  expect(of(2)).toEqual([blueprint]);
  addTag(board, "Owner", "blue");
  expect(of(3)).toEqual([stories]);
});

it("maps that tell what serves what look different when links are made, and when goals change", () => {
  const board = seededBoard();
  const changes: BoardChange[] = [];
  board.subscribe((change) => changes.push(change));
  const starter = { lanes: [], columns: [] };
  const [roadmap, goals, blueprint] = ["roadmap", "okr", "service_blueprint"].map((kind) =>
    createMap(board, { kind, pos: { x: 0, y: 0 }, starter }),
  );
  const of = (at: number): string[] => [...withReaders(board.state, changes[at] as BoardChange).maps];
  expect(of(1)).toEqual([goals, roadmap]);
  expect(of(2)).toEqual([blueprint]);
  const [one, two] = [createCard(board, { pos: { x: 0, y: 0 } }), createCard(board, { pos: { x: 0, y: 0 } })];
  changes.length = 0;
  createLink(board, { kind: "contributes_to", from: { on: "card", card: one }, to: { on: "card", card: two } });
  expect(of(0)).toEqual([roadmap, goals]);
});
