/**
 * The wall keeps what it laid out and does only what differs: after whatever was done, here or by somebody else, maps are laid out
 * and cards lie and look as on a wall that was hung just now. For every kind of map.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Scene } from "@/canvas/scene";
import { sceneOf } from "@/canvas/scene.fixture";
import { cellKey, standingOf } from "@/canvas/sheet";
import { columnsOf, lanesOf } from "@/document/arrangement";
import { deleteCards, restoreCards, setBlocked, setColor, setTitle } from "@/document/commands/cards";
import { createCardInCell, moveCardsToCell, placeOnMap, takeOffMap } from "@/document/commands/cells";
import { addColumn, deleteColumn, moveColumn, restoreColumn } from "@/document/commands/columns";
import { setCell, setField } from "@/document/commands/fields";
import { addLane, deleteLane, moveLane, restoreLane, setLimit } from "@/document/commands/lanes";
import { createLink } from "@/document/commands/links";
import { createMap, deleteMap, moveMap, restoreMap } from "@/document/commands/maps";
import { createPath, setPathOfCards } from "@/document/commands/paths";
import { addTag } from "@/document/commands/tags";
import { pathsOf } from "@/document/pathsOf";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { PAPER_KEYS } from "@/document/records";
import { deliverAll, deliverOne, type Replica, replicas } from "@/document/replicas.fixture";
import { deedOf, pick, sortedIds } from "@/document/sanity.fixture";
import { changedCards } from "@/maps/changedCards";
import type { ColumnNode } from "@/maps/columns";
import { disciplines } from "@/maps/disciplines";
import { foldDone } from "@/maps/kanban/foldedDone";
import { KeptLayouts } from "@/maps/keptLayouts";
import { KeptStructure } from "@/maps/keptStructure";
import { kindKeys, kinds } from "@/maps/kinds";
import { layoutShown } from "@/maps/laterKind";
import { starterOf } from "@/maps/starter";
import { mapStructure } from "@/maps/structure";
import { withReaders } from "@/tools/readingMaps";

const seed = 20_261_128;
const runs = Number(process.env.WALKBOARD_SOAK_RUNS ?? 5);
const KEYS = { papers: PAPER_KEYS, disciplines: disciplines.map((one) => one.key) };
const LONG = "Words that take several lines, so that everything below has to stand further down";
const EVERYWHERE = { x: -1e6, y: -1e6, w: 2e6, h: 2e6 };

type Act = (replica: Replica, a: number, b: number, c: number) => void;

const mapAt = ({ board }: Replica, which: number): MapId => pick(sortedIds(board.state.maps), which) as MapId;
const cardAt = ({ board }: Replica, which: number): CardId | undefined => pick(sortedIds(board.state.cards), which);
const laneAt = ({ board }: Replica, map: MapId, which: number): LaneId | undefined =>
  pick(lanesOf(board.state, map), which)?.id;
const leavesOf = ({ board }: Replica, map: MapId): readonly ColumnNode[] => {
  const kind = kinds.get(board.state.maps.get(map)?.kind ?? "");
  return kind ? mapStructure(kind, map, board.state).leaves : [];
};

function cellAt(replica: Replica, a: number, b: number, which = a) {
  const map = mapAt(replica, which);
  const [lane, column] = [laneAt(replica, map, b), pick(leavesOf(replica, map), (a * 7 + b * 3) % 1)?.column.id];
  return lane && column ? { map, lane, column } : null;
}

const deeds = {
  deliver: (replica, a) => deliverOne(replica, a),
  write: (replica, a, b, c) => {
    const cell = cellAt(replica, a, b);
    const title = c < 0.2 ? LONG : "new";
    if (cell) createCardInCell(replica.board, { ...cell, index: Math.floor(c * 3), title });
  },
  move: (replica, a, b, c) => {
    const [cell, card] = [cellAt(replica, a, b), cardAt(replica, c)];
    if (cell && card) moveCardsToCell(replica.board, { ...cell, cards: [card], index: Math.floor(b * 3) });
  },
  moveSeveral: (replica, a, b, c) => {
    const [cell, cards] = [cellAt(replica, a, b), [cardAt(replica, c), cardAt(replica, a)]];
    if (cell) moveCardsToCell(replica.board, { ...cell, cards: cards.flatMap((card) => card ?? []), index: 1 });
  },
  place: (replica, a, b, c) => {
    const [cell, card] = [cellAt(replica, a, b), cardAt(replica, c)];
    if (cell && card) placeOnMap(replica.board, { ...cell, card, index: 0 });
  },
  takeOff: (replica, a, b) => {
    const card = cardAt(replica, b);
    if (card) takeOffMap(replica.board, { card, map: mapAt(replica, a) });
  },
  deleteCard: (replica, a) => deleteCards(replica.board, [cardAt(replica, a) ?? ("" as CardId)]),
  restoreCard: (replica, a) => restoreCards(replica.board, [cardAt(replica, a) ?? ("" as CardId)]),
  title: (replica, a, b) => {
    const card = cardAt(replica, a);
    if (card) setTitle(replica.board, card, b < 0.5 ? LONG : "short");
  },
  look: (replica, a, b) => {
    const card = cardAt(replica, a);
    if (card) setColor(replica.board, [card], b < 0.5 ? "blue" : "paper");
  },
  block: (replica, a, b) => {
    const card = cardAt(replica, a);
    if (card) setBlocked(replica.board, [card], b < 0.5 ? "waits" : null);
  },
  field: (replica, a, b, c) => {
    const card = cardAt(replica, a);
    const [key, value] = pick(
      [
        ["class", "expedite"],
        ["estimate", 3],
        ["done", true],
        ["owner", "ana"],
        ["duration", 30],
        ["item_type", "question"],
      ] as const,
      b,
    ) as [string, string | number | boolean];
    if (card) setField(replica.board, "cards", card, key, c < 0.3 ? null : value);
  },
  tag: (replica, a, b) => {
    const card = cardAt(replica, a);
    if (card) addTag(replica.board, b < 0.5 ? "one" : "two", "pink", [card]);
  },
  fold: (replica, a, b, c) => {
    const map = mapAt(replica, a);
    const [lane, column] = [laneAt(replica, map, b), pick(leavesOf(replica, map), b)?.column.id];
    const folded = c < 0.3 ? null : true;
    if (c < 0.5 && lane) setField(replica.board, "lanes", lane, "folded", folded);
    else if (column) setField(replica.board, "columns", column, "folded", folded);
  },
  limit: (replica, a, b, c) => {
    const map = mapAt(replica, a);
    const [lane, column] = [laneAt(replica, map, b), pick(leavesOf(replica, map), b)?.column.id];
    if (c < 0.5 && lane) setLimit(replica.board, { lane }, Math.floor(b * 3));
    else if (column) setLimit(replica.board, { column }, Math.floor(b * 3));
  },
  cellValue: (replica, a, b, c) => {
    const cell = cellAt(replica, a, b);
    if (cell) setCell(replica.board, { ...cell, field: "limit" }, Math.floor(c * 3));
  },
  lane: (replica, a, b) => {
    const map = mapAt(replica, a);
    const role = pick(kinds.get(replica.board.state.maps.get(map)?.kind ?? "")?.lanes ?? [], b)?.key;
    if (role) addLane(replica.board, { map, role });
  },
  moveLane: (replica, a, b, c) => {
    const lane = laneAt(replica, mapAt(replica, a), b);
    if (lane) moveLane(replica.board, { lane, index: Math.floor(c * 3) });
  },
  deleteLane: (replica, a, b) => {
    const lane = laneAt(replica, mapAt(replica, a), b);
    if (lane) deleteLane(replica.board, lane);
  },
  restoreLane: (replica, a) => {
    const lane = pick(sortedIds(replica.board.state.lanes), a);
    if (lane) restoreLane(replica.board, lane);
  },
  column: (replica, a, b, c) => {
    const map = mapAt(replica, a);
    const role = pick(kinds.get(replica.board.state.maps.get(map)?.kind ?? "")?.columns ?? [], b)?.key;
    const card = c < 0.3 ? cardAt(replica, c * 3) : undefined;
    if (role) addColumn(replica.board, { map, role, title: "t", ...(card ? { card } : {}) });
  },
  moveColumn: (replica, a, b, c) => {
    const column = pick(columnsOf(replica.board.state, mapAt(replica, a)), b)?.column.id;
    if (column) moveColumn(replica.board, { column, parent: null, index: Math.floor(c * 3) });
  },
  deleteColumn: (replica, a, b) => {
    const column = pick(columnsOf(replica.board.state, mapAt(replica, a)), b)?.column.id;
    if (column) deleteColumn(replica.board, column);
  },
  restoreColumn: (replica, a) => {
    const column = pick(sortedIds(replica.board.state.columns), a);
    if (column) restoreColumn(replica.board, column as ColumnId);
  },
  path: (replica, a, b, c) => {
    const map = mapAt(replica, a);
    if (c < 0.3) createPath(replica.board, { map, role: "happy" });
    const [card, path] = [cardAt(replica, b), pick(pathsOf(replica.board.state, map), c)?.id];
    if (card) setPathOfCards(replica.board, map, [card], path ?? null);
    if (c > 0.7) setField(replica.board, "maps", map, "path_view", b < 0.7 ? "stacked" : null);
  },
  arrow: (replica, a, b, c) => {
    const [from, to] = [cellAt(replica, a, b), cellAt(replica, b, c, a)];
    if (!from || !to) return;
    const end = (cell: typeof from) => ({ on: "cell", ...cell }) as const;
    createLink(replica.board, { kind: "leads_to", from: end(from), to: end(to), map: from.map });
  },
  serve: (replica, a, b) => {
    const [from, to] = [cardAt(replica, a), cardAt(replica, b)];
    if (from && to)
      createLink(replica.board, {
        kind: "contributes_to",
        from: { on: "card", card: from },
        to: { on: "card", card: to },
      });
  },
  foldOlder: ({ board }, a, b, c) => {
    const map = pick(sortedIds(board.state.maps), a) as MapId;
    const cards = new Set(sortedIds(board.state.cards).filter((_, at) => (at * 7 + b * 10) % 3 < 1));
    foldDone(board.state, map, c < 0.4 ? null : { cards, before: "2026-11-01" });
    board.retell(new Set([map]));
  },
  moveMap: (replica, a, b) => moveMap(replica.board, { map: mapAt(replica, a), pos: { x: b * 100, y: 5 } }),
  deleteMap: (replica, a, b) => {
    if (b < 0.3) deleteMap(replica.board, mapAt(replica, a));
  },
  restoreMap: (replica, a) => restoreMap(replica.board, mapAt(replica, a)),
  undo: ({ undo }) => void undo.undo(),
  redo: ({ undo }) => void undo.redo(),
} satisfies Record<string, Act>;

type Name = keyof typeof deeds;
const deed = deedOf(Object.keys(deeds) as Name[], 2);

/** A map of the kind, and one on which work flows that shares its cards. */
function atTheWall(kind: string): [Replica, Replica] {
  const people = replicas(2) as [Replica, Replica];
  const { board } = people[0];
  for (const key of [kind, "kanban"]) {
    const definition = kinds.get(key);
    if (!definition) throw new Error(`no ${key}`);
    createMap(board, { kind: key, pos: { x: 0, y: 900 }, starter: starterOf(definition, "en") });
  }
  for (let at = 0; at < 12; at++) deeds.write(people[0], (at * 0.37) % 1, (at * 0.23) % 1, (at * 0.11) % 1);
  for (let at = 0; at < 6; at++) deeds.place(people[0], (at * 0.61) % 1, (at * 0.29) % 1, (at * 0.17) % 1);
  deliverAll(people);
  return people;
}

