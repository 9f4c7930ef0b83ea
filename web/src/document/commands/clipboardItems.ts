/** Items of any kind as plain data: copied for a clipboard, and made anew on any board. */
import type { Board } from "@/document/board";
import {
  type CopiedCards,
  type CopiedCell,
  copyCards,
  type PasteTarget,
  pasteCards,
  readCopiedCards,
} from "@/document/commands/clipboard";
import { connectorCreation, connectorKeysOnTop } from "@/document/commands/connectors";
import type { Items } from "@/document/commands/items";
import { thingCreation, thingKeysOnTop } from "@/document/commands/things";
import { edit } from "@/document/edit";
import { readKey } from "@/document/reading";
import { readConnector, readThing } from "@/document/readingThings";
import type { CardId } from "@/document/records";
import {
  type ConnectorEnd,
  type ConnectorId,
  type ItemId,
  TEXT_KEYS,
  type Thing,
  type ThingId,
} from "@/document/things";
import { type Point, union } from "@/geometry/box";

/** The most things and connectors of one paste, each. */
const MOST = 2_000;

/** Items as plain data, to go through a clipboard or a file. */
export interface CopiedItems {
  readonly format: "walkboard/items";
  readonly version: 1;
  readonly cards: CopiedCards;
  /** The board they came from, whose images the things show; null where that is not known. */
  readonly board: string | null;
  /** As a reader of the document reads them, from the corner of all that was copied; `key` is what connectors name. */
  readonly things: readonly { readonly key: string; readonly [field: string]: unknown }[];
  readonly connectors: readonly { readonly [field: string]: unknown }[];
  /** The keys of the cards, in their order. */
  readonly keys: readonly string[];
}

/**
 * Copies items of a board with this id as plain data. Deleted and unknown ones, and things of a newer version, are left out.
 * `cells` says how cards stand to each other in a map.
 */
export function copyItems(
  board: Board,
  items: Items,
  from: string | null = null,
  cells: ReadonlyMap<CardId, CopiedCell> | null = null,
): CopiedItems {
  const { state } = board;
  const things = [...new Set(items.things)].flatMap((id) => {
    const thing = state.things.get(id);
    return thing && !thing.deleted && thing.type !== "unknown" ? [thing] : [];
  });
  const chosen = [...items.cards];
  const corner = union([
    ...things.map(({ box }) => box),
    ...chosen.flatMap((id) => {
      const pos = state.canvas.get(id)?.pos;
      return pos && state.cards.get(id)?.deleted === false ? [{ ...pos, w: 0, h: 0 }] : [];
    }),
  ]) ?? { x: 0, y: 0 };
  const cards = copyCards(board, chosen, corner, cells);
  const connectors = [...new Set(items.connectors)].flatMap((id) => state.connectors.get(id) ?? []);
  return {
    format: "walkboard/items",
    version: 1,
    board: from,
    cards,
    keys: cards.cards.map(({ key }) => key ?? ""),
    things: things.map((thing) => copiedThing(thing, corner)),
    connectors: connectors
      .filter(({ deleted }) => !deleted)
      .map(({ from, to, path, text, color, line, ends }) => ({
        from: copiedEnd(from, corner),
        to: copiedEnd(to, corner),
        path,
        label: text,
        color,
        line,
        ends,
      })),
  };
}

function copiedThing(thing: Thing, corner: Point): CopiedItems["things"][number] {
  const { id, box, text, order, locked, group, deleted, createdBy, createdAt, ...own } = thing;
  const key = thing.type === "unknown" ? null : TEXT_KEYS[thing.type];
  const pos = [box.x - corner.x, box.y - corner.y];
  return { ...own, key: id, pos, size: [box.w, box.h], ...(key === null ? {} : { [key]: text }) };
}

function copiedEnd({ item, side, at }: ConnectorEnd, corner: Point): Record<string, unknown> {
  const point = at ? [at.x - corner.x, at.y - corner.y] : undefined;
  return item === null ? { pos: point } : { item, side: side ?? undefined, at: point };
}

/** Reads copied items, or cards alone, from parsed JSON of whatever origin; null when it is neither. */
export function readCopiedItems(value: unknown): CopiedItems | null {
  if (typeof value !== "object" || value === null) return null;
  const { format, version, board, things, connectors, cards, keys } = value as Record<string, unknown>;
  const own = format === "walkboard/items" && version === 1;
  const read = readCopiedCards(own ? cards : value);
  if (!read) return null;
  const objects = <T>(list: unknown): T[] =>
    (own && Array.isArray(list) ? list.slice(0, MOST) : []).filter((one) => typeof one === "object" && one !== null);
  return {
    format: "walkboard/items",
    version: 1,
    board: own ? readKey(board) : null,
    cards: read,
    keys: own && Array.isArray(keys) ? keys.map(String) : [],
    things: objects(things),
    connectors: objects(connectors),
  };
}

/** Makes copied items anew: several commands, which whoever calls makes one step. In a cell only the cards come. */
export function pasteItems(board: Board, copied: CopiedItems, target: PasteTarget): ItemId[] {
  const cards = pasteCards(board, copied.cards, target);
  if (!("pos" in target)) return cards;
  const made = new Map<string, string>();
  cards.forEach((id, i) => {
    const key = copied.keys[i];
    if (key) made.set(key, id);
  });
  const things = pasteThings(board, copied, target.pos, made);
  return [...cards, ...things, ...pasteConnectors(board, copied, target.pos, made)];
}

function pasteThings(board: Board, copied: CopiedItems, { x, y }: Point, made: Map<string, string>): ThingId[] {
  const read = copied.things.flatMap((one) => {
    const thing = readThing("", one);
    // A link that may not be opened, or a thing of a newer version, is not made here.
    if (!thing || thing.type === "unknown" || (thing.type === "link" && thing.url === "")) return [];
    if (thing.type === "image" && thing.natural === null) return [];
    return [{ key: String(one.key), thing }];
  });
  const keys = thingKeysOnTop(board, read.length);
  const creations = read.map(({ key, thing }, at) => {
    const box = { ...thing.box, x: thing.box.x + x, y: thing.box.y + y };
    const creation = thingCreation(board, { ...thing, box } as never, keys[at] ?? "a0");
    made.set(key, creation.id);
    return creation;
  });
  edit(
    board,
    creations.map((creation) => [creation]),
  );
  return creations.map(({ id }) => id);
}

function pasteConnectors(
  board: Board,
  copied: CopiedItems,
  { x, y }: Point,
  made: ReadonlyMap<string, string>,
): ConnectorId[] {
  const placed = (end: ConnectorEnd): ConnectorEnd | null => {
    const at = end.at && { x: end.at.x + x, y: end.at.y + y };
    const item = (end.item === null ? undefined : made.get(end.item)) as CardId | undefined;
    return item === undefined && !at ? null : { item: item ?? null, side: item ? end.side : null, at };
  };
  const read = copied.connectors.flatMap((one) => {
    const connector = readConnector("", one);
    const from = connector && placed(connector.from);
    const to = connector && placed(connector.to);
    return connector && from && to ? [{ ...connector, from, to }] : [];
  });
  const keys = connectorKeysOnTop(board, read.length);
  const creations = read.map((connector, at) => connectorCreation(board, connector, keys[at] ?? "a0"));
  edit(
    board,
    creations.map((creation) => [creation]),
  );
  return creations.map(({ id }) => id);
}
