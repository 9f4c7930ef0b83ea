import { dayOf } from "@/ui/dates";
import { dayAfter } from "@/ui/flow/scale";
import { language } from "@/ui/strings/language";

/** A day of a period as one says it: "23 November 2026". */
export function spokenDay(first: string, days: number): string {
  // At noon it is the same day in nearly every zone.
  return dayOf(language.peek(), Date.parse(`${dayAfter(first, days)}T12:00:00`));
}
