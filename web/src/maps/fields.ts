/** The fields that cards, maps, lanes, columns and cells may have, read from the same file as the server's. */
import type { FieldValue, FieldValues } from "@/document/values";
import type { LocalText } from "@/maps/definition";

/** What sort of values a field has. Money is kept by the server alone, never in the document. */
export type FieldType = "number" | "money" | "duration" | "date" | "choice" | "text" | "flag" | "person" | "stream";

/** One of the values of a choice. */
export interface FieldChoice {
  readonly key: string;
  readonly label: LocalText;
  /** How the upper edge of a card looks that has this value. */
  readonly sign?: "bar" | "dashes" | "dots";
  /** The usual: a card does not show it. */
  readonly quiet?: boolean;
}

/** A field; durations are in minutes, dates `YYYY-MM-DD`, people and value streams are ids. */
export interface FieldDefinition {
  readonly key: string;
  readonly type: FieldType;
  readonly label: LocalText;
  readonly hint?: LocalText;
  readonly unit?: LocalText;
  readonly min?: number;
  readonly max?: number;
  /** Whole numbers only. */
  readonly whole?: boolean;
  readonly choices?: readonly FieldChoice[];
  /** How one looks at a map and not what it says: changes are not told. */
  readonly quiet?: boolean;
}

const here = new Map<string, FieldDefinition>();

/**
 * Every field by its key, in the order they are declared. They come with the first kind of map that is fetched (`kinds.ts`); what shows fields without
 * one asks for `declaredFields.ts` itself.
 */
export const fields: ReadonlyMap<string, FieldDefinition> = here;

/** Takes over the declarations. */
export function declareFields(declared: readonly FieldDefinition[]): void {
  for (const field of declared) here.set(field.key, field);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether this is a value of the field; the server decides in the same way. */
export function fits(field: FieldDefinition, value: FieldValue | null | undefined): value is FieldValue {
  switch (field.type) {
    case "number":
    case "duration":
      return typeof value === "number" && isWithin(field, value);
    case "flag":
      return typeof value === "boolean";
    case "choice":
      return field.choices?.some(({ key }) => key === value) ?? false;
    case "date":
      return typeof value === "string" && isDay(value);
    case "money":
      return false;
    case "text":
    case "person":
    case "stream":
      return typeof value === "string" && value !== "";
  }
}

function isWithin({ type, min, max, whole }: FieldDefinition, value: number): boolean {
  const least = min ?? (type === "duration" ? 0 : Number.NEGATIVE_INFINITY);
  return (
    Number.isFinite(value) && value >= least && value <= (max ?? Number.POSITIVE_INFINITY) && isWhole(value, whole)
  );
}

function isWhole(value: number, wanted: boolean | undefined): boolean {
  return !wanted || Number.isInteger(value);
}

/** Whether this is a day there is. */
export function isDay(value: string): boolean {
  if (!DAY.test(value)) return false;
  const when = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(when.getTime()) && when.toISOString().startsWith(value);
}

/** The value of a field, or null when there is none that fits. */
export function valueIn(values: FieldValues, key: string): FieldValue | null {
  const field = fields.get(key);
  const value = values.get(key);
  return field && fits(field, value) ? value : null;
}
