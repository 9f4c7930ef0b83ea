/**
 * Several people put cards on several maps at once, link them, give them to paths, let them stand for cards of other boards, and
 * delete and bring back lanes, columns, paths, cards and whole maps, their updates late and in any order: every map stays sane,
 * no card is lost, and all see the same links, paths and traces.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf, lanesOf } from "@/document/arrangement";
import { openBoard } from "@/document/board";
import { createCard, deleteCards, restoreCards, setOrigin } from "@/document/commands/cards";
import { createCardInCell, moveCardsToCell, placeOnMap, takeOffMap } from "@/document/commands/cells";
import { addColumn, deleteColumn, restoreColumn } from "@/document/commands/columns";
import { addLane, deleteLane, restoreLane } from "@/document/commands/lanes";
import { createLink, removeLink, restoreLinks } from "@/document/commands/links";
import { createMap, deleteMap, restoreMap } from "@/document/commands/maps";
import { createPath, deletePath, restorePaths, setPathOfCards } from "@/document/commands/paths";
import { linkIndex, linksOfCard } from "@/document/linkIndex";
import { LINK_KINDS, type LinkEnd } from "@/document/links";
import { pathsOf } from "@/document/pathsOf";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { deliverAll, deliverOne, plainState, type Replica, replicas } from "@/document/replicas.fixture";
import { deedOf, expectSane, pick, sortedIds } from "@/document/sanity.fixture";
import { pathOfCard } from "@/maps/pathViews";
import { gapsOf, traceOf } from "@/maps/trace";

const seed = 20_261_129;
const runs = Number(process.env.WALKBOARD_SOAK_RUNS ?? 60);
const PEOPLE = 3;

type Act = (replica: Replica, a: number, b: number, c: number) => void;

const mapAt = ({ board }: Replica, which: number): MapId => pick(sortedIds(board.state.maps), which) as MapId;
const cardAt = ({ board }: Replica, which: number): CardId => pick(sortedIds(board.state.cards), which) as CardId;

function cellAt(replica: Replica, a: number, b: number) {
  const map = mapAt(replica, a);
  const lane = pick(lanesOf(replica.board.state, map), b)?.id;
  const column = pick(columnsOf(replica.board.state, map), (a * 7 + b * 3) % 1)?.column.id;
  return lane && column ? { map, lane, column } : null;
}

function endAt(replica: Replica, which: number): LinkEnd {
  if (which > 0.8) return { on: "board", board: `b${Math.floor(which * 20)}`, card: "far" };
  return { on: "card", card: cardAt(replica, which / 0.8) };
}

const deeds = {
  deliver: (replica, a) => deliverOne(replica, a),
  deliverMore: (replica, a) => deliverOne(replica, a),
  write: (replica, a, b, c) => {
    const cell = cellAt(replica, a, b);
    const path = cell && pick(pathsOf(replica.board.state, cell.map), c)?.id;
    if (cell) createCardInCell(replica.board, { ...cell, index: Math.floor(c * 3), title: "new", path: path ?? null });
  },
  place: (replica, a, b, c) => {
    const cell = cellAt(replica, a, b);
    if (cell) placeOnMap(replica.board, { ...cell, card: cardAt(replica, c), index: Math.floor(c * 3) });
  },
  move: (replica, a, b, c) => {
    const cell = cellAt(replica, a, b);
    if (cell) moveCardsToCell(replica.board, { ...cell, cards: [cardAt(replica, c)], index: 0 });
  },
  takeOff: (replica, a, b) => takeOffMap(replica.board, { card: cardAt(replica, b), map: mapAt(replica, a) }),
  link: (replica, a, b, c) => {
    const kind = pick(LINK_KINDS, c) ?? "realises";
    createLink(replica.board, { kind, from: endAt(replica, a), to: endAt(replica, b) });
  },
  unlink: ({ board }, a) => {
    const link = pick(linkIndex(board.state).all, a);
    if (link) removeLink(board, link.id);
  },
  relink: ({ board }, a) => {
    const link = pick(sortedIds(board.state.links), a);
    if (link) restoreLinks(board, [link]);
  },
  newPath: (replica, a, b) => {
    createPath(replica.board, { map: mapAt(replica, a), role: b < 0.5 ? "happy" : "exception" });
  },
  givePath: (replica, a, b, c) => {
    const map = mapAt(replica, a);
    const path = pick(pathsOf(replica.board.state, map), b)?.id ?? null;
    setPathOfCards(replica.board, map, [cardAt(replica, c)], path);
  },
  deletePath: ({ board }, a) => {
    const path = pick(sortedIds(board.state.paths), a);
    if (path) deletePath(board, path);
  },
  restorePath: ({ board }, a) => {
    const path = pick(sortedIds(board.state.paths), a);
    if (path) restorePaths(board, [path]);
  },
  standFor: (replica, a, b) => {
    setOrigin(replica.board, cardAt(replica, a), b < 0.3 ? null : { board: "b", card: `c${Math.floor(b * 4)}` });
  },
  deleteLane: (replica, a, b) => {
    const lane = pick(lanesOf(replica.board.state, mapAt(replica, a)), b)?.id;
    if (lane) deleteLane(replica.board, lane);
  },
  restoreLane: ({ board }, a) => {
    const lane = pick(sortedIds(board.state.lanes), a);
    if (lane) restoreLane(board, lane);
  },
  deleteColumn: (replica, a, b) => {
    const column = pick(columnsOf(replica.board.state, mapAt(replica, a)), b)?.column.id;
    if (column) deleteColumn(replica.board, column);
  },
  restoreColumn: ({ board }, a) => {
    const column = pick(sortedIds(board.state.columns), a);
    if (column) restoreColumn(board, column);
  },
  deleteMap: (replica, a, b) => {
    if (b < 0.4) deleteMap(replica.board, mapAt(replica, a));
  },
  restoreMap: (replica, a) => restoreMap(replica.board, mapAt(replica, a)),
  deleteCard: (replica, a, b) => {
    if (b < 0.4) deleteCards(replica.board, [cardAt(replica, a)]);
  },
  restoreCard: (replica, a) => restoreCards(replica.board, [cardAt(replica, a)]),
  undo: ({ undo }) => void undo.undo(),
  redo: ({ undo }) => void undo.redo(),
} satisfies Record<string, Act>;

type Name = keyof typeof deeds;
const deed = deedOf(Object.keys(deeds) as Name[], PEOPLE);

/** Three maps that share cards, with a chain of links through them. */
function atTheWall(): Replica[] {
  const people = replicas(PEOPLE);
  const [{ board }] = people as [Replica, ...Replica[]];
  const shared = ["goal", "story", "item"].map((title) => createCard(board, { pos: { x: 0, y: 0 }, title }));
  for (const [kind, lane, column] of [
    ["service_blueprint", "customer_actions", "step"],
    ["story_map", "slice", "step"],
    ["kanban", "lane", "done"],
  ] as const) {
    const map = createMap(board, { kind, pos: { x: 0, y: 900 }, starter: { lanes: [], columns: [] } });
    const lanes = ["one", "two"].map((title) => addLane(board, { map, role: lane, title }));
    const columns = ["one", "two"].map((title) => addColumn(board, { map, role: column, title }));
    const [at, to] = [lanes[0] as LaneId, columns[0] as ColumnId];
    for (const card of shared) placeOnMap(board, { map, lane: at, column: to, card, index: 0 });
    createPath(board, { map, role: "happy" });
  }
  const [goal, story, item] = shared.map((card) => ({ on: "card", card }) as const);
  if (goal && story && item) {
    createLink(board, { kind: "contributes_to", from: story, to: goal });
    createLink(board, { kind: "splits_into", from: story, to: item });
  }
  deliverAll(people);
  return people;
}

