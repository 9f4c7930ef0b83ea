import { describe, expect, it } from "vitest";
import type { Path } from "@/document/links";
import { inconsistencies } from "@/maps/blueprint/consistency";
import { type Sketch, sketched } from "@/maps/blueprint/sketch.fixture";
import { MAP } from "@/maps/testState";

const ROWS = ["customer_actions", "frontstage_actions", "backstage_actions", "support_systems"];

function found(sketch: Partial<Sketch>): string[] {
  return inconsistencies(sketched({ steps: 3, rows: ROWS, ...sketch })).map(({ rule, lane, column, values }) =>
    [rule, lane, column, values.count].filter((one) => one !== undefined).join(" "),
  );
}

describe("what does not fit together", () => {
  it("an arrow comes up from behind into a step with nobody on stage", () => {
    const arrows = [{ from: ["support_systems", 1], to: ["customer_actions", 2] }] as const;
    expect(found({ arrows })).toEqual(["arrow_upwards customer_actions s2"]);
    expect(found({ arrows, cards: [["frontstage_actions", 2]] })).toEqual([]);
    const down = [{ from: ["customer_actions", 2], to: ["support_systems", 1] }] as const;
    expect(found({ arrows: down })).toEqual([]);
    expect(found({ arrows: [{ ...down[0], mutual: true }] })).toEqual(["arrow_upwards customer_actions s2"]);
  });

  it("there are several happy paths, as it is or as it shall be", () => {
    const path = (id: string, state: "as_is" | "to_be", deleted = false) =>
      ({ id, map: MAP.id, role: "happy", state, title: "", order: id, deleted }) as unknown as Path;
    const rules = (...paths: Path[]) => inconsistencies({ ...sketched({ steps: 1, rows: ROWS }), paths });
    expect(rules(path("a", "as_is"), path("b", "to_be"))).toEqual([]);
    expect(rules(path("a", "as_is"), path("b", "as_is"), path("c", "to_be"))).toEqual([
      { rule: "several_happy_paths", values: { count: 2 } },
    ]);
  });

  it("support stands alone, once there are arrows", () => {
    const cards = [
      ["support_systems", 1],
      ["support_systems", 2],
    ] as const;
    expect(found({ cards })).toEqual([]);
    const arrows = [{ from: ["backstage_actions", 1], to: ["support_systems", 1] }] as const;
    expect(found({ cards, arrows })).toEqual(["support_orphan support_systems s2"]);
  });

  it("a cell has several owners", () => {
    const cards = [
      ["backstage_actions", 1, { owner: "anna" }],
      ["backstage_actions", 1, { owner: "ben" }],
      ["backstage_actions", 2, { owner: "ben" }],
      ["backstage_actions", 2, {}],
    ] as const;
    expect(found({ cards })).toEqual(["several_owners backstage_actions s1 2"]);
  });

  it("an end of an arrow is gone: told at the end that is left", () => {
    const arrows = [
      { from: ["customer_actions", 1], to: ["gone", 1] },
      { from: ["customer_actions", 9], to: ["gone", 1] },
    ] as const;
    expect(found({ arrows })).toEqual(["arrow_dangling customer_actions s1", "arrow_dangling"]);
  });

  it("arrows run in a circle: told once, not for agreements", () => {
    const arrows = [
      { from: ["customer_actions", 2], to: ["frontstage_actions", 3] },
      { from: ["frontstage_actions", 3], to: ["customer_actions", 1] },
      { from: ["customer_actions", 1], to: ["customer_actions", 2] },
      { from: ["customer_actions", 3], to: ["customer_actions", 1] },
    ] as const;
    expect(found({ arrows })).toEqual(["arrow_circle customer_actions s1 3"]);
    expect(found({ arrows: [{ from: ["customer_actions", 1], to: ["customer_actions", 2], mutual: true }] })).toEqual(
      [],
    );
  });

  it("it takes longer than acceptable", () => {
    const heads = { 1: { duration: 90 } };
    expect(found({ rows: [...ROWS, "time"], heads, settings: { acceptable: 60 } })).toEqual(["takes_too_long time 50"]);
  });

  it("a row is of a later version", () => {
    expect(found({ rows: ["customer_actions", "holograms"] })).toEqual(["lane_unknown holograms"]);
  });
});
