import golden from "@kinds/../golden/pulling.json";
import { describe, expect, it } from "vitest";
import type { CardId } from "@/document/records";
import { type Ages, NO_AGES } from "@/maps/kanban/ageing";
import { kanban, kind } from "@/maps/kanban/kanban.fixture";
import { nextPull, pullOrder } from "@/maps/kanban/pulling";
import type { BriefState } from "@/maps/testState";

/** The same vectors that tests/maps/test_pulling.py runs on the server's side. */
interface GoldenCase extends Pick<BriefState, "cards" | "settings" | "placements"> {
  readonly name: string;
  readonly today: string;
  readonly expectation: number | null;
  readonly started: Readonly<Record<string, string>>;
  readonly since: Readonly<Record<string, string>>;
  readonly expected: readonly string[];
}

const lanes = [
  { id: "work", role: "lane", order: "a0" },
  { id: "hurry", role: "expedite", order: "a1" },
  { id: "dates", role: "fixed_date", order: "a2" },
  { id: "care", role: "intangible", order: "a3" },
];
const columns = [
  { id: "q", role: "ready", order: "a0" },
  { id: "i", role: "implement", order: "a1" },
  { id: "d", role: "done", order: "a2" },
];

const moments = (from: Readonly<Record<string, string>>) => new Map(Object.entries(from)) as Map<CardId, string>;

describe("golden vectors of pulling", () => {
  for (const vector of golden as unknown as GoldenCase[]) {
    it(vector.name, () => {
      const read = kanban({ ...vector, lanes, columns });
      const { today, expectation } = vector;
      const ages: Ages = {
        ...NO_AGES,
        today,
        expectation,
        started: moments(vector.started),
        since: moments(vector.since),
      };
      expect(pullOrder({ kind, ...read, ages }, 1).map(({ card }) => card)).toEqual(vector.expected);
      expect(pullOrder({ kind, ...read, ages }, 0)).toEqual([]);
    });
  }
});

describe("what to pull next", () => {
  const line = [
    { id: "f", role: "funnel", order: "a0" },
    { id: "r", role: "review", order: "a1" },
    { id: "q", role: "ready", order: "a2" },
    { id: "i", role: "implement", order: "a3", limit: 1 },
    { id: "d", role: "done", order: "a4" },
  ];
  const place = (card: string, column: string) => [card, "work", column, "a0"] as const;
  const next = (placements: readonly (readonly string[])[], blocked: readonly string[] = []) => {
    const read = kanban({ cards: ["a", "b", "c"], lanes, columns: line, placements });
    const cards = new Map(
      [...read.state.cards].map(([id, card]) => [
        id,
        { ...card, blocked: blocked.includes(id) ? { reason: "", by: "", at: 0 } : null },
      ]),
    );
    const found = nextPull({ kind, ...read, state: { ...read.state, cards }, ages: NO_AGES });
    return found && [read.structure.leaves[found.into]?.column.id, ...found.candidates.map(({ card }) => card)];
  };

  it("is where there is room furthest to the right", () => {
    expect(next([place("a", "f"), place("b", "q")])).toEqual(["i", "b"]);
    expect(next([place("a", "f"), place("b", "q"), place("c", "i")])).toEqual(["r", "a"]);
  });

  it("is nothing that cannot go on, and nothing that is done", () => {
    expect(next([place("b", "q")], ["b"])).toBeNull();
    expect(next([place("a", "r"), place("c", "i")])).toBeNull();
  });
});
