import golden from "@kinds/../golden/maps.json";
import { describe, expect, it } from "vitest";
import type { RuleDefinition } from "@/maps/definition";
import { kinds } from "@/maps/kinds";
import { mapStructure } from "@/maps/structure";
import { type BriefState, MAP, mapOf, stateOf } from "@/maps/testState";
import { warnings } from "@/maps/warnings";

/** The same vectors that tests/maps/test_rules.py runs on the server's side. */
interface GoldenCase extends BriefState {
  readonly name: string;
  readonly kind: string;
  /** Other rules than those of the kind. */
  readonly rules?: readonly RuleDefinition[];
  readonly expected: {
    readonly columns: string[];
    readonly lanes: string[];
    readonly headers: Record<string, string>;
    readonly cells: Record<string, string[]>;
    readonly unplaced: string[];
    readonly warnings: object[];
  };
}

describe("golden vectors", () => {
  for (const vector of golden as unknown as GoldenCase[]) {
    it(vector.name, () => {
      const known = kinds.get(vector.kind);
      // What only the client computes is not the server's to say.
      const rules = (vector.rules ?? known?.rules ?? []).filter(({ check }) => check !== "computed");
      const kind = known && { ...known, rules };
      if (!kind) throw new Error(`no kind ${vector.kind}`);
      const state = stateOf(vector);
      const found = mapStructure(kind, MAP.id, state);
      const { expected } = vector;
      expect(found.columns.map(({ column }) => column.id)).toEqual(expected.columns);
      expect(found.lanes.map(({ lane }) => lane.id)).toEqual(expected.lanes);
      expect(Object.fromEntries(found.headers)).toEqual(expected.headers);
      const cells = found.lanes.flatMap(({ lane }) =>
        found.leaves.map(({ column }) => [`${lane.id}/${column.id}`, found.cardsIn(lane.id, column.id)] as const),
      );
      expect(Object.fromEntries(cells.filter(([, cards]) => cards.length > 0))).toEqual(expected.cells);
      expect(found.unplaced).toEqual(expected.unplaced);
      expect(warnings(kind, mapOf(vector), state)).toEqual(expected.warnings);
    });
  }
});
