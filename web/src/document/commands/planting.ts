/** Many new cards at once, on the canvas or in cells of a map: made ready as a whole, written piece by piece. */
import type { Board } from "@/document/board";
import { type CardContent, cardCreation } from "@/document/commands/cards";
import { type CellAddress, canvasPlace, keysOnTop, seatsInCells } from "@/document/commands/insertion";
import { placeValue } from "@/document/commands/paths";
import { edit, type Unit } from "@/document/edit";
import type { PathId } from "@/document/links";
import type { CardId } from "@/document/records";
import { placementKey } from "@/document/schema";
import type { Point } from "@/geometry/box";

/** The most cards that come at once. */
export const LARGEST_PLANTING = 5_000;
/** Cards written in one go: with their places no more than one transaction takes. */
const PIECE = 100;

/** A new card and where it goes: a point of the canvas, or a cell of a map, behind what is planted there before. */
export interface Plant {
  readonly content: CardContent;
  readonly at: Point | CellAddress;
}

/** Cards that are ready to be written. */
export interface Planting {
  readonly cards: readonly CardId[];
  /** Units of changes; each is written as a whole. */
  readonly pieces: readonly (readonly Unit[])[];
}

/** Where in cells new cards come: from an index on, or at the end, and on a path of their map, or on all. */
export interface PlantingRow {
  readonly index?: number;
  readonly path?: PathId | null;
}

/** Makes cards ready, at most `LARGEST_PLANTING`. */
export function prepare(board: Board, plants: readonly Plant[], row: PlantingRow = {}): Planting {
  const { index = Number.POSITIVE_INFINITY, path = null } = row;
  const taken = plants.slice(0, LARGEST_PLANTING);
  const free = keysOnTop(board, taken.filter(({ at }) => "x" in at).length);
  const cells = taken.flatMap(({ at }) => ("x" in at ? [] : [at]));
  const seats = seatsInCells(board, cells, index);
  let nextFree = 0;
  const cards: CardId[] = [];
  const units: Unit[] = seats.repairs.map((change): Unit => [change]);
  for (const { content, at } of taken) {
    const creation = cardCreation(board, content);
    cards.push(creation.id);
    if ("x" in at) units.push([creation, canvasPlace(creation.id, at, free[nextFree++] ?? "a0")]);
    else {
      const value = placeValue(at, seats.next(at), path);
      units.push([creation, { kind: "place", key: placementKey(at.map, creation.id), value }]);
    }
  }
  const pieces: Unit[][] = [];
  for (let from = 0; from < units.length; from += PIECE) pieces.push(units.slice(from, from + PIECE));
  return { cards, pieces };
}

/** Writes one piece. */
export function plant(board: Board, piece: readonly Unit[]): void {
  edit(board, piece);
}
