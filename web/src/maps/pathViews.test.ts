import { describe, expect, it } from "vitest";
import type { PathId } from "@/document/links";
import type { BoardState, MapId } from "@/document/records";
import { blueprintKind, type Sketch, sketchedState } from "@/maps/blueprint/sketch.fixture";
import { layoutMap } from "@/maps/layout";
import { cardsAside, lonePath } from "@/maps/pathViews";
import { MAP } from "@/maps/testState";

/** Two paths, and one card of both. */
const CARDS: NonNullable<Sketch["cards"]> = [
  ["customer_actions", 1, {}, "Both"],
  ["customer_actions", 1, {}, "Now", "now"],
  ["customer_actions", 1, {}, "Then", "then"],
  ["customer_actions", 2, {}, "Then too", "then"],
];

function stateIn(view: string): BoardState {
  const state = sketchedState({ steps: 2, rows: ["customer_actions"], cards: CARDS, settings: { path_view: view } });
  return { ...state, maps: new Map([...state.maps].map(([id, map]) => [id, { ...map, kind: "service_blueprint" }])) };
}

function mapIn(state: BoardState) {
  return state.maps.get(MAP.id) ?? MAP;
}

function heights(state: BoardState): Record<string, number> {
  const { cards } = layoutMap(blueprintKind(), mapIn(state), state);
  return Object.fromEntries(cards.map(({ card, box }) => [state.cards.get(card)?.title ?? "", box.y]));
}

const chosen = (path: string): ReadonlyMap<MapId, PathId> => new Map([[MAP.id, path as PathId]]);

describe("paths", () => {
  it("one at a time: cards of others stand aside, those of all paths do not, and nothing moves", () => {
    const state = stateIn("single");
    expect([...cardsAside(state, chosen("then"))]).toEqual(["c2"]);
    expect([...cardsAside(state, new Map())]).toEqual(["c3", "c4"]);
    expect(lonePath(state, mapIn(state), "gone" as PathId)?.id).toBe("now");
    expect(heights(state)).toEqual(heights(stateIn("merged")));
  });

  it("all in one: nobody stands aside, also for a view that this version does not know", () => {
    expect(cardsAside(stateIn("merged"), chosen("then")).size).toBe(0);
    expect(cardsAside(stateIn("woven"), chosen("then")).size).toBe(0);
  });

  it("above each other: the cards of a path begin at one height in all steps, under its name", () => {
    const state = stateIn("stacked");
    const at = heights(state);
    expect(at.Both).toBeLessThan(at.Now ?? 0);
    expect(at.Now).toBeLessThan(at.Then ?? 0);
    expect(at.Then).toBe(at["Then too"]);
    const { pathBands, cells } = layoutMap(blueprintKind(), mapIn(state), state);
    expect(pathBands.map(({ title }) => title)).toEqual(["now", "then"]);
    const bottom = Math.max(...cells.map(({ box }) => box.y + box.h));
    for (const { box } of pathBands) expect(box.y + box.h).toBeLessThanOrEqual(bottom);
  });
});
