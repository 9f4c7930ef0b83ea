import { expect, it } from "vitest";
import { since } from "@/ui/dates";

const NOW = Date.UTC(2026, 10, 23, 9);
const ago = (hours: number): string => new Date(NOW - hours * 3_600_000).toISOString();

it.each([
  [0, "now", "jetzt"],
  [1, "1 hour ago", "vor 1 Stunde"],
  [24, "yesterday", "gestern"],
  [72, "3 days ago", "vor 3 Tagen"],
  [24 * 7, "last week", "letzte Woche"],
  [24 * 400, "last year", "letztes Jahr"],
])("%d hours ago is %j", (hours, english, german) => {
  expect(since("en", ago(hours), NOW)).toBe(english);
  expect(since("de", ago(hours), NOW)).toBe(german);
});
