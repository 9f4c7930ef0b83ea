import { describe, expect, it } from "vitest";
import { ThumbnailWays } from "@/canvas/thumbnailWays";
import { moveCardsOnCanvas } from "@/document/commands/canvas";
import { createCard } from "@/document/commands/cards";
import { createConnector } from "@/document/commands/connectors";
import { seededBoard } from "@/document/replicas.fixture";
import { smallWall } from "@/tools/wall.fixture";

const end = (item: ReturnType<typeof createCard> | null) => ({ item, side: null, at: null });

describe("the ways of connectors in a small picture", () => {
  it("are found once, and again for those whose ends lie elsewhere", () => {
    const board = seededBoard();
    const [a, b, c] = [0, 400, 800].map((x) => createCard(board, { pos: { x, y: 0 } }));
    const [first, second] = [
      createConnector(board, { from: end(a ?? null), to: end(b ?? null), path: "straight" }),
      createConnector(board, { from: end(b ?? null), to: end(c ?? null), path: "straight" }),
    ];
    const ways = new ThumbnailWays();
    const draw = () => {
      ways.begin(board.state, []);
      return [first, second].map((id) => {
        const connector = board.state.connectors.get(id);
        return connector ? ways.of(connector) : [];
      });
    };
    const before = draw();
    expect(before.map((points) => points.length)).toEqual([4, 4]);
    expect(draw()).toEqual(before);
    expect(draw()[0]).toBe(before[0]);
    if (a) moveCardsOnCanvas(board, [{ card: a, pos: { x: 0, y: 900 } }]);
    const after = draw();
    expect(after[0]).not.toEqual(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  it("lead to cards of maps, and nowhere from what is gone", () => {
    const { board, free, stacked, sheet } = smallWall();
    const id = createConnector(board, { from: end(free[0]), to: end(stacked[1]), path: "straight" });
    const connector = board.state.connectors.get(id);
    const ways = new ThumbnailWays();
    ways.begin(board.state, [sheet().layout]);
    expect(connector && ways.of(connector).length).toBe(4);
    ways.begin(board.state, []);
    expect(connector && ways.of(connector)).toEqual([]);
  });
});
