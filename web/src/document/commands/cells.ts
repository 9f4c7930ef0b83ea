/** Cards in the cells of maps. A card has at most one place in a map, and none where it heads a column. */

import { cardsOfCell, headersOf, placesOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { type CardContent, cardCreation } from "@/document/commands/cards";
import { type CellAddress, canvasPlace, cellSeats, keysOnTop, noPlace } from "@/document/commands/insertion";
import { placeValue } from "@/document/commands/paths";
import { type Change, edit, type Unit } from "@/document/edit";
import type { PathId } from "@/document/links";
import { CANVAS, type CardId, type MapId } from "@/document/records";
import { placementKey } from "@/document/schema";
import type { Point } from "@/geometry/box";

/** How far above a map a card comes to lie that was taken off its last place. */
const ABOVE_MAP = 160;

/** A card that moves within its map stays on its path; one that is new to it belongs to the path given. */
function cellPlace(board: Board, cell: CellAddress, card: CardId, order: string, path: PathId | null): Change {
  const present = board.state.placements.get(cell.map)?.get(card);
  const value = placeValue(cell, order, present ? present.path : path);
  return { kind: "place", key: placementKey(cell.map, card), value };
}

/** Makes a card in a cell, at `index` among its cards; with a `path` it belongs to that way through the map. */
export function createCardInCell(
  board: Board,
  args: CellAddress & CardContent & { readonly index: number; readonly path?: PathId | null },
): CardId {
  const creation = cardCreation(board, args);
  const { keys, repairs } = cellSeats(board, args, args.index, 1);
  edit(board, [[...repairs, creation, cellPlace(board, args, creation.id, keys[0] ?? "a0", args.path ?? null)]]);
  return creation.id;
}

/** How cards come into a cell. */
export interface Coming {
  /** The place they leave; absent: the canvas, if they are new to the map. */
  readonly from?: MapId | typeof CANVAS | null;
  /** The path of the map that newcomers belong to; absent: all of them. */
  readonly path?: PathId | null;
}

/**
 * Moves cards into a cell, in the order given, at `index` counted among the cell's cards without them.
 *
 * Within its map a card moves; from elsewhere it comes as well and leaves the place named by `from`. Nothing happens to
 * cards that head a column of this map.
 */
export function moveCardsToCell(
  board: Board,
  args: CellAddress & Coming & { readonly cards: readonly CardId[]; readonly index: number },
): void {
  if (!board.state.maps.has(args.map)) return;
  const headers = headersOf(board.state, args.map);
  const cards = [...new Set(args.cards)].filter((card) => board.state.cards.has(card) && !headers.has(card));
  const departures = cards.flatMap((card) => departure(board, args.map, card, args.from));
  if (standsThere(board, args, cards, args.index)) {
    edit(board, [departures]);
    return;
  }
  const { keys, repairs } = cellSeats(board, args, args.index, cards.length, new Set(cards));
  const units = cards.map((card, i): Unit => [cellPlace(board, args, card, keys[i] ?? "a0", args.path ?? null)]);
  edit(board, [...repairs.map((change): Unit => [change]), ...withDepartures(units, departures)]);
}

/** Moves one card into a cell; see `moveCardsToCell`. */
export function moveCardToCell(
  board: Board,
  args: CellAddress & Coming & { readonly card: CardId; readonly index: number },
): void {
  moveCardsToCell(board, { ...args, cards: [args.card] });
}

/** Shows a card on a map as well, wherever else it is. */
export function placeOnMap(board: Board, args: CellAddress & { readonly card: CardId; readonly index: number }): void {
  moveCardsToCell(board, { ...args, cards: [args.card], from: null });
}

function departure(board: Board, map: MapId, card: CardId, from: MapId | typeof CANVAS | null | undefined): Change[] {
  if (from === undefined) {
    const isNew = !board.state.placements.get(map)?.has(card);
    return isNew && board.state.canvas.has(card) ? [noPlace(CANVAS, card)] : [];
  }
  return from === null || from === map ? [] : [noPlace(from, card)];
}

/** Puts each departure into the unit of its card, so that no card is ever nowhere. */
function withDepartures(units: readonly Unit[], departures: readonly Change[]): Unit[] {
  const left = new Map(departures.map((change) => [change.kind === "place" ? cardOf(change.key) : "", change]));
  return units.map((unit) => {
    const arrival = unit[0];
    const leave = arrival?.kind === "place" ? left.get(cardOf(arrival.key)) : undefined;
    return leave ? [...unit, leave] : unit;
  });
}

function cardOf(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}

function standsThere(board: Board, cell: CellAddress, cards: readonly CardId[], index: number): boolean {
  const present = cardsOfCell(board.state, cell).map(({ card }) => card);
  const moving = new Set(cards);
  const wanted = present.filter((card) => !moving.has(card));
  wanted.splice(Math.max(0, Math.trunc(index)), 0, ...cards);
  return wanted.length === present.length && wanted.every((card, i) => card === present[i]);
}

/** Takes a card off a map. When that was its last place it comes to lie on the canvas, at `pos` or above the map. */
export function takeOffMap(
  board: Board,
  args: { readonly card: CardId; readonly map: MapId; readonly pos?: Point },
): void {
  const { card, map, pos } = args;
  if (!board.state.placements.get(map)?.has(card)) return;
  const places = placesOf(board.state, card);
  const isLast = !places.canvas && places.columns.length === 0 && places.maps.every((other) => other === map);
  const changes: Change[] = [noPlace(map, card)];
  if (isLast || pos) {
    const corner = board.state.maps.get(map)?.pos ?? { x: 0, y: 0 };
    changes.push(canvasPlace(card, pos ?? { x: corner.x, y: corner.y - ABOVE_MAP }, keysOnTop(board, 1)[0] ?? "a0"));
  }
  edit(board, [changes]);
}
