/**
 * Several people write, paste, insert, split, merge and move in one map at once, their updates late and in any order: the map
 * stays sane. No card is lost, none is in two cells, and everything has one order that all agree on.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf, columnsOf, lanesOf, parentOf } from "@/document/arrangement";
import { openBoard } from "@/document/board";
import { setTitle } from "@/document/commands/cards";
import { createCardInCell, moveCardsToCell } from "@/document/commands/cells";
import { addColumn, deleteColumn, moveColumn } from "@/document/commands/columns";
import { columnSiblings } from "@/document/commands/insertion";
import { addLane, deleteLane, moveLane } from "@/document/commands/lanes";
import { createMap } from "@/document/commands/maps";
import { plant, prepare } from "@/document/commands/planting";
import { mergeColumns, mergeLanes, splitColumn, splitLane } from "@/document/commands/regrouping";
import type { BoardState, CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { deliverAll, deliverOne, plainState, type Replica, replicas } from "@/document/replicas.fixture";
import { deedOf, expectSane } from "@/document/sanity.fixture";

const seed = 20_261_128;
const runs = Number(process.env.WALKBOARD_SOAK_RUNS ?? 60);
const PEOPLE = 3;

type Act = (replica: Replica, map: MapId, a: number, b: number, c: number) => void;

function pick<T>(from: readonly T[], which: number): T | undefined {
  return from[Math.floor(which * from.length)];
}

const laneAt = ({ board }: Replica, map: MapId, which: number): LaneId | undefined =>
  pick(lanesOf(board.state, map), which)?.id;

function leavesOf(state: BoardState, map: MapId): ColumnId[] {
  return columnsOf(state, map).flatMap(({ column, children }) =>
    children.length > 0 ? children.map((child) => child.column.id) : column.role === "step" ? [column.id] : [],
  );
}

const leafAt = ({ board }: Replica, map: MapId, which: number): ColumnId | undefined =>
  pick(leavesOf(board.state, map), which);

const cardAt = ({ board }: Replica, map: MapId, which: number): CardId | undefined =>
  pick([...(board.state.placements.get(map)?.keys() ?? [])].sort(), which);

function inCell(replica: Replica, map: MapId, a: number, b: number) {
  const lane = laneAt(replica, map, a);
  const column = leafAt(replica, map, b);
  return lane && column ? { map, lane, column } : null;
}

const deeds = {
  deliver: (replica, _map, a) => deliverOne(replica, a),
  deliverMore: (replica, _map, a) => deliverOne(replica, a),
  write: (replica, map, a, b, c) => {
    const cell = inCell(replica, map, a, b);
    if (cell) createCardInCell(replica.board, { ...cell, index: Math.floor(c * 4), title: "story" });
  },
  paste: (replica, map, a, b, c) => {
    const cell = inCell(replica, map, a, b);
    const lanes = lanesOf(replica.board.state, map);
    const below = cell
      ? lanes[Math.min(lanes.length - 1, lanes.findIndex(({ id }) => id === cell.lane) + 1)]
      : undefined;
    if (!cell || !below) return;
    const plants = ["one", "two", "three"].map((title, i) => ({
      content: { title },
      at: i < 2 ? cell : { ...cell, lane: below.id },
    }));
    const step = replica.undo.openStep();
    for (const piece of prepare(replica.board, plants, { index: Math.floor(c * 3) }).pieces)
      step.add(() => plant(replica.board, piece));
    step.close();
  },
  move: (replica, map, a, b, c) => {
    const card = cardAt(replica, map, c);
    const cell = inCell(replica, map, a, b);
    if (card && cell) moveCardsToCell(replica.board, { ...cell, cards: [card], index: Math.floor(a * 4) });
  },
  insertStep: (replica, map, a, b) => {
    const { board } = replica;
    const leaf = leafAt(replica, map, a);
    const column = leaf && board.state.columns.get(leaf);
    if (!column) return;
    const parent = parentOf(board.state, column);
    const at = columnSiblings(board.state, map, parent).findIndex(({ id }) => id === leaf);
    addColumn(board, { map, role: "step", parent, index: at + (b < 0.5 ? 0 : 1), card: "new" });
  },
  insertSlice: (replica, map, a) => {
    addLane(replica.board, { map, role: "slice", index: Math.floor(a * 5) });
  },
  splitSlice: (replica, map, a, b) => {
    const lane = laneAt(replica, map, a);
    const card = cardAt(replica, map, b);
    const cards = b < 0.5 || !card ? null : new Set([card]);
    if (lane) splitLane(replica.board, lane, { index: Math.floor(b * 4), role: "slice", cards });
  },
  mergeSlices: (replica, map, a, b) => {
    const [from, into] = [laneAt(replica, map, a), laneAt(replica, map, b)];
    if (from && into) mergeLanes(replica.board, { from, into });
  },
  splitStep: (replica, map, a, b) => {
    const column = leafAt(replica, map, a);
    if (column) splitColumn(replica.board, column, { index: Math.floor(b * 3), role: "step", cards: null });
  },
  mergeSteps: (replica, map, a, b) => {
    const [from, into] = [leafAt(replica, map, a), leafAt(replica, map, b)];
    if (from && into) mergeColumns(replica.board, { from, into });
  },
  mergeActivities: (replica, map, a, b) => {
    const groups = columnSiblings(replica.board.state, map, null);
    const [from, into] = [pick(groups, a)?.id, pick(groups, b)?.id];
    if (from && into) mergeColumns(replica.board, { from, into });
  },
  moveSlice: (replica, map, a, b) => {
    const lane = laneAt(replica, map, a);
    if (lane) moveLane(replica.board, { lane, index: Math.floor(b * 4) });
  },
  moveStep: (replica, map, a, b) => {
    const column = leafAt(replica, map, a);
    const parent = pick(columnSiblings(replica.board.state, map, null), b)?.id ?? null;
    if (column && parent !== column) moveColumn(replica.board, { column, parent, index: Math.floor(b * 3) });
  },
  rename: (replica, map, a, b) => {
    const lane = laneAt(replica, map, a);
    if (lane) setTitle(replica.board, lane, `${replica.board.personId} ${Math.floor(b * 9)}`);
  },
  deleteSlice: (replica, map, a, b) => {
    const lane = laneAt(replica, map, a);
    if (lane && b < 0.4) deleteLane(replica.board, lane);
  },
  deleteStep: (replica, map, a, b) => {
    const column = leafAt(replica, map, a);
    if (column && b < 0.4) deleteColumn(replica.board, column);
  },
  undo: ({ undo }) => void undo.undo(),
  redo: ({ undo }) => void undo.redo(),
} satisfies Record<string, Act>;

type Name = keyof typeof deeds;
const deed = deedOf(Object.keys(deeds) as Name[], PEOPLE);

function atTheMap(): { people: Replica[]; map: MapId } {
  const people = replicas(PEOPLE);
  const [{ board }] = people as [Replica, ...Replica[]];
  const map = createMap(board, { kind: "story_map", pos: { x: 0, y: 0 }, starter: { lanes: [], columns: [] } });
  const slices = ["First", "Second"].map((title) => addLane(board, { map, role: "slice", title }));
  for (const title of ["Decide", "Buy"]) {
    const parent = addColumn(board, { map, role: "activity", title, card: "new" });
    for (const step of ["one", "two"]) {
      const column = addColumn(board, { map, role: "step", parent, title: `${title} ${step}`, card: "new" });
      for (const lane of slices) createCardInCell(board, { map, lane, column, index: 0, title: `${title} ${step}` });
    }
  }
  deliverAll(people);
  return { people, map };
}

describe("several people in one map at once", () => {
  it("leave a map in which no card is lost, none is twice, and all have one order", () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 60 }), (all) => {
        const { people, map } = atTheMap();
        const made = new Set<CardId>();
        for (const { who, what, a, b, c } of all) {
          const replica = people[who] as Replica;
          (deeds[what] as Act)(replica, map, a, b, c);
          expectSane(replica.board.state, map);
          for (const card of replica.board.state.cards.keys()) made.add(card);
        }
        deliverAll(people);
        const [first, ...others] = people.map(({ board }) => plainState(board.state));
        for (const other of others) expect(other).toEqual(first);
        for (const { board } of people) {
          expectSane(board.state, map);
          for (const card of made) expect(board.state.cards.has(card)).toBe(true);
          expect(plainState(openBoard(board.doc, { personId: "x" }).state)).toEqual(first);
        }
      }),
      { seed, numRuns: runs },
    );
  });

  it("lose no card that one moves into a lane which another one merges away", () => {
    const { people, map } = atTheMap();
    const [ana, bob] = people as [Replica, Replica, Replica];
    const [first, second] = lanesOf(ana.board.state, map).map(({ id }) => id) as [LaneId, LaneId];
    const column = leavesOf(ana.board.state, map)[0] as ColumnId;
    const card = createCardInCell(ana.board, { map, lane: first, column, index: 0, title: "late" });
    deliverAll(people);
    mergeLanes(ana.board, { from: second, into: first });
    moveCardsToCell(bob.board, { map, lane: second, column, cards: [card], index: 0 });
    deliverAll(people);
    for (const { board } of people) {
      expect(cellsOf(board.state, map).unplaced.map((place) => place.card)).toEqual([card]);
      expectSane(board.state, map);
    }
  });
});
