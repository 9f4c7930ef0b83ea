/** Cards on the free canvas. */

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

/** Moves cards to places on the canvas, also such as were only on maps so far. */
export function moveCardsOnCanvas(board: Board, moves: Iterable<CanvasMove>): void {
  const known = [...moves].filter(({ card }) => board.state.cards.has(card));
  const newcomers = known.filter(({ card }) => !board.state.canvas.has(card));
  const keys = keysOnTop(board, newcomers.length);
  let next = 0;
  const units = known.map(({ card, pos, from }): Unit => {
    const order = board.state.canvas.get(card)?.order ?? keys[next++] ?? "a0";
    const place = canvasPlace(card, pos, order);
    return from && from !== CANVAS ? [place, noPlace(from, card)] : [place];
  });
  edit(board, units);
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