/** Everything that a wall knows of its maps and cards. */
function shown(scene: Scene): unknown {
  const { items } = scene;
  const sheets = scene.sheets.map((sheet) => ({ ...sheet, arrows: undefined }));
  const cards = sheets.flatMap(({ layout, ...sheet }) =>
    [...items.inPlace(layout.map)].map(([card, slot]) => {
      const [lane, column] = [items.lane[slot] ?? null, items.column[slot] ?? null];
      const at = standingOf({ layout, ...sheet }, { lane, column, card });
      const look = [items.paper[slot], items.flags[slot], items.textLength[slot], items.discipline[slot]];
      return `${layout.map} ${card} ${cellKey(lane, column)} ${JSON.stringify([at, items.box(slot), look])}`;
    }),
  );
  const arrows = [...scene.arrows.within(EVERYWHERE)].map((line) => JSON.stringify(line));
  return { sheets, cards: cards.sort(), arrows: arrows.sort(), free: [...items.inPlace("canvas").keys()].sort() };
}

describe("what the wall keeps", () => {
  it.each(kindKeys)("of %s is what it would make anew, after whatever was done", (kind) => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 40 }), (all) => {
        const people = atTheWall(kind);
        const { board } = people[0];
        const layouts = new KeptLayouts("en");
        const scene = new Scene(board.state, (...asked) => layouts.layout(...asked), KEYS);
        let filtered: ReadonlySet<CardId> | null = null;
        board.subscribe((change) => scene.apply(board.state, withReaders(board.state, change)));
        for (const { who, what, a, b, c } of all) {
          (deeds[what] as Act)(people[who] as Replica, a, b, c);
          if (what === "look") filtered = b < 0.5 ? new Set(sortedIds(board.state.cards).slice(0, 4)) : null;
          scene.setFilter(filtered);
          const fresh = new Scene(board.state, (map, state) => layoutShown(map, state, "en"), KEYS);
          fresh.setFilter(filtered);
          expect(shown(scene)).toEqual(shown(fresh));
        }
      }),
      { seed, numRuns: runs },
    );
  });

  it("is the same object where nothing differs", () => {
    const [ana] = atTheWall("kanban");
    const { board } = ana;
    const layouts = new KeptLayouts("en");
    const scene = new Scene(board.state, (...asked) => layouts.layout(...asked), KEYS);
    board.subscribe((change) => scene.apply(board.state, change));
    const map = mapAt(ana, 0);
    const cells = leavesOf(ana, map).map(({ column }) => ({
      map,
      lane: laneAt(ana, map, 0) as LaneId,
      column: column.id,
    }));
    const [from, to, other] = cells as [(typeof cells)[0], (typeof cells)[0], (typeof cells)[0]];
    for (const cell of [from, to, other]) {
      for (const title of ["a", "b"]) createCardInCell(board, { ...cell, index: 0, title });
    }
    const key = cellKey(other.lane, other.column);
    const before = scene.sheet(map);
    const orders = scene.orders;
    const card = before?.stacks.get(cellKey(from.lane, from.column))?.[0]?.card as CardId;
    moveCardsToCell(board, { ...to, cards: [card], index: 0 });
    const after = scene.sheet(map);
    expect(after?.stacks.get(key)).toBe(before?.stacks.get(key));
    expect(after?.stacks.get(cellKey(from.lane, from.column))).not.toBe(
      before?.stacks.get(cellKey(from.lane, from.column)),
    );
    expect(scene.orders).toBe(orders);
    const headerOf = (sheet: typeof after, column: ColumnId) => sheet?.leaves[sheet.leafIndex.get(column) ?? -1];
    expect(headerOf(after, other.column)).toBe(headerOf(before, other.column));
    expect(headerOf(after, to.column)).not.toBe(headerOf(before, to.column));
    const [spans, lanes] = [after?.spans, after?.laneIndex];
    expect([spans, lanes]).toEqual([before?.spans, before?.laneIndex]);
    expect(spans === before?.spans && lanes === before?.laneIndex).toBe(true);
  });

  it("has the same lists for lanes and columns in which nothing differs", () => {
    const [ana] = atTheWall("kanban");
    const { board } = ana;
    const map = mapAt(ana, 0);
    const kind = kinds.get("kanban");
    if (!kind) throw new Error("no kanban");
    addLane(board, { map, role: "lane" });
    const kept = new KeptStructure(kind, map, board.state);
    const { structure } = kept;
    const [first, second] = structure.lanes.map(({ lane }) => lane.id) as [LaneId, LaneId];
    const [from, to, other] = structure.leaves.map(({ column }) => column.id) as [ColumnId, ColumnId, ColumnId];
    const before = [structure.cellsOfLane(second), structure.cellsOfColumn(other)];
    const [lane, column] = [structure.cellsOfLane(first), structure.cellsOfColumn(from)];
    expect(structure.cellsOfLane(first)).toBe(lane);
    board.subscribe((change) => kept.update(board.state, changedCards(map, board.state, change)));
    createCardInCell(board, { map, lane: first, column: from, index: 0, title: "a" });
    const card = structure.cardsIn(first, from)[0] as CardId;
    moveCardsToCell(board, { map, lane: first, column: to, cards: [card], index: 0 });
    expect(structure.cellsOfLane(second)).toBe(before[0]);
    expect(structure.cellsOfColumn(other)).toBe(before[1]);
    expect(structure.cellsOfLane(first)).not.toBe(lane);
    expect(structure.cellsOfColumn(from)).not.toBe(column);
    const anew = mapStructure(kind, map, board.state);
    for (const { lane: one } of structure.lanes)
      expect(structure.cellsOfLane(one.id)).toEqual(anew.cellsOfLane(one.id));
    for (const one of [from, to, other]) expect(structure.cellsOfColumn(one)).toEqual(anew.cellsOfColumn(one));
  });

  it("leads arrows another way when what stands at their ends does, and leaves the others alone", () => {
    const [ana] = atTheWall("service_blueprint");
    const { board } = ana;
    const scene = sceneOf(board);
    const map = sortedIds(board.state.maps).find((id) => board.state.maps.get(id)?.kind !== "kanban") as MapId;
    const lane = laneAt(ana, map, 0) as LaneId;
    const [from, to, high, last] = leavesOf(ana, map).map(({ column }) => ({ map, lane, column: column.id }));
    if (!from || !to || !high || !last) throw new Error("too few steps");
    // The fullest cell of the lane: whatever happens beside it, the lane stays as high as it is.
    for (let at = 0; at < 6; at++) createCardInCell(board, { ...high, index: 0, title: LONG });
    createCardInCell(board, { ...from, index: 0, title: "short" });
    const end = (cell: typeof from) => ({ on: "cell", ...cell }) as const;
    const link = createLink(board, { kind: "leads_to", from: end(from), to: end(to), map });
    const wayOf = () => (link ? scene.arrows.get(map, link) : undefined);
    const first = wayOf();
    createCardInCell(board, { ...last, index: 0, title: "elsewhere" });
    expect(wayOf()).toBe(first);
    createCardInCell(board, { ...from, index: 0, title: LONG });
    expect(wayOf()?.route).not.toEqual(first?.route);
    expect(wayOf()).toEqual(sceneOf(board).arrows.get(map, link as never));
  });
});
