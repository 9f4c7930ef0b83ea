import { describe, expect, it } from "vitest";
import type { Card } from "@/document/records";
import { FACTS_ROW, heightOfCard } from "@/maps/cardHeight";
import type { KindDefinition } from "@/maps/definition";
import { kinds } from "@/maps/kinds";
import { stateOf } from "@/maps/testState";

const WIDTH = 256;

function kindOf(key: string): KindDefinition {
  const kind = kinds.get(key);
  if (!kind) throw new Error(`no kind ${key}`);
  return kind;
}

function height(kind: string, changes: Partial<Card> = {}): number {
  const state = stateOf({ cards: ["card"], lanes: [], columns: [], placements: [] });
  const [card] = state.cards.values();
  if (!card) throw new Error("no card");
  return heightOfCard({ ...card, ...changes }, WIDTH, kindOf(kind));
}

describe("the height of a card", () => {
  it("has room for its picture, in its proportions, never higher than wide", () => {
    const plain = height("service_blueprint");
    const with_ = (w: number, h: number) => height("service_blueprint", { picture: { image: "img", w, h } }) - plain;
    expect([with_(640, 400), with_(100, 900), with_(9_000, 1)]).toEqual([160, WIDTH, 24]);
  });

  it("has room inside for what a card tells at its foot", () => {
    const plain = height("story_map");
    expect(height("story_map", { fields: new Map([["estimate", 5]]) })).toBe(plain + FACTS_ROW);
    expect(height("story_map", { tags: ["tag" as never] })).toBe(plain + FACTS_ROW);
    expect(height("story_map", { blocked: { reason: "", since: 0 } as never })).toBe(plain + FACTS_ROW);
  });

  it("stays what it is for what the kind does not show, or what is not so", () => {
    const plain = height("story_map");
    expect(height("story_map", { fields: new Map([["baseline", 5]]) })).toBe(plain);
    expect(height("story_map", { fields: new Map([["done", false]]) })).toBe(plain);
  });

  it("is the same for every card of a kanban, where all tell how old they are", () => {
    expect(height("kanban")).toBe(height("kanban", { fields: new Map([["estimate", 5]]) }));
  });
});
