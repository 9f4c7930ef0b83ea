import { expect, it } from "vitest";
import type { Hit } from "@/canvas/hit";
import { targetOf } from "@/tools/selecting";

it("headers, titles and arrows of maps are what a press or a menu is about; nothing else of a map is", () => {
  const box = { x: 0, y: 0, w: 1, h: 1 };
  const hits = [
    { kind: "column", map: "m", column: "c", card: null, box },
    { kind: "lane", map: "m", lane: "l", box },
    { kind: "title", map: "m" },
    { kind: "arrow", map: "m", link: "k" },
    { kind: "cell", map: "m", lane: "l", column: "c" },
    { kind: "map", map: "m" },
    { kind: "empty" },
  ] as unknown as Hit[];
  expect(hits.map(targetOf)).toEqual([
    { map: "m", column: "c" },
    { map: "m", lane: "l" },
    { map: "m" },
    { map: "m", link: "k" },
    null,
    null,
    null,
  ]);
});
