/** How old work is: since it was started, against what was agreed or what is usual. Days are whole; one that was begun counts. */
import type { CardId, MapRecord } from "@/document/records";
import { valueIn } from "@/maps/fields";
import { countDays, daysLeft, EVERY_DAY, type Weekdays, weekdaysOf } from "@/maps/kanban/workDays";

/** What the server's log knows about the time of cards on one map. Moments are written as in ISO 8601, in UTC. */
export interface Ages {
  /** The day it is where the people are, `YYYY-MM-DD`. */
  readonly today: string;
  /** When what is under way was started. */
  readonly started: ReadonlyMap<CardId, string>;
  /** Since when cards are in the column they are in. */
  readonly since: ReadonlyMap<CardId, string>;
  /** 85 % of the last finished items took so many days or less; null while too few are finished. */
  readonly expectation: number | null;
  /** Half of them took so many days or less. */
  readonly half: number | null;
}

/** Nothing is known. */
export const NO_AGES: Ages = { today: "", started: new Map(), since: new Map(), expectation: null, half: null };

/** How old something is: as most things, older than half of them, older than was agreed. */
export type AgeLevel = 0 | 1 | 2;

/** The day of a moment where the people are. */
export function dayHere(moment: string): string {
  const at = new Date(moment);
  const part = (value: number): string => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}

/**
 * Work item age: today − start date + 1 (ActionableAgile, The Kanban Guide), in days that count on the map; null when it is
 * not known.
 */
export function ageOf(moment: string | undefined, today: string, weekdays: Weekdays = EVERY_DAY): number | null {
  if (moment === undefined || today === "") return null;
  const days = countDays(dayHere(moment), today, weekdays);
  return Number.isNaN(days) ? null : days;
}

/** The agreed time of a map in days, or what 85 of 100 items took; null where there is neither. */
export function expectedDays(
  map: Pick<MapRecord, "fields">,
  { expectation }: Pick<Ages, "expectation">,
): number | null {
  return agreedDays(map) ?? expectation;
}

/** What was agreed as the time in which 85 of 100 items should be through. */
export function agreedDays({ fields }: Pick<MapRecord, "fields">): number | null {
  const value = valueIn(fields, "sle_days");
  return typeof value === "number" ? value : null;
}

/** How an age compares: half of the agreed time stands in for the median while that is not known. */
export function ageLevel(age: number, expected: number | null, half: number | null): AgeLevel {
  if (expected === null) return 0;
  if (age > expected) return 2;
  return age > Math.min(expected, half ?? Math.ceil(expected / 2)) ? 1 : 0;
}

/** Whether a fixed date has come so near that the work would be late if it took as long as 85 of 100 items do. */
export function escalates(
  due: string,
  ages: Pick<Ages, "today" | "expectation">,
  map: Pick<MapRecord, "fields">,
): boolean {
  if (ages.today === "") return false;
  const left = daysLeft(ages.today, due, weekdaysOf(map));
  return left < (ages.expectation ?? agreedDays(map) ?? 0);
}
