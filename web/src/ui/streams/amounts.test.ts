import { describe, expect, it } from "vitest";
import { moneyWords, readNumber, shareWords, writtenNumber } from "@/ui/streams/amounts";

describe("amounts", () => {
  it.each([
    ["1 234,5", 1234.5],
    ["1234.5", 1234.5],
    ["−3", -3],
    ["12 %", 12],
    ["", null],
    ["much", undefined],
    ["1.2.3", undefined],
    ["-", undefined],
  ])("are read as people write them: %s", (written, value) => {
    expect(readNumber(written)).toBe(value);
  });

  it.each([null, 0, 12.75, -3])("are written so that they are read again: %s", (value) => {
    expect(readNumber(writtenNumber(value, "de"))).toBe(value);
    expect(readNumber(writtenNumber(value, "en"))).toBe(value);
  });

  it("are said with their currency, shares in percent", () => {
    expect(moneyWords(150_000, "EUR", "en")).toBe("€150,000");
    expect(moneyWords(91, "EUR", "de").replace(/\s/g, " ")).toBe("91 €");
    expect(shareWords(91 / 420, "en")).toBe("21.7 %");
    expect(shareWords(0.75, "de")).toBe("75 %");
  });
});
