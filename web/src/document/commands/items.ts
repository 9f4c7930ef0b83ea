/** What can be done to items of any kind alike: moved, deleted, duplicated. */

import * as Y from "yjs";
import type { Board } from "@/document/board";
import { type CanvasMove, canvasMoves } from "@/document/commands/canvas";
import { cardDeletions } from "@/document/commands/cards";
import { connectorCreation, connectorKeysOnTop, connectorMove } from "@/document/commands/connectors";
import { duplicateCards } from "@/document/commands/duplicates";
import { type ThingMove, thingKeysOnTop, thingMoves } from "@/document/commands/things";
import { type Create, edit, recordOf, type Unit } from "@/document/edit";
import type { CardId, MapId } from "@/document/records";
import type { Plain } from "@/document/schema";
import { stringOf } from "@/document/text-difference";
import {
  type Connector,
  type ConnectorEnd,
  type ConnectorId,
  type ItemId,
  TEXT_KEYS,
  type ThingId,
} from "@/document/things";
import type { Point } from "@/geometry/box";

/** Items by kind. */
export interface Items {
  readonly cards: Iterable<CardId>;
  readonly things: Iterable<ThingId>;
  readonly connectors: Iterable<ConnectorId>;
}

/** Where items come to lie; connectors move by an offset, with their free ends. */
export interface ItemMoves {
  readonly cards: readonly CanvasMove[];
  readonly things: readonly ThingMove[];
  readonly maps?: readonly { readonly map: MapId; readonly pos: Point }[];
  readonly connectors?: { readonly ids: Iterable<ConnectorId>; readonly dx: number; readonly dy: number };
}

/** Whether an item is locked in its place. Unknown items are not. */
export function isLocked(board: Board, id: ItemId): boolean {
  const { cards, things, connectors } = board.state;
  const item = things.get(id as ThingId) ?? connectors.get(id as ConnectorId) ?? cards.get(id as CardId);
  return item?.locked ?? false;
}

/** Moves items, in one step. With `raise`, cards come to lie above other cards. Locked ones stay. */
export function moveItems(
  board: Board,
  { cards, things, connectors, maps = [] }: ItemMoves,
  options: { readonly raise?: boolean } = {},
): void {
  const { ids = [], dx = 0, dy = 0 } = connectors ?? {};
  const ends = [...ids].flatMap((id) => {
    const connector = board.state.connectors.get(id);
    return connector && !connector.locked ? [connectorMove(connector, dx, dy)] : [];
  });
  edit(board, [
    ...canvasMoves(
      board,
      cards.filter(({ card }) => !isLocked(board, card)),
      options,
    ),
    ...thingMoves(things.filter(({ thing }) => !isLocked(board, thing))),
    ...ends.filter((unit) => unit.length > 0),
    ...maps.map(({ map, pos }): Unit => [{ kind: "set", root: "maps", id: map, key: "pos", value: [pos.x, pos.y] }]),
  ]);
}

/** Deletes items: they can be brought back. Connectors that were bound to them stay, and point to where they were. Locked ones stay. */
export function deleteItems(board: Board, items: Partial<Items>): void {
  const free = <Id extends ItemId>(ids: Iterable<Id> = []): Id[] => [...ids].filter((id) => !isLocked(board, id));
  edit(board, [
    ...cardDeletions(board.state, free(items.cards)),
    ...free(items.things).map((id): Unit => [{ kind: "delete", root: "shapes", id }]),
    ...free(items.connectors).map((id): Unit => [{ kind: "delete", root: "connectors", id }]),
  ]);
}

/** Brings deleted things and connectors back; cards have `restoreCards`. */
export function restoreItems(board: Board, items: Omit<Items, "cards">): void {
  edit(board, [
    ...[...items.things].map((id): Unit => [{ kind: "restore", root: "shapes", id }]),
    ...[...items.connectors].map((id): Unit => [{ kind: "restore", root: "connectors", id }]),
  ]);
}

/** How far from the original a duplicate lies. */
const BESIDE: Point = { x: 24, y: 24 };

/** Ids of what was made. */
export interface MadeItems {
  readonly cards: readonly CardId[];
  readonly things: readonly ThingId[];
  readonly connectors: readonly ConnectorId[];
}

/**
 * Copies items; connectors among them connect the copies. Groups of copies are groups of their own. Cards and the rest
 * are several commands: whoever calls makes them one step.
 */
