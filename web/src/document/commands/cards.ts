/** Cards themselves: made, coloured, retitled, deleted and brought back. Where they lie is `canvas.ts` and `cells.ts`. */
import type * as Y from "yjs";
import type { Board } from "@/document/board";
import { canvasPlace, keysOnTop } from "@/document/commands/insertion";
import { type Change, type Create, edit, recordOf, type Unit } from "@/document/edit";
import { cutText } from "@/document/reading";
import {
  type BoardState,
  type CardId,
  type CardPicture,
  type ColumnId,
  type Origin,
  type PaperKey,
  REASON_LIMIT,
  type RecordId,
} from "@/document/records";
import { FIELD_PREFIX, type Plain, samePlain, TAG_PREFIX } from "@/document/schema";
import type { TagId } from "@/document/things";
import type { FieldValues } from "@/document/values";
import type { Point } from "@/geometry/box";

/** What a new card begins with. */
export interface CardContent {
  readonly title?: string;
  readonly color?: PaperKey;
  readonly discipline?: string | null;
  readonly size?: readonly [number, number] | null;
  readonly fields?: FieldValues;
  readonly tags?: readonly TagId[];
  /** The picture it shows. */
  readonly picture?: CardPicture | undefined;
  /** The card of another board it stands for. */
  readonly origin?: Origin | null;
}

/** The change that makes a card; commands that put it somewhere add its place to the same unit. */
export function cardCreation(
  board: Board,
  content: CardContent,
  body?: Y.XmlFragment,
): Create & { readonly id: CardId } {
  const { color = "paper", discipline, size, title = "", picture, origin } = content;
  return {
    kind: "create",
    root: "cards",
    id: board.chance.newId() as CardId,
    title,
    ...(body ? { body } : {}),
    fields: {
      type: "card",
      color: color === "paper" ? undefined : color,
      discipline: discipline ?? undefined,
      size: size ?? undefined,
      ...fieldsAsKeys(content.fields),
      ...Object.fromEntries((content.tags ?? []).map((tag) => [`${TAG_PREFIX}${tag}`, true])),
      picture: picture ? { image: picture.image, w: picture.w, h: picture.h } : undefined,
      origin: origin ? { board: origin.board, card: origin.card } : undefined,
      createdBy: board.personId,
      createdAt: board.chance.now(),
    },
  };
}

/** Values of fields by the keys under which a record keeps them. */
export function fieldsAsKeys(fields: FieldValues = new Map()): { readonly [key: string]: Plain } {
  return Object.fromEntries([...fields].map(([key, value]) => [`${FIELD_PREFIX}${key}`, value]));
}

/** Makes a card on the canvas, its top left corner at `pos`. */
export function createCard(board: Board, args: CardContent & { readonly pos: Point }): CardId {
  const creation = cardCreation(board, args);
  edit(board, [[creation, canvasPlace(creation.id, args.pos, keysOnTop(board, 1)[0] ?? "a0")]]);
  return creation.id;
}

function setOnCards(board: Board, cards: Iterable<CardId>, key: string, value: Plain | undefined): void {
  edit(
    board,
    [...cards].map((id): Unit => [{ kind: "set", root: "cards", id, key, value }]),
  );
}

/** Gives cards a paper. */
export function setColor(board: Board, cards: Iterable<CardId>, color: PaperKey): void {
  setOnCards(board, cards, "color", color === "paper" ? undefined : color);
}

/** Gives cards a discipline, or none. */
export function setDiscipline(board: Board, cards: Iterable<CardId>, discipline: string | null): void {
  setOnCards(board, cards, "discipline", discipline ?? undefined);
}

/** What is said of a blocker beside its reason; it goes with it. */
const OF_BLOCKERS = ["block_origin", "block_help"];

function cleared({ state }: Board, id: CardId): Change[] {
  const said = OF_BLOCKERS.filter((key) => state.cards.get(id)?.fields.has(key));
  return said.map((key) => ({ kind: "set", root: "cards", id, key: `${FIELD_PREFIX}${key}`, value: null }));
}

/**
 * Says why cards cannot go on; null lets them go on. A card that is blocked already keeps who said so and since when:
 * only its reason becomes another one. That a card goes on is written as null and not as an absent key, because a key
 * that is gone has no author, and undo has to know whose word it is.
 */
