import { expect, it } from "vitest";
import { shared } from "@/ui/panel/shared";

it("is what all have in common, or nothing", () => {
  expect(shared(["blue", "blue"])).toBe("blue");
  expect(shared(["blue", "teal"])).toBeNull();
  expect(shared([])).toBeNull();
});
