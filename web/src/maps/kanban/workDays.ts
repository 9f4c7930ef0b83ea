/**
 * Which days count where the time of work is told: all of them, or only the weekdays that a map's setting `workdays` names.
 * The server counts the same (`maps/flow/days.py`); golden vectors hold the two together.
 */
import type { MapRecord } from "@/document/records";
import { valueIn } from "@/maps/fields";

/** Weekdays; Monday is 0. */
export type Weekdays = ReadonlySet<number>;

const DAY = 86_400_000;
const WEEK = 7;
/** The weekday of the first day of 1970. */
const THURSDAY = 3;

/** All days count. */
export const EVERY_DAY: Weekdays = new Set([0, 1, 2, 3, 4, 5, 6]);

const CHOICES: ReadonlyMap<unknown, Weekdays> = new Map([
  ["mon_thu", new Set([0, 1, 2, 3])],
  ["mon_fri", new Set([0, 1, 2, 3, 4])],
  ["mon_sat", new Set([0, 1, 2, 3, 4, 5])],
  ["sun_thu", new Set([6, 0, 1, 2, 3])],
]);

/** The days that count on a map. */
export function weekdaysOf({ fields }: Pick<MapRecord, "fields">): Weekdays {
  return CHOICES.get(valueIn(fields, "workdays")) ?? EVERY_DAY;
}

/** The days that count from one day to another, both included and written `YYYY-MM-DD`: at least 1; NaN for what is no day. */
export function countDays(first: string, last: string, weekdays: Weekdays): number {
  return Math.max(1, counted(numberOf(first), numberOf(last), weekdays));
}

/** How many days that count come after today until a day is over; below 0 once it is, by days that passed. */
export function daysLeft(today: string, due: string, weekdays: Weekdays): number {
  const [from, to] = [numberOf(today), numberOf(due)];
  return to <= from ? to - from : counted(from + 1, to, weekdays);
}

/** Days since the first of 1970. */
function numberOf(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

function counted(first: number, last: number, weekdays: Weekdays): number {
  const length = last - first + 1;
  if (weekdays.size === WEEK || length < 1 || Number.isNaN(length)) return length;
  let count = Math.floor(length / WEEK) * weekdays.size;
  for (let day = last - (length % WEEK) + 1; day <= last; day++)
    if (weekdays.has((((day + THURSDAY) % WEEK) + WEEK) % WEEK)) count += 1;
  return count;
}
