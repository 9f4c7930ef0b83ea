import { describe, expect, it } from "vitest";
import type { Board } from "@/document/board";
import { createCardInCell } from "@/document/commands/cells";
import { setField } from "@/document/commands/fields";
import { createMap } from "@/document/commands/maps";
import { rollColumns } from "@/document/commands/rolling";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { deliverAll, plainState, type Replica, replicas } from "@/document/replicas.fixture";
import { kindCalled } from "@/maps/alignment/linked.fixture";
import { isFolded } from "@/maps/folding";
import { doneItems } from "@/maps/roadmap/doneItems";
import { readQuarter } from "@/maps/roadmap/quarters";
import { readRoadmap } from "@/maps/roadmap/reading";
import { rollingOf, rollPlan } from "@/maps/roadmap/roll";
import { starterOf } from "@/maps/starter";

const kind = kindCalled("roadmap");
const quarter = (written: string): number => readQuarter(written) ?? 0;

function roll({ board }: Pick<Replica, "board">, map: MapId, to: string): boolean {
  const roadmap = readRoadmap(kind, map, board.state);
  const plan = rollPlan(kind, roadmap, quarter(to), doneItems(roadmap));
  if (plan) rollColumns(board, rollingOf(plan));
  return plan !== null;
}

/** The columns as "title nearness: cards", those that are folded in brackets. */
function told(board: Board, map: MapId): string[] {
  const { columns, items } = readRoadmap(kind, map, board.state);
  return columns.map(({ column, nearness }) => {
    const cards = items.filter((item) => item.column === column.id).map(({ card }) => card.title);
    const words = `${column.title} ${nearness}${cards.length > 0 ? `: ${cards.join(" ")}` : ""}`;
    return isFolded(column) ? `[${words}]` : words;
  });
}

function made(board: Board): { readonly map: MapId; card(title: string, column: number, done?: boolean): CardId } {
  const map = createMap(board, { kind: "roadmap", pos: { x: 0, y: 0 }, starter: starterOf(kind, "en") });
  const at = (index: number): { readonly lane: LaneId; readonly column: ColumnId } => {
    const { structure } = readRoadmap(kind, map, board.state);
    const [lane, column] = [structure.lanes[0]?.lane.id, structure.leaves[index]?.column.id];
    if (!lane || !column) throw new Error("There is no such cell.");
    return { lane, column };
  };
  return {
    map,
    card: (title, column, done = false) => {
      const card = createCardInCell(board, { map, ...at(column), index: 99, title });
      if (done) setField(board, "cards", card, "done", true);
      return card;
    },
  };
}

const BEGUN = ["Q4 2026 now", "Q1 2027 next", "Q2 2027 next", "Q3 2027 next", " later"];

describe("rolling on", () => {
  it("begins with the quarter that is wanted, and leaves titles alone that somebody wrote", () => {
    const [one] = replicas(1) as [Replica];
    const { map } = made(one.board);
    expect(roll(one, map, "2026-Q4")).toBe(true);
    expect(told(one.board, map)).toEqual(BEGUN);
    expect(roll(one, map, "2026-Q4")).toBe(false);
    expect(roll(one, map, "2026-Q3")).toBe(false);
  });

  it("takes what is not done along, keeps what is done folded in the past, and adds a quarter, in one step", () => {
    const [one] = replicas(1) as [Replica];
    const { map, card } = made(one.board);
    roll(one, map, "2026-Q4");
    card("open", 0);
    card("ready", 0, true);
    card("next", 1);
    expect(roll(one, map, "2027-Q1")).toBe(true);
    expect(told(one.board, map)).toEqual([
      "[Q4 2026 past: ready]",
      "Q1 2027 now: open next",
      "Q2 2027 next",
      "Q3 2027 next",
      "Q4 2027 next",
      " later",
    ]);
    expect(roll(one, map, "2027-Q1")).toBe(false);
    one.undo.undo();
    expect(told(one.board, map)).toEqual(["Q4 2026 now: open ready", "Q1 2027 next: next", ...BEGUN.slice(2)]);
    expect(roll(one, map, "2027-Q1")).toBe(true);
    expect(told(one.board, map).slice(-2)).toEqual(["Q4 2027 next", " later"]);
  });

  it("catches up after a long time", () => {
    const [one] = replicas(1) as [Replica];
    const { map, card } = made(one.board);
    roll(one, map, "2026-Q4");
    card("old", 0);
    card("older", 3);
    roll(one, map, "2028-Q1");
    expect(told(one.board, map).slice(4)).toEqual([
      "Q1 2028 now: old older",
      "Q2 2028 next",
      "Q3 2028 next",
      "Q4 2028 next",
      " later",
    ]);
  });

  it("is the same when two do it at once, and what came meanwhile is taken along by the next", () => {
    const [one, two] = replicas(2) as [Replica, Replica];
    const { map, card } = made(one.board);
    roll(one, map, "2026-Q4");
    card("open", 0);
    deliverAll([one, two]);
    roll(one, map, "2027-Q1");
    roll(two, map, "2027-Q1");
    const lane = readRoadmap(kind, map, two.board.state).structure.lanes[0]?.lane.id as LaneId;
    const past = readRoadmap(kind, map, two.board.state).columns[0]?.column.id as ColumnId;
    createCardInCell(two.board, { map, lane, column: past, index: 0, title: "late" });
    deliverAll([one, two]);
    expect(plainState(one.board.state)).toEqual(plainState(two.board.state));
    expect(told(one.board, map)).toEqual([
      "[Q4 2026 past: late]",
      "Q1 2027 now: open",
      "Q2 2027 next",
      "Q3 2027 next",
      "Q4 2027 next",
      " later",
    ]);
    expect(roll(one, map, "2027-Q1")).toBe(true);
    expect(told(one.board, map)[1]).toBe("Q1 2027 now: late open");
    expect(roll(one, map, "2027-Q1")).toBe(false);
  });
});
