/**
 * States are split into doing and done, joined again, moved and deleted, and lanes come and go, while others move cards: on every
 * side the map stays sane, no card is lost, and all agree.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { cellsOf, columnsOf, lanesOf } from "@/document/arrangement";
import { createCardInCell, moveCardsToCell } from "@/document/commands/cells";
import { addColumn, deleteColumn, moveColumn } from "@/document/commands/columns";
import { divideColumn, uniteColumns } from "@/document/commands/doingDone";
import { addLane, deleteLane } from "@/document/commands/lanes";
import { createMap } from "@/document/commands/maps";
import { mergeLanes } from "@/document/commands/regrouping";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { deliverAll, deliverOne, plainState, type Replica, replicas } from "@/document/replicas.fixture";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";

const seed = 20_261_128;
const runs = Number(process.env.WALKBOARD_SOAK_RUNS ?? 40);
const PEOPLE = 3;
const NAMES = { group: { role: "group", title: "Both" }, title: "Doing", waiting: { role: "waiting", title: "" } };

type Act = (replica: Replica, map: MapId, a: number, b: number, c: number) => void;

function pick<T>(from: readonly T[], which: number): T | undefined {
  return from[Math.floor(which * from.length)];
}

const laneAt = ({ board }: Replica, map: MapId, which: number): LaneId | undefined =>
  pick(lanesOf(board.state, map), which)?.id;
const outerAt = ({ board }: Replica, map: MapId, which: number): ColumnId | undefined =>
  pick(columnsOf(board.state, map), which)?.column.id;
const leafAt = ({ board }: Replica, map: MapId, which: number): ColumnId | undefined => {
  const leaves = columnsOf(board.state, map).flatMap(({ column, children }): ColumnId[] => {
    if (children.length > 0) return children.map((child) => child.column.id);
    return column.role === "group" ? [] : [column.id];
  });
  return pick(leaves, which);
};
const cardAt = ({ board }: Replica, map: MapId, which: number): CardId | undefined =>
  pick([...(board.state.placements.get(map)?.keys() ?? [])].sort(), which);

const deeds = {
  deliver: (replica, _map, a) => deliverOne(replica, a),
  deliverMore: (replica, _map, a) => deliverOne(replica, a),
  move: (replica, map, a, b, c) => {
    const [card, lane, column] = [cardAt(replica, map, c), laneAt(replica, map, a), leafAt(replica, map, b)];
    if (card && lane && column) moveCardsToCell(replica.board, { map, lane, column, cards: [card], index: 1 });
  },
  divide: (replica, map, a) => {
    const column = outerAt(replica, map, a);
    if (column) divideColumn(replica.board, column, NAMES);
  },
  unite: (replica, map, a) => {
    const group = outerAt(replica, map, a);
    if (group) uniteColumns(replica.board, group, "One");
  },
  moveState: (replica, map, a, b) => {
    const column = outerAt(replica, map, a);
    if (column) moveColumn(replica.board, { column, parent: null, index: Math.floor(b * 4) });
  },
  deleteState: (replica, map, a, b) => {
    const column = leafAt(replica, map, a);
    if (column && b < 0.4) deleteColumn(replica.board, column);
  },
  deleteLane: (replica, map, a, b) => {
    const lane = laneAt(replica, map, a);
    if (lane && b < 0.4) deleteLane(replica.board, lane);
  },
  mergeLanes: (replica, map, a, b) => {
    const [from, into] = [laneAt(replica, map, a), laneAt(replica, map, b)];
    if (from && into) mergeLanes(replica.board, { from, into });
  },
  undo: ({ undo }) => void undo.undo(),
  redo: ({ undo }) => void undo.redo(),
} satisfies Record<string, Act>;

type Name = keyof typeof deeds;
const part = fc.double({ min: 0, max: 0.999_999, noNaN: true });
const deed = fc.record({
  who: fc.nat(PEOPLE - 1),
  what: fc.constantFrom(...(Object.keys(deeds) as Name[])),
  a: part,
  b: part,
  c: part,
});

function atTheKanban(): { people: Replica[]; map: MapId; cards: ReadonlySet<CardId> } {
  const people = replicas(PEOPLE);
  const [{ board }] = people as [Replica, ...Replica[]];
  const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: { lanes: [], columns: [] } });
  const lanes = ["lane", "stream"].map((role) => addLane(board, { map, role }));
  const cards = new Set<CardId>();
  for (const role of ["funnel", "review", "implement", "done"]) {
    const column = addColumn(board, { map, role, limit: 2 });
    for (const lane of lanes) cards.add(createCardInCell(board, { map, lane, column, index: 0, title: role }));
  }
  deliverAll(people);
  return { people, map, cards };
}

/** Every card shows exactly once: in a cell or in the tray. */
function expectSane({ board }: Replica, map: MapId, cards: ReadonlySet<CardId>): void {
  const record = board.state.maps.get(map);
  const kind = kinds.get("kanban");
  if (!record || !kind) throw new Error("no kanban");
  const layout = layoutMap(kind, record, board.state);
  const shown = [...layout.cards, ...(layout.tray?.cards ?? [])].map(({ card }) => card);
  const living = [...cards].filter((card) => board.state.cards.get(card)?.deleted === false);
  expect(shown.sort()).toEqual(living.sort());
}

it("several people split, join, move and delete states and lanes at once, and no card is lost", () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 50 }), (all) => {
      const { people, map, cards } = atTheKanban();
      for (const { who, what, a, b, c } of all) {
        const replica = people[who] as Replica;
        (deeds[what] as Act)(replica, map, a, b, c);
        expectSane(replica, map, cards);
      }
      deliverAll(people);
      const [first, ...others] = people.map(({ board }) => plainState(board.state));
      for (const other of others) expect(other).toEqual(first);
      for (const one of people) expectSane(one, map, cards);
    }),
    { seed, numRuns: runs },
  );
});

it("a card moved into a lane that another one deleted meanwhile waits in the tray", () => {
  const { people, map, cards } = atTheKanban();
  const [ana, bob] = people as [Replica, Replica, Replica];
  const [first, second] = lanesOf(ana.board.state, map).map(({ id }) => id) as [LaneId, LaneId];
  const column = leafAt(ana, map, 0) as ColumnId;
  const [card] = cellsOf(ana.board.state, map)
    .at(first, column)
    .map((place) => place.card) as [CardId];
  deleteLane(ana.board, second);
  moveCardsToCell(bob.board, { map, lane: second, column, cards: [card], index: 0 });
  deliverAll(people);
  for (const one of people) {
    expectSane(one, map, cards);
    expect(cellsOf(one.board.state, map).unplaced.map((place) => place.card)).toContain(card);
  }
});
