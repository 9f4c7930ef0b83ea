import { describe, expect, it } from "vitest";
import { hitTest } from "@/canvas/hit";
import { sceneOf } from "@/canvas/scene.fixture";
import { moveColumn } from "@/document/commands/columns";
import { deleteLane, restoreLane } from "@/document/commands/lanes";
import { createLink, removeLink, restoreLinks } from "@/document/commands/links";
import { createMap } from "@/document/commands/maps";
import type { LinkId } from "@/document/links";
import { seededBoard } from "@/document/replicas.fixture";
import { kinds } from "@/maps/kinds";
import { starterOf } from "@/maps/starter";

/** A blueprint with an arrow from the customer of its first step down to the support of its third. */
function wallWithArrow() {
  const board = seededBoard();
  const scene = sceneOf(board);
  const kind = kinds.get("service_blueprint");
  if (!kind) throw new Error("no service blueprint");
  const map = createMap(board, { kind: kind.key, pos: { x: 0, y: 0 }, starter: starterOf(kind, "en") });
  const layout = () => {
    const found = scene.sheet(map)?.layout;
    if (!found) throw new Error("The map is not shown.");
    return found;
  };
  const laneOf = (role: string) => layout().laneHeaders.find((one) => one.role === role)?.lane;
  const steps = layout().columnHeaders.filter(({ role }) => role === "step");
  const [lane, below] = [laneOf("customer_actions"), laneOf("support_systems")];
  const [first, , third] = steps.map(({ column }) => column);
  if (!lane || !below || !first || !third) throw new Error("The starter has other rows.");
  const from = { on: "cell", map, lane, column: first } as const;
  const to = { on: "cell", map, lane: below, column: third } as const;
  const link = createLink(board, { kind: "leads_to", from, to, map }) as LinkId;
  return { board, scene, map, link, from, to, steps };
}

describe("an arrow on the wall", () => {
  it("is found along its way, before the cells it passes", () => {
    const { scene, map, link } = wallWithArrow();
    const points = scene.arrows.get(map, link)?.route.points ?? [];
    const sight = { scene, zoom: 1, view: { x: -100, y: -100, w: 4000, h: 4000 } };
    const on = { x: points[2] ?? 0, y: ((points[3] ?? 0) + (points[5] ?? 0)) / 2 };
    expect(hitTest(sight, on)).toEqual({ kind: "arrow", map, link });
    expect(hitTest(sight, { x: on.x + 40, y: on.y }).kind).toBe("cell");
  });

  it("takes another way when a step moves", () => {
    const { board, scene, map, link, steps } = wallWithArrow();
    const before = scene.arrows.get(map, link)?.route.points;
    const [, , third, fourth] = steps;
    if (!third || !fourth) throw new Error("The starter has fewer steps.");
    moveColumn(board, { column: third.column, parent: third.parent, index: 1 });
    const after = scene.arrows.get(map, link)?.route.points;
    expect(after).toBeDefined();
    expect(after).not.toEqual(before);
  });

  it("goes with its row, is kept, and comes back with it; removing it is another thing", () => {
    const { board, scene, map, link, to } = wallWithArrow();
    deleteLane(board, to.lane);
    expect(scene.arrows.get(map, link)).toBeUndefined();
    expect(board.state.links.get(link)?.deleted).toBe(false);
    restoreLane(board, to.lane);
    expect(scene.arrows.get(map, link)).toBeDefined();
    removeLink(board, link);
    expect(scene.arrows.get(map, link)).toBeUndefined();
    restoreLinks(board, [link]);
    expect(scene.arrows.get(map, link)).toBeDefined();
  });

  it("is drawn only where it says what leads to what", () => {
    const { board, scene, map, from, to } = wallWithArrow();
    const listed = createLink(board, { kind: "enables", from: to, to: from, map }) as LinkId;
    expect(scene.arrows.get(map, listed)).toBeUndefined();
  });
});
