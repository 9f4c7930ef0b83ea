/** Values of fields: on cards, maps, lanes, columns and links, and in single cells of a map. */
import type { Board } from "@/document/board";
import { edit, type Unit } from "@/document/edit";
import { cutText } from "@/document/reading";
import { FIELD_PREFIX } from "@/document/schema";
import { type CellValuePlace, cellValueKey, FIELD_TEXT_LIMIT, type FieldValue, isFieldKey } from "@/document/values";

/** The roots whose records have fields. */
export type FieldOwner = "cards" | "maps" | "lanes" | "columns" | "links";

/**
 * Sets a field of records, in one step; null takes the value away. That there is none is written as null and not as an
 * absent key: a key that is gone has no author, and undo has to know whose word it is.
 */
export function setFields(
  board: Board,
  root: FieldOwner,
  ids: Iterable<string>,
  field: string,
  value: FieldValue | null,
): void {
  if (!isFieldKey(field)) return;
  const wanted = written(value);
  const records: ReadonlyMap<string, { readonly fields: ReadonlyMap<string, FieldValue> }> = board.state[root];
  const others = [...ids].filter((id) => (records.get(id)?.fields.get(field) ?? null) !== wanted);
  edit(
    board,
    others.map((id): Unit => [{ kind: "set", root, id, key: `${FIELD_PREFIX}${field}`, value: wanted }]),
  );
}

/** Sets a field of one record. */
export function setField(board: Board, root: FieldOwner, id: string, field: string, value: FieldValue | null): void {
  setFields(board, root, [id], field, value);
}

/** Sets a value of a cell; null takes it away. */
export function setCell(board: Board, place: CellValuePlace, value: FieldValue | null): void {
  if (!isFieldKey(place.field)) return;
  const wanted = written(value);
  const present = board.state.cells.get(`${place.lane}:${place.column}`)?.get(place.field) ?? null;
  if (present === wanted) return;
  edit(board, [[{ kind: "set", root: "cells", id: "", key: cellValueKey(place), value: wanted }]]);
}

/** As it is kept: words without space around them, not too long; nothing written is no value. */
function written(value: FieldValue | null): FieldValue | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string") return value;
  return cutText(value.trim(), FIELD_TEXT_LIMIT) || null;
}
