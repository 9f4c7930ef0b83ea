/** A small wall as an outline, in plain words, for tests. */
import { STRINGS } from "@/canvas/wallStrings.fixture";
import type { Board } from "@/document/board";
import { createCard } from "@/document/commands/cards";
import { createConnector } from "@/document/commands/connectors";
import { createMap } from "@/document/commands/maps";
import { createThing } from "@/document/commands/things";
import type { CardId, MapId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { smallStarter } from "@/document/starter.fixture";
import type { ThingId } from "@/document/things";
import { BoardNodes } from "@/ui/outline/boardNodes";
import type { OutlineNode } from "@/ui/outline/outlineNode";
import { type OutlineRow, rowsOf } from "@/ui/outline/outlineRows";
import type { OutlineWords } from "@/ui/outline/outlineWords";

/** Words for what has none. */
export const WORDS: OutlineWords = {
  things: STRINGS.things,
  emptyCard: "empty card",
  untitledColumn: "untitled",
  drawing: "drawing",
  group: (group) => `(${group})`,
};

/** A wall: a blueprint, a frame with a card and a smaller frame with a text in it, a loose card, a shape, ink and a connector. */
export interface OutlinedWall {
  readonly board: Board;
  readonly map: MapId;
  readonly frame: ThingId;
  readonly framed: CardId;
  readonly loose: CardId;
  nodes(): OutlineNode[];
  /** The rows with everything open, "··title" for two levels in. */
  lines(words?: string, empty?: boolean): string[];
  rows(words?: string): OutlineRow[];
}

/** Where the map of the small wall is. */
const MAP_BOX = { x: 0, y: 0, w: 900, h: 500 };

/** Makes the wall. */
export function outlinedWall(): OutlinedWall {
  const board = seededBoard();
  const map = createMap(board, { kind: "service_blueprint", pos: MAP_BOX, starter: smallStarter });
  const frame = createThing(board, { type: "frame", box: { x: 0, y: 600, w: 800, h: 600 }, text: "Later" });
  createThing(board, { type: "frame", box: { x: 20, y: 900, w: 400, h: 200 }, text: "Much later" });
  createThing(board, { type: "text", box: { x: 40, y: 920, w: 100, h: 40 }, text: "Some\nday" });
  const framed = createCard(board, { pos: { x: 40, y: 640 }, title: "In the frame" });
  const loose = createCard(board, { pos: { x: 2_000, y: 0 }, title: "Loose" });
  const shape = createThing(board, { type: "shape", form: "rectangle", box: { x: 2_400, y: 0, w: 80, h: 80 } });
  createThing(board, {
    type: "ink",
    box: { x: 2_600, y: 0, w: 9, h: 9 },
    pen: "pen",
    width: 2,
    points: [0, 0, 0.5, 9, 9, 0.5],
  });
  createConnector(board, { from: { item: loose, side: null, at: null }, to: { item: shape, side: null, at: null } });
  const builder = new BoardNodes((id) => (id === map ? MAP_BOX : null));
  board.subscribe((change) => builder.changed(change));
  const nodes = () => builder.read({ state: board.state, words: WORDS, language: "en" });
  const rows = (words = "", empty = true) => rowsOf({ nodes: nodes(), words, empty, isOpen: () => true });
  const lines = (words = "", empty = true) =>
    rows(words, empty).map(({ node, level }) => `${"·".repeat(level - 1)}${node.title}`);
  return { board, map, frame, framed, loose, nodes, lines, rows };
}
