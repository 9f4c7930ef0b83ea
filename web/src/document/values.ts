/**
 * Values of fields on records: `f:<field key>` on cards, maps, lanes, columns and links, and values of single cells. What a field
 * means is declared in `maps/fields.ts`; here a value is a plain word, number or yes and no, and is kept whatever its field.
 */
import { cutText, type Fields, readNumber } from "@/document/plain";
import { FIELD_PREFIX } from "@/document/schema";

/** What a field can hold. */
export type FieldValue = string | number | boolean;
/** The values of a record by the keys of their fields; what is not set is not in it. */
export type FieldValues = ReadonlyMap<string, FieldValue>;

/** The longest text of a field, in UTF-16 units. */
export const FIELD_TEXT_LIMIT = 2_000;
/** No values: one for all records that have none. */
export const NO_VALUES: FieldValues = new Map();

const KEY = /^[a-z][a-z0-9_]{0,59}$/;

/** Whether this can be the key of a field. */
export function isFieldKey(key: string): boolean {
  return KEY.test(key);
}

/** A value of a field, or null when it is none. */
export function readValue(value: unknown): FieldValue | null {
  if (typeof value === "string") return value.length > FIELD_TEXT_LIMIT ? cutText(value, FIELD_TEXT_LIMIT) : value;
  return typeof value === "boolean" ? value : readNumber(value);
}

/** The values among the fields of a record. */
export function readValues(fields: Fields): FieldValues {
  let values = NO_VALUES;
  fields.forEach((value, key) => {
    if (key.startsWith(FIELD_PREFIX)) values = withValue(values, key, value);
  });
  return values;
}

/** The values read so far, and that of one more field, if it is one. */
export function withValue(values: FieldValues, key: string, written: unknown): FieldValues {
  const name = key.slice(FIELD_PREFIX.length);
  const value = isFieldKey(name) ? readValue(written) : null;
  if (value === null || value === "") return values;
  return values === NO_VALUES ? new Map([[name, value]]) : (values as Map<string, FieldValue>).set(name, value);
}

/** Where a value of a cell is kept, or null when the key is no such place. */
export interface CellValuePlace {
  readonly lane: string;
  readonly column: string;
  readonly field: string;
}

/** The key under which a cell keeps a value. */
export function cellValueKey({ lane, column, field }: CellValuePlace): string {
  return `${lane}:${column}:${field}`;
}

/** The parts of such a key. */
export function parseCellValueKey(key: string): CellValuePlace | null {
  const [lane, column, field, more] = key.split(":");
  if (!lane || !column || !field || more !== undefined || !isFieldKey(field)) return null;
  return { lane, column, field };
}
