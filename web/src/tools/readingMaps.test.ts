import { expect, it } from "vitest";
import type { BoardChange } from "@/document/board";
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
