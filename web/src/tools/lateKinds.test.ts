import { afterEach, beforeEach, expect, it, vi } from "vitest";

beforeEach(() => vi.resetModules());
afterEach(() => vi.useRealTimers());

/** The same modules as in a browser that has just opened a board: no kind is here yet. */
async function freshBoard(...kinds: string[]) {
  const [{ seededBoard }, { createMap }, late, registry, { sceneOf }] = await Promise.all([
    import("@/document/replicas.fixture"),
    import("@/document/commands/maps"),
    import("@/tools/lateKinds"),
    import("@/maps/kinds"),
    import("@/canvas/scene.fixture"),
  ]);
  const board = seededBoard();
  const maps = kinds.map((kind) =>
    createMap(board, { kind, pos: { x: 0, y: 0 }, starter: { lanes: [], columns: [] } }),
  );
  return { board, maps, scene: sceneOf(board), ...late, ...registry };
}

it("a map is laid out when its kind has come, and everybody who looks at the board hears of it", async () => {
  const { board, maps, scene, followKinds, hasKinds, kinds } = await freshBoard("story_map", "kanban");
  expect([...kinds.keys()]).toEqual([]);
  expect(hasKinds(board.state)).toBe(false);
  const told: string[][] = [];
  board.subscribe((change) => told.push([...change.maps]));
  const before = board.state;
  const stop = followKinds(board);
  expect(scene.sheets).toEqual([]);
  await vi.waitUntil(() => hasKinds(board.state));
  expect(scene.sheets.map(({ layout }) => layout.map).sort()).toEqual([...maps].sort());
  expect(told.flat().sort()).toEqual([...maps].sort());
  expect(board.state).not.toBe(before);
  stop();
});

it("only what is needed is fetched; for a kind that no version knows nobody waits: its map is shown plainly", async () => {
  const { board, scene, fetchKindsOf, hasKinds, kinds, isKnown } = await freshBoard("kanban", "from_tomorrow");
  await fetchKindsOf(board.state);
  expect([...kinds.keys()]).toEqual(["kanban"]);
  expect([isKnown("from_tomorrow"), hasKinds(board.state)]).toEqual([false, true]);
  expect(scene.sheets).toHaveLength(1);
});

it("a kind is fetched once, and again only when that failed", async () => {
  const { fetchKind, onKind } = await freshBoard();
  const came: string[] = [];
  onKind((key) => came.push(key));
  const [one, other] = await Promise.all([fetchKind("kanban"), fetchKind("kanban")]);
  expect(one?.key).toBe("kanban");
  expect(other).toBe(one);
  expect(await fetchKind("kanban")).toBe(one);
  expect(came).toEqual(["kanban"]);
});
