import { signal } from "@preact/signals-core";
import { beforeEach, describe, expect, it } from "vitest";
import type { Walk } from "@/api/dto";
import type { CardId, RecordId } from "@/document/records";
import type { Box } from "@/geometry/box";
import { Following } from "@/ui/walk/following";
import { walk } from "@/ui/walk/walk.fixture";

const places: Readonly<Record<string, number>> = { a: 1, b: 2, c: 3 };

class TestWall {
  readonly editing = signal<RecordId | null>(null);
  readonly holding = signal(false);
  readonly wandered = signal(0);
  readonly shown: number[] = [];
  stage: readonly string[] | null = null;

  showBox(box: Box): void {
    this.shown.push(box.x);
  }

  setStage(cards: ReadonlySet<CardId> | null): void {
    this.stage = cards && [...cards];
  }
}

const on = signal<Walk | null>(null);
const iLead = signal(false);
let wall: TestWall;

function follow(): Following {
  return new Following({
    walk: on,
    iLead,
    wall,
    placeOf: (now) => ({ x: places[now.stop_id ?? ""] ?? 0, y: 0, w: 1, h: 1 }),
    stageOf: (now) => new Set([now.stop_id as CardId]),
    settled: (run) => run(),
  });
}

beforeEach(() => {
  on.value = null;
  iLead.value = false;
  wall = new TestWall();
});

describe("following", () => {
  it("goes where the group is, a latecomer at once", () => {
    on.value = walk({ stop_id: "b" });
    follow();
    on.value = walk({ stop_id: "c", revision: 2 });
    on.value = walk({ stop_id: "c", revision: 3 });
    expect(wall.shown).toEqual([2, 3]);
    expect(wall.stage).toEqual(["c"]);
  });

  it("ends by a move of the hand, and begins again on coming back", () => {
    on.value = walk();
    const following = follow();
    wall.wandered.value += 1;
    expect(following.following.value).toBe(false);
    expect(wall.stage).toBeNull();
    on.value = walk({ stop_id: "b", revision: 2 });
    expect(wall.shown).toEqual([1]);
    following.back();
    expect(wall.shown).toEqual([1, 2]);
    expect(wall.stage).toEqual(["b"]);
    on.value = walk({ stop_id: "c", revision: 3 });
    expect(wall.shown).toEqual([1, 2, 3]);
  });

  it("lets who leads move about, and takes them along to the next stop", () => {
    iLead.value = true;
    on.value = walk();
    const following = follow();
    wall.wandered.value += 1;
    expect([following.following.value, following.astray.value]).toEqual([true, true]);
    following.settle();
    expect(wall.shown).toEqual([1]);
    on.value = walk({ stop_id: "b", revision: 2 });
    expect(wall.shown).toEqual([1, 2]);
    expect(following.astray.value).toBe(false);
  });

  it("does not move the wall under somebody who writes", () => {
    on.value = walk();
    follow();
    wall.editing.value = "card" as RecordId;
    on.value = walk({ stop_id: "b", revision: 2 });
    on.value = walk({ stop_id: "c", revision: 3 });
    expect(wall.shown).toEqual([1]);
    wall.editing.value = null;
    expect(wall.shown).toEqual([1, 3]);
  });

  it("is over with the walk, and starts afresh with the next one", () => {
    on.value = walk();
    const following = follow();
    following.leave();
    on.value = null;
    wall.wandered.value += 1;
    expect(wall.stage).toBeNull();
    on.value = walk({ id: "w2" });
    expect(following.following.value).toBe(true);
    expect(wall.shown).toEqual([1, 1]);
  });

  it("does not move the wall under a hand that carries something", () => {
    on.value = walk();
    follow();
    wall.holding.value = true;
    on.value = walk({ stop_id: "b", revision: 2 });
    on.value = walk({ stop_id: "c", revision: 3 });
    expect(wall.shown).toEqual([1]);
    wall.holding.value = false;
    expect(wall.shown).toEqual([1, 3]);
  });
});
