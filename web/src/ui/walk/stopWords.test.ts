import { describe, expect, it } from "vitest";
import type { BoardState, Column, MapRecord } from "@/document/records";
import { goneWords, reasonOf, stopPlace, stopSentence, stopTitle } from "@/ui/walk/stopWords";
import { stop } from "@/ui/walk/walk.fixture";

const map = { id: "k", kind: "kanban", title: "Portfolio", deleted: false } as unknown as MapRecord;
const column = { id: "c", map: "k", role: "review", title: "", card: null } as unknown as Column;
const state = {
  maps: new Map([["k", map]]),
  columns: new Map([["c", column]]),
  cards: new Map(),
} as unknown as BoardState;

const at = { map_id: "k", column_id: "c", title: null } as const;

describe("a stop in words", () => {
  it("is called as people wrote it, else by its column or map, else by what it is for", () => {
    expect(stopTitle(state, stop("a", { title: "Budget" }), "en")).toBe("Budget");
    expect(stopTitle(state, stop("a", { ...at, kind: "column" }), "de")).toBe("Prüfung");
    expect(stopTitle(state, stop("a", { ...at, kind: "map", column_id: null }), "en")).toBe("Portfolio");
    expect(stopTitle(state, stop("a", { ...at, kind: "pull" }), "en")).toBe("What to start next");
    expect(stopPlace(state, stop("a", { ...at, kind: "pull" }), "en")).toBe("Portfolio");
  });

  it("still has a name when its column is gone", () => {
    expect(stopTitle(state, stop("a", { kind: "column", title: null, map_id: "k", column_id: "no" }), "en")).toBe(
      "Column",
    );
  });

  it("says that its column or map was removed on the way, and where the cards are", () => {
    const at = (more: object) => goneWords(state, stop("a", { kind: "column", title: null, ...more }), "en");
    expect(at({ map_id: "k", column_id: "no" })).toMatch(/column was removed.*tray/);
    expect(at({ map_id: "no", column_id: "no" })).toMatch(/map was removed.*trash/);
    expect(at({ map_id: "k", column_id: null })).toBe("");
  });

  it("says how far over the limit a column is, and that there is nothing unusual", () => {
    const column = (facts: object) => stopSentence(stop("a", { ...at, kind: "column", facts }), "en");
    expect(column({ count: 4, limit: 3 })).toMatch(/^One more than was agreed/);
    expect(column({ count: 4, limit: 4, quiet: 4 })).toBe("4 cards, nothing unusual.");
  });

  it("says how much room there is", () => {
    const pull = (facts: object) => stopSentence(stop("a", { ...at, kind: "pull", facts }), "en");
    expect(pull({ free: 2 })).toMatch(/room for 2 more/);
    expect(pull({ free: 0 })).toMatch(/no room/);
    expect(pull({})).toMatch(/ready/);
  });

  it("says why a card is shown and for how long", () => {
    const card = { card_id: "x", agreement_id: null };
    expect(reasonOf({ ...card, reason: "blocked", days: 5 }, "en")).toBe("blocked for 5 days");
    expect(reasonOf({ ...card, reason: "blocked", days: null }, "en")).toBe("blocked");
    expect(reasonOf({ ...card, reason: "ageing", days: 12 }, "de")).toBe("seit 12 Tagen hier");
    expect(reasonOf({ ...card, reason: "topic", days: null }, "en")).toBe("");
  });
});
