// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { visibleBox } from "@/canvas/camera";
import { NearLayer } from "@/canvas/nearLayer";
import type { WallStrings } from "@/canvas/wallStrings";
import { setTitle } from "@/document/commands/cards";
import { createCardInCell, moveCardsToCell } from "@/document/commands/cells";
import type { CardId } from "@/document/records";
import type { Point } from "@/geometry/box";
import { smallWall } from "@/tools/wall.fixture";

/** Words do not matter here. */
const STRINGS = new Proxy({}, { get: (_, key) => (key === "wall" || key === "freeCards" ? "" : () => "") });

describe("a card of a map that becomes an element while its map is far or away", () => {
  function wallWithLayer() {
    const wall = smallWall();
    const { scene, board } = wall;
    const strings = STRINGS as unknown as WallStrings;
    const layer = new NearLayer({ scene, state: () => board.state, strings, letterOf: () => "" });
    document.body.append(layer.world);
    const look = (at: Point, zoom: number): void => {
      const camera = { ...at, zoom };
      const view = visibleBox(camera, { w: 1000, h: 800 });
      while (layer.sync(camera, view, view));
    };
    return { wall, layer, look, slot: scene.items.slotOf(wall.map, wall.stacked[0]) ?? -1 };
  }

  it("stands in its cell as soon as the camera has arrived", () => {
    const { layer, look, slot } = wallWithLayer();
    look({ x: 0, y: 0 }, 0.1);
    const root = layer.element(slot)?.root;
    layer.pin(new Set([slot]));
    look({ x: 0, y: 0 }, 0.1);
    look({ x: 0, y: 300 }, 1);
    expect(root?.parentElement?.className).toBe("wall-cell");
    expect(root?.isConnected).toBe(true);
    expect(root?.closest("[hidden]")).toBeNull();
  });

  it("is found also when its map was nowhere near", () => {
    const { layer, look, slot } = wallWithLayer();
    look({ x: 90_000, y: 90_000 }, 1);
    const root = layer.element(slot)?.root;
    layer.pin(new Set([slot]));
    look({ x: 0, y: 300 }, 1);
    expect(root?.parentElement?.className).toBe("wall-cell");
    expect(root?.isConnected).toBe(true);
  });
});

describe("cards of a map that are elements", () => {
  it("are made again where they or their neighbours move, and left alone in other cells", () => {
    const { board, scene, map, sheet } = smallWall();
    const strings = STRINGS as unknown as WallStrings;
    const layer = new NearLayer({ scene, state: () => board.state, strings, letterOf: () => "" });
    document.body.append(layer.world);
    board.subscribe((change) => layer.changed(change.cards, change.maps));
    const camera = { x: 0, y: 300, zoom: 1 };
    const view = visibleBox(camera, { w: 4000, h: 3000 });
    const look = (): void => {
      while (layer.sync(camera, view, view));
    };
    const [from, to, other] = sheet().layout.cells.map(({ lane, column }) => ({ map, lane, column }));
    if (!from || !to || !other) throw new Error("too few cells");
    const [stays, goes, away] = [from, from, other].map((cell) =>
      createCardInCell(board, { ...cell, index: 0, title: "" }),
    ) as [CardId, CardId, CardId];
    look();
    const rootOf = (card: CardId) => layer.element(scene.items.slotOf(map, card) ?? -1)?.root as HTMLElement;
    for (const card of [stays, away]) rootOf(card).setAttribute("role", "touched");
    moveCardsToCell(board, { ...to, cards: [goes], index: 0 });
    look();
    expect([stays, away].map((card) => rootOf(card).getAttribute("role"))).toEqual(["group", "touched"]);
    expect(rootOf(goes).parentElement?.dataset.column).toBe(to.column);
    setTitle(board, other.column, "Another name");
    look();
    expect(rootOf(away).getAttribute("role")).toBe("group");
  });
});
