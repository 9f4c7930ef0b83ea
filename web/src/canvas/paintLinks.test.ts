import { describe, expect, it } from "vitest";
import { paintLinks } from "@/canvas/paintLinks";
import { readPalette } from "@/canvas/palette";
import { Scene } from "@/canvas/scene";
import { createCard, deleteCards } from "@/document/commands/cards";
import { createLink } from "@/document/commands/links";
import type { CardId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";

const KEYS = { papers: ["paper"], disciplines: [] };
const PALETTE = readPalette(() => "", KEYS);

/** Takes down where arrows end. */
function tipsOf(scene: Scene, selection: readonly CardId[]): [number, number][] {
  const tips: [number, number][] = [];
  const context = {
    setLineDash: () => undefined,
    beginPath: () => undefined,
    moveTo: () => undefined,
    lineTo: () => undefined,
    closePath: () => undefined,
    stroke: () => undefined,
    fill: () => undefined,
    quadraticCurveTo: (_x: number, _y: number, x: number, y: number) => tips.push([Math.round(x), Math.round(y)]),
  } as unknown as CanvasRenderingContext2D;
  paintLinks({ context, camera: { x: 0, y: 0, zoom: 1 }, palette: PALETTE, scene }, new Set(selection));
  return tips;
}

describe("the links of what is selected", () => {
  it("are lines to the edge of the other card, once for two that are both selected, and none to what is gone", () => {
    const board = seededBoard();
    const cards = [0, 1_000, 2_000].map((x) => createCard(board, { pos: { x, y: 0 }, size: [200, 100] }));
    const [a, b, c] = cards as [CardId, CardId, CardId];
    const link = (from: CardId, to: CardId) =>
      createLink(board, { kind: "realises", from: { on: "card", card: from }, to: { on: "card", card: to } });
    link(a, b);
    link(c, b);
    const scene = new Scene(board.state, () => null, KEYS);
    board.subscribe((change) => scene.apply(board.state, change));
    expect(tipsOf(scene, [])).toEqual([]);
    const [[x, y] = [0, 0]] = tipsOf(scene, [a]);
    expect(x).toBeGreaterThan(990);
    expect(x).toBeLessThan(1_100);
    expect(y).toBeGreaterThan(40);
    expect(tipsOf(scene, [a, b, c])).toHaveLength(2);
    deleteCards(board, [b]);
    expect(tipsOf(scene, [a, c])).toEqual([]);
  });
});
