import { describe, expect, it } from "vitest";
import { moneyWords, readAmount, shareWords } from "@/ui/streams/amounts";

describe("amounts", () => {
  it.each([
    ["1 234,5", "any", { value: 1234.5 }],
    ["420,000", "any", { value: 420_000 }],
    ["−3", "any", { value: -3 }],
    ["12 %", "percent", { value: 12 }],
    ["", "any", { value: null }],
    ["", "team", { problem: "money.wrong.team" }],
    ["much", "any", { problem: "money.wrong.any" }],
    ["120", "percent", { problem: "money.wrong.percent" }],
    ["-1", "least", { problem: "money.wrong.least" }],
    ["1", "team", { problem: "money.wrong.team" }],
    ["15", "weeks", { problem: "money.wrong.weeks" }],
    ["0", "above", { problem: "money.wrong.above" }],
  ] as const)("are read as people write them, or told to be wrong: %s", (written, bounds, read) => {
    expect(readAmount(written, bounds, "en")).toEqual(read);
  });

  it("are said with their currency, shares in percent", () => {
    expect(moneyWords(150_000, "EUR", "en")).toBe("€150,000");
    expect(moneyWords(91, "EUR", "de").replace(/\s/g, " ")).toBe("91 €");
    expect(shareWords(91 / 420, "en")).toBe("21.7 %");
    expect(shareWords(0.75, "de")).toBe("75 %");
  });
});
