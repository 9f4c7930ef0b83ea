/** Duplicates of cards, beside the originals. */
import * as Y from "yjs";
import { cardsOfCell, placesOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { cardCreation } from "@/document/commands/cards";
import { type CellAddress, canvasPlace, cellSeats, keysOnTop } from "@/document/commands/insertion";
import { placeValue } from "@/document/commands/paths";
import { edit, recordOf, type Unit } from "@/document/edit";
import type { BoardState, CardId } from "@/document/records";
import { placementKey } from "@/document/schema";
import type { Point } from "@/geometry/box";

/** How far from the original a duplicate lies. */
const BESIDE: Point = { x: 24, y: 24 };

/** Copies cards with all they hold; the copies lie beside the originals, or below them in their cell. */
export function duplicateCards(
  board: Board,
  cards: Iterable<CardId>,
  options: { readonly offset?: Point } = {},
): CardId[] {
  const originals = [...new Set(cards)].flatMap((id) => board.state.cards.get(id) ?? []);
  const keys = keysOnTop(board, originals.length);
  const copies: CardId[] = [];
  const units = originals.map((card, i): Unit => {
    const creation = cardCreation(board, card, bodyOf(board, card.id));
    copies.push(creation.id);
    return [creation, ...placeOfCopy(board, card.id, creation.id, keys[i] ?? "a0", options.offset ?? BESIDE)];
  });
  edit(board, units);
  return copies;
}

function bodyOf(board: Board, card: CardId): Y.XmlFragment | undefined {
  const body = recordOf(board, "cards", card)?.get("body");
  return body instanceof Y.XmlFragment ? body.clone() : undefined;
}

function placeOfCopy(board: Board, original: CardId, copy: CardId, key: string, offset: Point): Unit {
  const { state } = board;
  const onCanvas = state.canvas.get(original);
  const places = placesOf(state, original);
  const map = places.maps[0];
  const placement = map && state.placements.get(map)?.get(original);
  if (!onCanvas && placement) {
    const cell: CellAddress = { map: placement.map, lane: placement.lane, column: placement.column };
    const index = cardsOfCell(state, cell).findIndex(({ card }) => card === original);
    const seats = cellSeats(board, cell, index + 1, 1);
    const value = placeValue(cell, seats.keys[0] ?? "a0", placement.path);
    return [...seats.repairs, { kind: "place", key: placementKey(cell.map, copy), value }];
  }
  const from = onCanvas?.pos ?? headPosition(state, original);
  return [canvasPlace(copy, { x: from.x + offset.x, y: from.y + offset.y }, key)];
}

/** A card that only heads a column is copied to the canvas, near the corner of its map. */
function headPosition(state: BoardState, card: CardId): Point {
  const column = placesOf(state, card).columns[0];
  const map = column && state.columns.get(column)?.map;
  return (map && state.maps.get(map)?.pos) ?? { x: 0, y: 0 };
}
