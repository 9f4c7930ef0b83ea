import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConnectorStore } from "@/canvas/connectorStore";
import { routeOf } from "@/canvas/routing/route";
import { createCard } from "@/document/commands/cards";
import { createConnector } from "@/document/commands/connectors";
import { seededBoard } from "@/document/replicas.fixture";
import type { Path } from "@/document/things";
import type { Box } from "@/geometry/box";

const place = fc.integer({ min: -2_000, max: 2_000 });
const side = fc.integer({ min: 20, max: 400 });
const box: fc.Arbitrary<Box> = fc.record({ x: place, y: place, w: side, h: side });

function storeOf(path: Path, boxes: Map<string, Box>) {
  const board = seededBoard();
  const [a, b] = [createCard(board, { pos: { x: 0, y: 0 } }), createCard(board, { pos: { x: 1, y: 1 } })];
  const end = (item: typeof a) => ({ item, side: null, at: null });
  const id = createConnector(board, { from: end(a), to: end(b), path });
  const store = new ConnectorStore((item) => {
    const found = boxes.get(item === a ? "a" : "b");
    return found ? { box: found, there: true } : null;
  });
  store.sync(board.state, [id]);
  store.cull({ x: 0, y: 0, w: 1, h: 1 });
  const move = (which: string, to: Box): void => {
    boxes.set(which, to);
    store.moved([which === "a" ? a : b]);
  };
  return { store, id, move };
}

describe("ways of connectors", () => {
  it("are the same elsewhere when both ends move alike, and else found anew: as if each had been found afresh", () => {
    const paths = fc.constantFrom<Path>("straight", "elbow", "curved");
    fc.assert(
      fc.property(paths, box, box, place, place, fc.boolean(), (path, a, b, dx, dy, together) => {
        const boxes = new Map([
          ["a", a],
          ["b", b],
        ]);
        const { store, id, move } = storeOf(path, boxes);
        store.lineOf(id);
        move("a", { ...a, x: a.x + dx, y: a.y + dy });
        if (together) move("b", { ...b, x: b.x + dx, y: b.y + dy });
        if (together) expect(store.known(0)).toBe(true);
        const terminal = (which: string) => ({ box: boxes.get(which) as Box, side: null, bound: true });
        const fresh = routeOf(path, terminal("a"), terminal("b"));
        const found = store.lineOf(id)?.route;
        expect(found?.points.length).toBe(fresh.points.length);
        found?.points.forEach((value, at) => {
          expect(value).toBeCloseTo(fresh.points[at] as number, 6);
        });
        expect(found?.label.x).toBeCloseTo(fresh.label.x, 6);
      }),
    );
  });

  it("have another revision whenever one of them may take another way", () => {
    const boxes = new Map([
      ["a", { x: 0, y: 0, w: 10, h: 10 }],
      ["b", { x: 90, y: 0, w: 10, h: 10 }],
    ]);
    const { store, move } = storeOf("elbow", boxes);
    const before = store.revision;
    store.cull({ x: 0, y: 0, w: 100, h: 100 });
    expect(store.revision).toBe(before);
    move("a", { x: 0, y: 5, w: 10, h: 10 });
    expect(store.revision).not.toBe(before);
  });
});
