import { expect, it } from "vitest";
import { initials } from "@/ui/names";

it.each([
  ["Ada Lovelace", "AL"],
  ["ben", "B"],
  ["  Anna  Maria von Grün ", "AG"],
  ["🦊 Fox", "🦊F"],
  ["", ""],
])("initials of %j are %j", (name, expected) => {
  expect(initials(name)).toBe(expected);
});