/** Everything that is computed of links and paths, and that it ends. */
function told({ board }: Replica): unknown {
  const { state } = board;
  const cards = sortedIds(state.cards);
  const maps = sortedIds(state.maps);
  for (const map of maps) expectSane(state, map);
  return {
    links: cards.map((card) => linksOfCard(state, card).map(({ id }) => id)),
    traces: cards.map((card) => traceOf(state, card)),
    gaps: gapsOf(state),
    paths: maps.map((map) => cards.map((card) => pathOfCard(state, map, card)?.id ?? null)),
  };
}

describe("several people on several maps at once", () => {
  it("leave maps in which no card is lost or twice, and all see the same links, paths and traces", () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 50 }), (all) => {
        const people = atTheWall();
        const made = new Set<CardId>();
        for (const { who, what, a, b, c } of all) {
          const replica = people[who] as Replica;
          (deeds[what] as Act)(replica, a, b, c);
          for (const map of replica.board.state.maps.keys()) expectSane(replica.board.state, map);
          for (const card of replica.board.state.cards.keys()) made.add(card);
        }
        deliverAll(people);
        const [first, ...others] = people.map((replica) => [plainState(replica.board.state), told(replica)]);
        for (const other of others) expect(other).toEqual(first);
        for (const { board } of people) {
          for (const card of made) expect(board.state.cards.has(card)).toBe(true);
          expect(plainState(openBoard(board.doc, { personId: "x" }).state)).toEqual(first?.[0]);
        }
      }),
      { seed, numRuns: runs },
    );
  });

  it("link in a circle, each knowing only their own half: one link is left out, the same one for all", () => {
    const people = atTheWall();
    const [ana, bob, cem] = people as [Replica, Replica, Replica];
    const [goal, story] = sortedIds(ana.board.state.cards) as [CardId, CardId];
    const end = (card: CardId) => ({ on: "card", card }) as const;
    createLink(ana.board, { kind: "realises", from: end(goal), to: end(story) });
    createLink(bob.board, { kind: "realises", from: end(story), to: end(goal) });
    createLink(cem.board, { kind: "realises", from: end(goal), to: end(story) });
    deliverAll(people);
    const circles = people.map(({ board }) => traceOf(board.state, goal).circles);
    expect(circles[0]).toHaveLength(1);
    expect(new Set(circles.map(String)).size).toBe(1);
    // Of the two that say the same there is one.
    expect(linksOfCard(ana.board.state, goal).filter(({ kind }) => kind === "realises")).toHaveLength(2);
  });
});
