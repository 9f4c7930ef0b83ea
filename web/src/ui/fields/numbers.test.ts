import { expect, it } from "vitest";
import { numberIn, numberText } from "@/ui/fields/numbers";

it.each([
  ["en", "12,000", 12_000],
  ["en", "1,250,000", 1_250_000],
  ["en", "1,250.5", 1_250.5],
  ["en", "2,5", 2.5],
  ["en", "0,125", 0.125],
  ["en", "1.234", 1.234],
  ["de", "12.000", 12_000],
  ["de", "1.250.000,75", 1_250_000.75],
  ["de", "1,234", 1.234],
  ["de", "2.5", 2.5],
  ["de", "12 000", 12_000],
  ["en", "12 000.25", 12_000.25],
  ["de", "12’000", 12_000],
  ["en", ".5", 0.5],
  ["en", "−3", -3],
  ["en", "+7", 7],
] as const)("in %s %j is %d", (language, written, value) => {
  expect(numberIn(written, language)).toBe(value);
});

it.each(["", "much", "3 4", "1,2,3", "1.2.3", "12,00.5", "--1", "1e3", "5,"])("%j is no number", (written) => {
  expect(numberIn(written, "en")).toBeNull();
  expect(numberIn(written, "de")).toBeNull();
});

it("reads what it writes", () => {
  expect(numberText(420_000, "en")).toBe("420,000");
  expect(numberText(-12_345.5, "de")).toBe("-12.345,5");
  expect(numberText(2026, "en")).toBe("2026");
  for (const value of [0, 1.234, 12_000, 1_234.5, -0.25, -12_345.678, 1e12]) {
    for (const language of ["en", "de"] as const) expect(numberIn(numberText(value, language), language)).toBe(value);
  }
});
