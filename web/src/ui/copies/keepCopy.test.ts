import { expect, it } from "vitest";
import { fileName } from "@/ui/copies/keepCopy";

it.each([
  ["Home heat pump", "Home heat pump.walkboard"],
  ["Wärme/Pumpe: 1", "WärmePumpe 1.walkboard"],
  ["///", "board.walkboard"],
])("a file for %j is called %j", (title, expected) => {
  expect(fileName(title)).toBe(expected);
});
