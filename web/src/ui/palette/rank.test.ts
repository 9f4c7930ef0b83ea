import { describe, expect, it } from "vitest";
import { ranked, score } from "@/ui/palette/rank";

describe("score", () => {
  it("finds beginnings of words in any order", () => {
    expect(score("fit", "Zoom to fit")).toBeGreaterThan(0);
    expect(score("fit zoo", "Zoom to fit")).toBeGreaterThan(0);
    expect(score("it", "Zoom to fit")).toBe(0);
  });

  it("does not mind what stands between words: a title as it is written finds itself", () => {
    expect(score("Portfolio: what is (still) under", "Portfolio: what is (still) under way")).toBeGreaterThan(2);
    expect(score(": ,", "anything")).toBe(1);
  });

  it("does not mind accents and case", () => {
    expect(score("prufung", "Prüfung")).toBeGreaterThan(0);
    expect(score("PRÜ", "prüfung")).toBeGreaterThan(0);
  });
});

describe("ranked", () => {
  it("puts what begins with the query first", () => {
    expect(ranked("card", ["Delete card", "Card, new", "Lane"], (text) => text, 5)).toEqual([
      "Card, new",
      "Delete card",
    ]);
  });

  it("keeps to the limit and to the order without a query", () => {
    expect(ranked("", ["b", "a", "c"], (text) => text, 2)).toEqual(["b", "a"]);
  });
});
