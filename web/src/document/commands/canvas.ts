/** Cards on the free canvas. */

import { comparePlacements } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { canvasPlace, keysOnTop, noPlace } from "@/document/commands/insertion";
import { edit, type Unit } from "@/document/edit";
import { CANVAS, type CardId, type MapId } from "@/document/records";
import type { Point } from "@/geometry/box";

/** A card and its new place on the canvas; `from` is the map it is dragged out of and leaves. */
export interface CanvasMove {
  readonly card: CardId;
  readonly pos: Point;
  readonly from?: MapId | typeof CANVAS | null;
}

/**
 * Moves cards to places on the canvas, also such as were only on maps so far. With `raise` they come to lie above all
 * others, in their order among each other.
 */
export function moveCardsOnCanvas(
  board: Board,
  moves: Iterable<CanvasMove>,
  options: { readonly raise?: boolean } = {},
): void {
  edit(board, canvasMoves(board, moves, options));
}

/** The changes that move cards on the canvas. */
export function canvasMoves(
  board: Board,
  moves: Iterable<CanvasMove>,
  { raise = false }: { readonly raise?: boolean } = {},
): Unit[] {
  const known = [...moves].filter(({ card }) => board.state.cards.has(card));
  const orders = raise ? raisedOrders(board, known) : newcomerOrders(board, known);
  return known.map(({ card, pos, from }): Unit => {
    const order = orders.get(card) ?? board.state.canvas.get(card)?.order ?? "a0";
    const place = canvasPlace(card, pos, order);
    return from && from !== CANVAS ? [place, noPlace(from, card)] : [place];
  });
}

/** Keys for the cards that are not on the canvas yet. */
function newcomerOrders(board: Board, moves: readonly CanvasMove[]): Map<CardId, string> {
  return onTop(
    board,
    moves.flatMap(({ card }) => (board.state.canvas.has(card) ? [] : [card])),
  );
}

/** Keys that put all these cards on top; none for those that lie there already. */
function raisedOrders(board: Board, moves: readonly CanvasMove[]): Map<CardId, string> {
  const moving = new Set(moves.map(({ card }) => card));
  const { canvas } = board.state;
  const placed = [...moving].flatMap((card) => canvas.get(card) ?? []).sort(comparePlacements);
  const lowest = placed[0];
  const covered =
    lowest !== undefined &&
    [...canvas.values()].some((other) => !moving.has(other.card) && comparePlacements(other, lowest) > 0);
  const newcomers = [...moving].filter((card) => !canvas.has(card));
  return onTop(board, covered ? [...placed.map(({ card }) => card), ...newcomers] : newcomers);
}

function onTop(board: Board, cards: readonly CardId[]): Map<CardId, string> {
  const keys = keysOnTop(board, cards.length);
  return new Map(cards.map((card, at) => [card, keys[at] ?? "a0"]));
}

/** Shows a card on the canvas as well, wherever else it is. */
export function placeOnCanvas(board: Board, args: { readonly card: CardId; readonly pos: Point }): void {
  moveCardsOnCanvas(board, [args]);
}

/** Puts cards above all others on the canvas, keeping their order among each other. */
export function raiseCards(board: Board, cards: Iterable<CardId>): void {
  const placed = [...cards].flatMap((card) => board.state.canvas.get(card) ?? []);
  const sorted = placed.sort((a, b) => (a.order < b.order ? -1 : 1));
  const keys = keysOnTop(board, sorted.length);
  edit(
    board,
    sorted.map(({ card, pos }, i): Unit => [canvasPlace(card, pos, keys[i] ?? "a0")]),
  );
}
