import { expect, it } from "vitest";
import { mapsAlong } from "@/ui/shelf/alongFlow";

const map = (id: string, kind: string, x: number, title = "") => ({ id, kind, title, pos: [x, 0] });

it("maps stand along the flow of their stream: by phase, board by board, from left to right", () => {
  const boards = [{ id: "one" }, { id: "two" }, { id: "closed" }];
  const outlines = new Map([
    ["one", { maps: [map("k", "kanban", 0, "Portfolio"), map("g", "okr", 900), map("r", "roadmap", 100)] }],
    [
      "two",
      { maps: [map("s", "story_map", 0), map("f", "funnel", 0), map("x", "from_tomorrow", 0), map("n", "okr", 0)] },
    ],
  ]);
  const found = mapsAlong(boards, outlines, "en");
  expect([...found].map(([phase, maps]) => [phase, maps.map((one) => one.title)])).toEqual([
    ["delivery", ["Portfolio"]],
    ["strategy", ["Roadmap by quarter", "Goals (OKR)", "Goals (OKR)"]],
    ["operation", ["Funnel"]],
    ["discovery", ["Story map"]],
  ]);
  expect(found.get("strategy")?.map(({ board }) => board)).toEqual(["one", "one", "two"]);
  expect(mapsAlong(boards, new Map(), "en").size).toBe(0);
});
