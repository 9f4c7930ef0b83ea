import { describe, expect, it } from "vitest";
import { addLane, moveLane } from "@/document/commands/lanes";
import { createMap } from "@/document/commands/maps";
import type { Lane, LaneId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { kinds } from "@/maps/kinds";
import { lanePeers, seatBeside, seatForNew } from "@/maps/laneSeats";
import { lanesOf } from "@/maps/structure";

const kind = kinds.get("kanban");
if (!kind) throw new Error("no kanban");

/** A kanban whose expedite lane is stored last and shown first. */
function wall() {
  const board = seededBoard();
  const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: { lanes: [], columns: [] } });
  const add = (title: string, role = "lane") => addLane(board, { map, role, title });
  const ids = { a: add("a"), b: add("b"), c: add("c"), hot: add("hot", "expedite") };
  const lane = (id: LaneId) => board.state.lanes.get(id) as Lane;
  const shown = () => lanesOf(kind as NonNullable<typeof kind>, map, board.state).map((node) => node.lane.title);
  return { board, map, ids, lane, shown };
}

describe("places among lanes", () => {
  it("are shared only by lanes that are pinned alike", () => {
    const { board, ids, lane, shown } = wall();
    expect(shown()).toEqual(["hot", "a", "b", "c"]);
    expect(lanePeers(kind, board.state, lane(ids.hot)).map(({ title }) => title)).toEqual(["hot"]);
    expect(lanePeers(kind, board.state, lane(ids.b)).map(({ title }) => title)).toEqual(["a", "b", "c"]);
  });

  it("are what one sees after a move, whatever the stored order is", () => {
    const { board, ids, lane, shown } = wall();
    moveLane(board, { lane: ids.c, index: seatBeside(board.state, lane(ids.c), ids.a, "before") });
    expect(shown()).toEqual(["hot", "c", "a", "b"]);
    moveLane(board, { lane: ids.c, index: seatBeside(board.state, lane(ids.c), ids.b, "after") });
    expect(shown()).toEqual(["hot", "a", "b", "c"]);
  });

  it("are found for a new lane beside a pinned one", () => {
    const { board, map, ids, lane, shown } = wall();
    const at = { lane: lane(ids.hot), side: "after", role: "lane" } as const;
    addLane(board, { map, role: "lane", title: "new", index: seatForNew(kind, board.state, at) });
    expect(shown()).toEqual(["hot", "new", "a", "b", "c"]);
    const last = { lane: lane(ids.c), side: "after", role: "lane" } as const;
    addLane(board, { map, role: "lane", title: "last", index: seatForNew(kind, board.state, last) });
    expect(shown()).toEqual(["hot", "new", "a", "b", "c", "last"]);
  });
});