export function duplicateItems(board: Board, items: Items, offset: Point = BESIDE): MadeItems {
  const originals = [...new Set(items.cards)].filter((id) => board.state.cards.has(id));
  const cards = duplicateCards(board, originals, { offset });
  const copyOf = new Map<string, string>(originals.map((id, at) => [id, cards[at] ?? id]));
  const groups = new Map<string, string>();
  const groupOf = (group: string | null): string | undefined => {
    if (group === null) return undefined;
    const known = groups.get(group) ?? board.chance.newId();
    groups.set(group, known);
    return known;
  };
  const things = copiesOfThings(board, items.things, offset, groupOf);
  for (const { original, creation } of things) copyOf.set(original, creation.id);
  const connectors = copiesOfConnectors(board, items.connectors, offset, copyOf, groupOf);
  const regrouped = originals.flatMap((id, at): Unit[] => {
    const group = groupOf(board.state.cards.get(id)?.group ?? null);
    const copy = cards[at];
    return group && copy ? [[{ kind: "set", root: "cards", id: copy, key: "group", value: group }]] : [];
  });
  const made = [...things.map(({ creation }) => creation), ...connectors];
  edit(board, [...made.map((creation): Unit => [creation]), ...regrouped]);
  return {
    cards,
    things: things.map(({ creation }) => creation.id as ThingId),
    connectors: connectors.map(({ id }) => id),
  };
}

/** A group of the original as the group of its copy. */
type GroupOf = (group: string | null) => string | undefined;

function copiesOfThings(
  board: Board,
  ids: Iterable<ThingId>,
  offset: Point,
  groupOf: GroupOf,
): { readonly original: ThingId; readonly creation: Create }[] {
  // What a later version wrote may hold things inside that cannot be copied from here.
  const known = [...new Set(ids)].filter((id) => (board.state.things.get(id)?.type ?? "unknown") !== "unknown");
  const keys = thingKeysOnTop(board, known.length);
  return known.flatMap((original, at) => {
    const thing = board.state.things.get(original);
    const record = recordOf(board, "shapes", original);
    if (!thing || thing.type === "unknown" || !record) return [];
    const fields: Record<string, Plain | undefined> = {};
    for (const [key, value] of record) if (!(value instanceof Y.AbstractType)) fields[key] = value as Plain;
    Object.assign(fields, {
      pos: [thing.box.x + offset.x, thing.box.y + offset.y],
      order: keys[at] ?? "a0",
      group: groupOf(thing.group),
      locked: undefined,
      deleted: undefined,
      createdBy: board.personId,
      createdAt: board.chance.now(),
    });
    const textKey = TEXT_KEYS[thing.type];
    const text = textKey === null ? null : record.get(textKey);
    const id = board.chance.newId();
    const creation: Create = {
      kind: "create",
      root: "shapes",
      id,
      fields,
      ...(textKey === null ? {} : { text: [textKey, text instanceof Y.Text ? stringOf(text) : ""] as const }),
    };
    return [{ original, creation }];
  });
}

function copiesOfConnectors(
  board: Board,
  ids: Iterable<ConnectorId>,
  offset: Point,
  copyOf: ReadonlyMap<string, string>,
  groupOf: GroupOf,
): (Create & { readonly id: ConnectorId })[] {
  const known = [...new Set(ids)].flatMap((id) => board.state.connectors.get(id) ?? []);
  const keys = connectorKeysOnTop(board, known.length);
  return known.map((connector: Connector, at) => {
    const from = copiedEnd(connector.from, offset, copyOf);
    const to = copiedEnd(connector.to, offset, copyOf);
    const creation = connectorCreation(board, { ...connector, from, to }, keys[at] ?? "a0");
    return { ...creation, fields: { ...creation.fields, group: groupOf(connector.group) } };
  });
}

/** An end at something that is copied along goes to the copy; at something else it stays there. */
function copiedEnd(end: ConnectorEnd, offset: Point, copyOf: ReadonlyMap<string, string>): ConnectorEnd {
  const copy = end.item === null ? undefined : copyOf.get(end.item);
  const at = end.at && (end.item === null || copy) ? { x: end.at.x + offset.x, y: end.at.y + offset.y } : end.at;
  return { ...end, item: (copy ?? end.item) as ConnectorEnd["item"], at };
}
