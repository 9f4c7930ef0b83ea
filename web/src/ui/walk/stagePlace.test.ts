import { describe, expect, it } from "vitest";
import type { BoardState, CardId, ColumnId, MapId, MapPlacement, MapRecord } from "@/document/records";
import type { Box } from "@/geometry/box";
import { placeOfWalk, stageOfWalk } from "@/ui/walk/stagePlace";
import { stop, walk } from "@/ui/walk/walk.fixture";

const box = (x: number, h = 100): Box => ({ x, y: 0, w: 50, h });

/** A wall that says where it was asked to look. */
const wall = {
  column: box(3),
  boxOfCards: (cards: Iterable<CardId>, map?: MapId) => ({ ...box(map ? 20 : 10), w: [...cards].length }),
  boxOfTarget({ column }: { readonly map: MapId; readonly column?: ColumnId }) {
    return column ? this.column : box(2);
  },
  contentBox: () => box(1),
};

const map = { id: "k", kind: "kanban", pos: { x: 0, y: 0 }, deleted: false } as unknown as MapRecord;

function state(placed: readonly string[] = []): BoardState {
  const placements = new Map(placed.map((card) => [card as CardId, {} as MapPlacement]));
  return {
    maps: new Map([[map.id, map]]),
    placements: new Map([[map.id, placements]]),
  } as unknown as BoardState;
}

const card = (id: string) => ({ card_id: id, reason: "blocked" as const, days: null, agreement_id: null });
const at = (more: Parameters<typeof stop>[1], on = state()) =>
  placeOfWalk(wall, on, walk({ stops: [stop("a", more)] }));

describe("where the group looks", () => {
  it("is the column, the map, the cards, or all of the wall", () => {
    expect(at({ kind: "column", map_id: "k", column_id: "c" })?.x).toBe(3);
    expect(at({ kind: "map", map_id: "k" })?.x).toBe(2);
    expect(at({ kind: "blocked", cards: [card("x")] })?.x).toBe(10);
    expect(at({ kind: "decisions" })?.x).toBe(1);
  });

  it("is the cards of a column that was removed meanwhile, or its map", () => {
    const without = { ...wall, boxOfTarget: ({ column }: { column?: ColumnId }) => (column ? null : box(2)) };
    const look = (more: object) =>
      placeOfWalk(
        without,
        state(),
        walk({ stops: [stop("a", { kind: "column", map_id: "k", column_id: "c", ...more })] }),
      );
    expect(look({ cards: [card("x")] })?.x).toBe(20);
    expect(look({})?.x).toBe(2);
  });

  it("is nowhere in particular for a topic without a place, or between stops", () => {
    expect(at({ kind: "topic" })).toBeNull();
    expect(placeOfWalk(wall, state(), walk({ stop_id: null }))).toBeNull();
  });

  it("is where work flows when all the cards are there", () => {
    const two = [card("x"), card("y")];
    expect(at({ kind: "blocked", cards: two }, state(["x", "y"]))?.x).toBe(20);
    expect(at({ kind: "blocked", cards: two }, state(["x"]))?.x).toBe(10);
  });

  it("is the card on stage before anything else", () => {
    const now = walk({ card_id: "x", stops: [stop("a", { kind: "column", map_id: "k", column_id: "c" })] });
    expect(placeOfWalk(wall, state(), now)?.x).toBe(20);
  });

  it("is only as much of a long column as can be read, at the cards it is about", () => {
    const long = { ...wall, column: box(3, 9_000) };
    const column = { kind: "column", map_id: "k", column_id: "c" } as const;
    const look = (more: object) => placeOfWalk(long, state(), walk({ stops: [stop("a", { ...column, ...more })] }));
    expect(look({})?.h).toBeLessThan(2_000);
    expect(look({ cards: [card("x")] })).toMatchObject({ x: 3, y: -60, h: 220 });
  });
});

describe("the cards on stage", () => {
  it("are the one in the light, else those of the stop, else none", () => {
    const cards = [card("x"), card("y")];
    expect([...(stageOfWalk(walk({ stops: [stop("a", { cards })] })) ?? [])]).toEqual(["x", "y"]);
    expect([...(stageOfWalk(walk({ card_id: "y", stops: [stop("a", { cards })] })) ?? [])]).toEqual(["y"]);
    expect(stageOfWalk(walk())).toBeNull();
  });
});
