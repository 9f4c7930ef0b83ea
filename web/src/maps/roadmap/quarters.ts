/** Quarters of a year as whole numbers, so that one can count from one to the other: 4 × year + quarter − 1. */

/** A quarter. */
export type Quarter = number;

const WRITTEN = /^(\d{4})-Q([1-4])$/i;

/** A quarter as it is kept, `2026-Q4`; null for anything else. */
export function readQuarter(value: unknown): Quarter | null {
  const parts = typeof value === "string" ? WRITTEN.exec(value.trim()) : null;
  return parts ? Number(parts[1]) * 4 + Number(parts[2]) - 1 : null;
}

/** As it is kept. */
export function writeQuarter(quarter: Quarter): string {
  return `${String(Math.floor(quarter / 4)).padStart(4, "0")}-Q${(quarter % 4) + 1}`;
}

/** As it is read, in either language: `Q4 2026`. */
export function quarterTitle(quarter: Quarter): string {
  return `Q${(quarter % 4) + 1} ${Math.floor(quarter / 4)}`;
}

/** The quarter of a moment, in the reader's own time. */
export function quarterAt(moment: Date): Quarter {
  return moment.getFullYear() * 4 + Math.floor(moment.getMonth() / 3);
}

/** Planning of a quarter begins so many days before it does. */
export const AHEAD_DAYS = 21;

/** The quarter a roadmap should begin with on a day: this one, or the next one shortly before it begins. */
export function quarterToBegin(moment: Date): Quarter {
  const ahead = new Date(moment);
  ahead.setDate(ahead.getDate() + AHEAD_DAYS);
  return quarterAt(ahead);
}
