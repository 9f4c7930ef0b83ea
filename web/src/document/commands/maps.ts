/** Maps on the board: made from a starter, moved, deleted and brought back. */

import type { Board } from "@/document/board";
import { cardCreation, fieldsAsKeys } from "@/document/commands/cards";
import { mapKeyOnTop } from "@/document/commands/insertion";
import { linkCreation } from "@/document/commands/links";
import { type Change, edit, type Unit } from "@/document/edit";
import { keysAt } from "@/document/order";
import { type CardId, type ColumnId, type LaneId, type MapId, PAPER_KEYS, type PaperKey } from "@/document/records";
import { placementKey } from "@/document/schema";
import type { MapStarter, StarterCard, StarterCell, StarterColumn } from "@/document/starter";
import { cellValueKey } from "@/document/values";
import type { Point } from "@/geometry/box";

/** Makes a map with its top left corner at `pos`, and in it what the starter says, in one step. */
export function createMap(
  board: Board,
  args: { readonly kind: string; readonly pos: Point; readonly title?: string; readonly starter: MapStarter },
): MapId {
  const { kind, pos, title = "", starter } = args;
  const map = board.chance.newId() as MapId;
  const order = mapKeyOnTop(board);
  const changes: Change[] = [
    {
      kind: "create",
      root: "maps",
      id: map,
      title,
      fields: { kind, pos: [pos.x, pos.y], order, ...fieldsAsKeys(starter.fields) },
    },
  ];
  const build: StarterBuild = { board, map, changes, lanes: new Map(), columns: new Map() };
  addStarterLanes(build, starter);
  addStarterColumns(build, starter.columns, null);
  addStarterCards(build, starter.cards ?? []);
  addStarterCells(build, starter.cells ?? []);
  edit(board, [changes]);
  return map;
}

interface StarterBuild {
  readonly board: Board;
  readonly map: MapId;
  readonly changes: Change[];
  /** Ids by the keys of the starter. */
  readonly lanes: Map<string, string>;
  readonly columns: Map<string, string>;
}

function firstKeys(board: Board, count: number): readonly string[] {
  return keysAt([], 0, count, board.chance.random).keys;
}

function addStarterLanes(build: StarterBuild, starter: MapStarter): void {
  const keys = firstKeys(build.board, starter.lanes.length);
  starter.lanes.forEach((lane, i) => {
    const id = build.board.chance.newId();
    if (lane.key !== undefined) build.lanes.set(lane.key, id);
    const rules = lane.limit === undefined ? undefined : { limit: lane.limit };
    const fields = { map: build.map, role: lane.role, order: keys[i], rules, ...fieldsAsKeys(lane.fields) };
    build.changes.push({ kind: "create", root: "lanes", id, title: lane.title, fields });
  });
}

function addStarterColumns(build: StarterBuild, columns: readonly StarterColumn[], parent: string | null): void {
  const keys = firstKeys(build.board, columns.length);
  columns.forEach((column, i) => {
    const id = build.board.chance.newId();
    if (column.key !== undefined) build.columns.set(column.key, id);
    const rules = column.limit === undefined ? undefined : { limit: column.limit };
    const place = { map: build.map, role: column.role, order: keys[i], parent: parent ?? undefined };
    const fields = { ...place, rules, ...fieldsAsKeys(column.fields) };
    if (column.card) {
      const card = cardCreation(build.board, { title: column.title });
      build.changes.push(card, { kind: "create", root: "columns", id, fields: { ...fields, card: card.id } });
    } else {
      build.changes.push({ kind: "create", root: "columns", id, title: column.title, fields });
    }
    addStarterColumns(build, column.children ?? [], id);
  });
}

/** Cards that name a lane or column which is not in the starter are left out. */
function addStarterCards(build: StarterBuild, cards: readonly StarterCard[]): void {
  const keys = firstKeys(build.board, cards.length);
  const made = new Map<string, CardId>();
  const services: { readonly card: CardId; readonly serves: readonly string[] }[] = [];
  cards.forEach(({ key, serves = [], lane: laneKey, column: columnKey, title, color, discipline, fields }, i) => {
    const lane = build.lanes.get(laneKey);
    const column = build.columns.get(columnKey);
    if (lane === undefined || column === undefined) return;
    const card = cardCreation(build.board, {
      title,
      color: paper(color),
      discipline: discipline ?? null,
      ...(fields ? { fields } : {}),
    });
    const value = { lane, column, order: keys[i] };
    const id = card.id as CardId;
    if (key !== undefined) made.set(key, id);
    services.push({ card: id, serves });
    build.changes.push(card, { kind: "place", key: placementKey(build.map, id), value });
  });
  for (const { card, serves } of services) {
    for (const key of serves) {
      const served = made.get(key);
      const ends = { from: { on: "card", card }, to: { on: "card", card: served ?? card } } as const;
      if (served !== undefined) build.changes.push(linkCreation(build.board, { kind: "contributes_to", ...ends }));
    }
  }
}

/** Values of cells that name a lane or column which is not in the starter are left out. */
function addStarterCells(build: StarterBuild, cells: readonly StarterCell[]): void {
  for (const { lane: laneKey, column: columnKey, fields } of cells) {
    const lane = build.lanes.get(laneKey);
    const column = build.columns.get(columnKey);
    if (lane === undefined || column === undefined) continue;
    for (const [field, value] of fields) {
      const key = cellValueKey({ lane: lane as LaneId, column: column as ColumnId, field });
      build.changes.push({ kind: "set", root: "cells", id: "", key, value });
    }
  }
}

function paper(color: string | undefined): PaperKey {
  return PAPER_KEYS.find((key) => key === color) ?? "paper";
}

/** Moves a map to a place on the board. */
export function moveMap(board: Board, args: { readonly map: MapId; readonly pos: Point }): void {
  moveMaps(board, [args]);
}

/** Moves several maps at once. */
export function moveMaps(board: Board, moves: Iterable<{ readonly map: MapId; readonly pos: Point }>): void {
  const units = [...moves].map(
    ({ map, pos }): Unit => [{ kind: "set", root: "maps", id: map, key: "pos", value: [pos.x, pos.y] }],
  );
  edit(board, units);
}

/** Deletes a map. What is only on it goes out of sight with it, and comes back with it. */
export function deleteMap(board: Board, map: MapId): void {
  edit(board, [[{ kind: "delete", root: "maps", id: map }]]);
}

/** Brings a deleted map back as it was. */
export function restoreMap(board: Board, map: MapId): void {
  edit(board, [[{ kind: "restore", root: "maps", id: map }]]);
}
