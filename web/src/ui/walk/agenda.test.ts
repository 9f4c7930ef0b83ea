import { describe, expect, it } from "vitest";
import { beforeWhich, neighbour, progress } from "@/ui/walk/agenda";
import { stop, walk } from "@/ui/walk/walk.fixture";

const stops = [stop("a"), stop("b", { state: "skipped" }), stop("c"), stop("d")];

describe("the way along the stops", () => {
  it("passes over what is skipped", () => {
    expect(neighbour(walk({ stops, stop_id: "a" }), 1)?.id).toBe("c");
    expect(neighbour(walk({ stops, stop_id: "c" }), -1)?.id).toBe("a");
    expect(neighbour(walk({ stops, stop_id: "d" }), 1)).toBeNull();
    expect(progress(walk({ stops, stop_id: "c" }))).toEqual({ at: 2, count: 3 });
  });

  it("counts a skipped stop while the group is there", () => {
    expect(progress(walk({ stops, stop_id: "b" }))).toEqual({ at: 2, count: 4 });
    expect(neighbour(walk({ stops, stop_id: "b" }), 1)?.id).toBe("c");
  });

  it("begins at the first stop", () => {
    expect(neighbour(walk({ stops, stop_id: null }), 1)?.id).toBe("a");
    expect(neighbour(walk({ stops, stop_id: null }), -1)).toBeNull();
  });
});

describe("moving a stop by one place", () => {
  it("says before which one it goes", () => {
    const on = walk({ stops });
    expect(beforeWhich(on, "c", -1)).toBe("b");
    expect(beforeWhich(on, "a", 1)).toBe("c");
    expect(beforeWhich(on, "c", 1)).toBeNull();
    expect(beforeWhich(on, "a", -1)).toBeUndefined();
    expect(beforeWhich(on, "d", 1)).toBeUndefined();
  });
});