export function setBlocked(board: Board, cards: Iterable<CardId>, reason: string | null): void {
  const { state } = board;
  if (reason === null) {
    const going = [...cards].filter((id) => state.cards.get(id)?.blocked);
    edit(
      board,
      going.map((id): Unit => [{ kind: "set", root: "cards", id, key: "blocked", value: null }, ...cleared(board, id)]),
    );
    return;
  }
  const why = cutText(reason.trim(), REASON_LIMIT);
  const fresh = { reason: why, by: board.personId, at: board.chance.now() };
  edit(
    board,
    [...cards].map((id): Unit => {
      const before = state.cards.get(id)?.blocked;
      return [{ kind: "set", root: "cards", id, key: "blocked", value: before ? { ...before, reason: why } : fresh }];
    }),
  );
}

/** Says which card of another board a card stands for; with null it stands for itself. */
export function setOrigin(board: Board, card: CardId, origin: Origin | null): void {
  setOnCards(board, [card], "origin", origin && { board: origin.board, card: origin.card });
}

/** Gives cards a size, or the standard one. */
export function setSize(
  board: Board,
  sizes: Iterable<{ readonly card: CardId; readonly size: readonly [number, number] | null }>,
): void {
  edit(
    board,
    [...sizes].map(
      ({ card, size }): Unit => [{ kind: "set", root: "cards", id: card, key: "size", value: size ?? undefined }],
    ),
  );
}

/** Retitles anything at once, touching only the characters that differ. For typing, bind the text instead. */
export function setTitle(board: Board, id: RecordId, title: string): void {
  edit(board, [[{ kind: "retitle", id, title }]]);
}

/** Whether a column was deleted in the same moment as its card, by the same person. */
function wentTogether(board: Board, card: CardId, column: ColumnId): boolean {
  const flag = recordOf(board, "cards", card)?.get("deleted");
  return samePlain(flag, recordOf(board, "columns", column)?.get("deleted"));
}

/** The columns that the cards head, alive or deleted together with their card. */
function headedColumns(state: BoardState, cards: ReadonlySet<CardId>, alive: boolean): Map<CardId, ColumnId[]> {
  const headed = new Map<CardId, ColumnId[]>();
  for (const column of state.columns.values()) {
    if (column.card === null || !cards.has(column.card) || column.deleted === alive) continue;
    headed.set(column.card, [...(headed.get(column.card) ?? []), column.id]);
  }
  return headed;
}

/** The changes that delete cards, and with them the columns they head. */
export function cardDeletions(state: BoardState, cards: Iterable<CardId>): Unit[] {
  const chosen = new Set(cards);
  const headed = headedColumns(state, chosen, true);
  return [...chosen].map(
    (id): Unit => [
      { kind: "delete", root: "cards", id },
      ...(headed.get(id) ?? []).map((column): Change => ({ kind: "delete", root: "columns", id: column })),
    ],
  );
}

/** Deletes cards, everywhere they are: they can be brought back. The columns they head go with them. */
export function deleteCards(board: Board, cards: Iterable<CardId>): void {
  edit(board, cardDeletions(board.state, cards));
}

/** Brings deleted cards back to where they were, with the columns that went with them. */
export function restoreCards(board: Board, cards: Iterable<CardId>): void {
  const chosen = new Set([...cards].filter((id) => board.state.cards.get(id)?.deleted));
  const headed = headedColumns(board.state, chosen, false);
  const units = [...chosen].map(
    (id): Unit => [
      { kind: "restore", root: "cards", id },
      ...(headed.get(id) ?? [])
        .filter((column) => wentTogether(board, id, column))
        .map((column): Change => ({ kind: "restore", root: "columns", id: column })),
    ],
  );
  edit(board, units);
}

/** Takes the pictures off cards; the images stay with the board, and come back with undo. */
export function removePictures(board: Board, cards: Iterable<CardId>): void {
  const shown = [...cards].filter((card) => board.state.cards.get(card)?.picture);
  edit(
    board,
    shown.map((id): Unit => [{ kind: "set", root: "cards", id, key: "picture", value: null }]),
  );
}
