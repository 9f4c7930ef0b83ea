// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { isTyping } from "@/ui/actions/isTyping";

it("who picked a colour goes on with the keys of the wall; who writes does not", () => {
  const input = (type: string): HTMLInputElement => Object.assign(document.createElement("input"), { type });
  for (const type of ["text", "search", "number", "date", "email"]) expect(isTyping(input(type)), type).toBe(true);
  for (const type of ["radio", "checkbox", "range"]) expect(isTyping(input(type)), type).toBe(false);
  expect(isTyping(document.createElement("textarea"))).toBe(true);
  expect(isTyping(document.createElement("button"))).toBe(false);
  expect(isTyping(null)).toBe(false);
});
