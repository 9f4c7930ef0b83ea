import { expect, it } from "vitest";
import { wrappedLines } from "@/ui/outline/titleLines";

const byLetters = (text: string): number => text.length;

it("counts the lines of a title as words break", () => {
  const lines = (text: string): number => wrappedLines(text, 10, byLetters, 3);
  expect(lines("")).toBe(1);
  expect(lines("one two")).toBe(1);
  expect(lines("exactly te")).toBe(1);
  expect(lines("one two three")).toBe(2);
  expect(lines("donaudampfschiff")).toBe(2);
  expect(lines("an donaudampfschiff ab")).toBe(3);
  expect(lines("a lot of words that go on and on for ever")).toBe(3);
});
