/** Cards as plain data: copied for a clipboard or a file, and pasted from one. */
import { comparePlacements } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { type CardContent, cardCreation } from "@/document/commands/cards";
import { type CellAddress, canvasPlace, cellSeats, keysOnTop } from "@/document/commands/insertion";
import { edit, type Unit } from "@/document/edit";
import { readCard } from "@/document/reading";
import type { BoardState, Card, CardId, PaperKey } from "@/document/records";
import { placementKey } from "@/document/schema";
import type { Point } from "@/geometry/box";

/** Pasted cards without a place of their own lie in rows. */
const GRID = { columns: 5, x: 220, y: 140 };
/** The most cards that one paste makes. */
export const LARGEST_PASTE = 5_000;

/** A copied card, free of any board. */
export interface CopiedCard {
  readonly title: string;
  readonly color: PaperKey;
  readonly discipline: string | null;
  readonly size: readonly [number, number] | null;
  /** From the top left corner of what was copied together; null for a card that was not on the canvas. */
  readonly offset: readonly [number, number] | null;
}

/** Cards as plain data, to go through a clipboard or a file. */
export interface CopiedCards {
  readonly format: "walkboard/cards";
  readonly version: 1;
  readonly cards: readonly CopiedCard[];
}

/** Copies cards as plain data. Deleted and unknown ones are left out. */
export function copyCards(board: Board, cards: Iterable<CardId>): CopiedCards {
  const { state } = board;
  const chosen = [...new Set(cards)].flatMap((id) => state.cards.get(id) ?? []).filter((card) => !card.deleted);
  const sorted = chosen.sort((a, b) => comparePlacements(anyPlace(state, a), anyPlace(state, b)));
  const positions = sorted.flatMap((card) => state.canvas.get(card.id)?.pos ?? []);
  const left = positions.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const top = positions.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY);
  return {
    format: "walkboard/cards",
    version: 1,
    cards: sorted.map(({ id, title, color, discipline, size }) => {
      const pos = state.canvas.get(id)?.pos;
      return { title, color, discipline, size, offset: pos ? [pos.x - left, pos.y - top] : null };
    }),
  };
}

function anyPlace(state: BoardState, card: Card): { readonly card: CardId; readonly order: string } {
  const onCanvas = state.canvas.get(card.id);
  if (onCanvas) return onCanvas;
  for (const placements of state.placements.values()) {
    const placement = placements.get(card.id);
    if (placement) return placement;
  }
  return { card: card.id, order: "" };
}

/** Reads copied cards from parsed JSON of whatever origin; null when that is what it is not. */
export function readCopiedCards(value: unknown): CopiedCards | null {
  if (typeof value !== "object" || value === null) return null;
  const { format, version, cards } = value as Record<string, unknown>;
  if (format !== "walkboard/cards" || version !== 1 || !Array.isArray(cards)) return null;
  const read = cards.slice(0, LARGEST_PASTE).flatMap((item: unknown): CopiedCard[] => {
    const card = readCard("", item);
    if (!card) return [];
    const { title, color, discipline, size } = card;
    return [{ title, color, discipline, size, offset: readOffset((item as Record<string, unknown>).offset) }];
  });
  return { format, version, cards: read };
}

function readOffset(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value) || !Number.isFinite(value[0]) || !Number.isFinite(value[1])) return null;
  return [Number(value[0]), Number(value[1])];
}

/** Makes the copied cards anew, on the canvas from `pos` on or in a cell from `index` on, as one step. */
export function pasteCards(
  board: Board,
  copied: CopiedCards,
  target: { readonly pos: Point } | (CellAddress & { readonly index: number }),
): CardId[] {
  const cards = copied.cards.slice(0, LARGEST_PASTE);
  const ids: CardId[] = [];
  const make = (card: CardContent) => {
    const creation = cardCreation(board, card);
    ids.push(creation.id);
    return creation;
  };
  if ("pos" in target) {
    const keys = keysOnTop(board, cards.length);
    const units = cards.map((card, i): Unit => {
      const creation = make(card);
      const [dx, dy] = card.offset ?? [(i % GRID.columns) * GRID.x, Math.floor(i / GRID.columns) * GRID.y];
      return [creation, canvasPlace(creation.id, { x: target.pos.x + dx, y: target.pos.y + dy }, keys[i] ?? "a0")];
    });
    edit(board, units);
    return ids;
  }
  const { keys, repairs } = cellSeats(board, target, target.index, cards.length);
  const units = cards.map((card, i): Unit => {
    const creation = make(card);
    const value = { lane: target.lane, column: target.column, order: keys[i] };
    return [creation, { kind: "place", key: placementKey(target.map, creation.id), value }];
  });
  edit(board, [...repairs.map((change): Unit => [change]), ...units]);
  return ids;
}
