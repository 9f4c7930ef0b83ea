import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ColumnGroup, columnsOf } from "@/document/arrangement";
import { columnTree } from "@/maps/columns";
import { kinds } from "@/maps/kinds";
import { type BriefState, MAP, stateOf } from "@/maps/testState";

/** Commands count in the document's reading of a map, people in the layout's: both must be the same order. */
const id = fc.constantFrom(..."abcdefgh");
const order = fc.constantFrom("a0", "a1", "a2", "a3", "Zz");
const groups: fc.Arbitrary<BriefState["columns"]> = fc.uniqueArray(
  fc.record({ id, order, role: fc.constant("activity"), deleted: fc.boolean() }),
  { selector: (column) => column.id, maxLength: 5 },
);
const steps: fc.Arbitrary<BriefState["columns"]> = fc.uniqueArray(
  fc.record({ id: id.map((key) => `s${key}`), order, role: fc.constant("step"), parent: id }),
  { selector: (column) => column.id, maxLength: 8 },
);

describe("the order of columns", () => {
  it("is the same for commands and for the layout, also where groups were deleted", () => {
    const kind = kinds.get("story_map");
    if (!kind) throw new Error("no story map");
    fc.assert(
      fc.property(groups, steps, (outer, inner) => {
        const state = stateOf({ cards: [], lanes: [], placements: [], columns: [...outer, ...inner] });
        const shown = columnTree(kind, MAP.id, state).nodes.map((node) => node.column.id);
        expect(flat(columnsOf(state, MAP.id))).toEqual(shown);
      }),
    );
  });
});

function flat(level: readonly ColumnGroup[]): string[] {
  return level.flatMap(({ column, children }) => [column.id, ...flat(children)]);
}
