import { generateNKeysBetween } from "fractional-indexing";
import { describe, expect, it } from "vitest";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import { starterOf } from "@/maps/starter";
import { MAP, stateOf } from "@/maps/testState";
import { warnings } from "@/maps/warnings";

describe.each([...kinds.values()].map((kind) => [kind.key, kind] as const))("the starter of a %s", (_, kind) => {
  it("becomes a map that warns of nothing and has cells to fill", () => {
    const { lanes, columns } = kind.starter;
    const keys = generateNKeysBetween(null, null, Math.max(lanes.length, columns.length));
    const at = (index: number) => keys[index] ?? "";
    const state = stateOf({
      cards: [],
      lanes: lanes.map(({ key, role }, index) => ({ id: key, role, order: at(index) })),
      columns: columns.map(({ key, role, parent }, index) => ({
        id: key,
        role,
        order: at(index),
        ...(parent ? { parent } : {}),
      })),
      placements: [],
    });
    const found = layoutMap(kind, MAP, state, "de");
    expect(found.cells.length).toBeGreaterThan(0);
    expect(found.empty).toBeNull();
    expect(found.columnHeaders.every(({ title }) => title !== "")).toBe(true);
    expect(found.laneHeaders.every(({ title }) => title !== "")).toBe(true);
    expect(warnings(kind, MAP, state)).toEqual([]);
  });

  it("nests columns as the command that creates maps expects", () => {
    const starter = starterOf(kind, "de");
    const count = starter.columns.reduce((sum, column) => sum + 1 + (column.children?.length ?? 0), 0);
    expect(count).toBe(kind.starter.columns.length);
    expect(starter.lanes.map(({ role }) => role)).toEqual(kind.starter.lanes.map(({ role }) => role));
  });
});
