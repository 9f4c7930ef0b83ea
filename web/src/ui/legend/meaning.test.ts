import { expect, it } from "vitest";
import type { PaperKey } from "@/document/records";
import { paperWords } from "@/ui/legend/meaning";

const legend = new Map<PaperKey, string>([["yellow", "Idea"]]);

it.each([
  ["en", "yellow paper: Idea", "blue paper"],
  ["de", "gelbes Papier: Idea", "blaues Papier"],
] as const)("a colour is said in %s with what it means on this board", (lang, yellow, blue) => {
  expect(paperWords(legend, "yellow", lang).toLowerCase()).toContain("idea");
  expect(paperWords(legend, "yellow", lang)).not.toBe(paperWords(new Map(), "yellow", lang));
  expect([yellow, blue]).toHaveLength(2);
  expect(paperWords(legend, "blue", lang)).toBe(paperWords(new Map(), "blue", lang));
});

it("plain paper is worth a word only where it means something", () => {
  expect(paperWords(new Map(), "paper", "en")).toBe("");
  expect(paperWords(new Map<PaperKey, string>([["paper", "Idea"]]), "paper", "en")).toContain("Idea");
});
