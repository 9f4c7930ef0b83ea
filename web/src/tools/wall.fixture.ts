/** A small wall for tests: two free cards and a story map, as scene and board, without a browser. */
import type { Scene } from "@/canvas/scene";
import { sceneOf } from "@/canvas/scene.fixture";
import type { Sheet } from "@/canvas/sheet";
import type { Board } from "@/document/board";
import { createCard } from "@/document/commands/cards";
import { createCardInCell } from "@/document/commands/cells";
import { createMap } from "@/document/commands/maps";
import type { CardId, MapId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { kinds } from "@/maps/kinds";
import { starterOf } from "@/maps/starter";

/** Board and scene that follow each other. */
export interface SmallWall {
  readonly board: Board;
  readonly scene: Scene;
  readonly map: MapId;
  /** Two free cards, left and right, above the map. */
  readonly free: readonly [CardId, CardId];
  /** Three cards in the map's first cell. */
  readonly stacked: readonly [CardId, CardId, CardId];
  /** The map as it is laid out now. */
  sheet(): Sheet;
}

/** A wall with two free cards, and a story map at (0, 400) with three cards in its first cell. */
export function smallWall(): SmallWall {
  const board = seededBoard();
  const scene = sceneOf(board);
  const left = createCard(board, { pos: { x: 0, y: 0 }, title: "Left" });
  const right = createCard(board, { pos: { x: 400, y: 0 }, title: "Right" });
  const kind = kinds.get("story_map");
  if (!kind) throw new Error("The story map is missing.");
  const map = createMap(board, { kind: "story_map", pos: { x: 0, y: 400 }, starter: starterOf(kind, "en") });
  const sheet = (): Sheet => {
    const found = scene.sheet(map);
    if (!found) throw new Error("The map is not shown.");
    return found;
  };
  const cell = sheet().layout.cells[0];
  if (!cell) throw new Error("The map has no cells.");
  const put = (title: string, index: number): CardId =>
    createCardInCell(board, { map, lane: cell.lane, column: cell.column, index, title });
  return { board, scene, map, free: [left, right], stacked: [put("One", 0), put("Two", 1), put("Three", 2)], sheet };
}
