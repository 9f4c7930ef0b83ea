import { expect, it } from "vitest";
import { setFields } from "@/document/commands/fields";
import { createMap } from "@/document/commands/maps";
import { seededBoard } from "@/document/replicas.fixture";
import { kinds } from "@/maps/kinds";
import { readRoadmap } from "@/maps/roadmap/reading";
import { exampleOf } from "@/maps/starter";
import { roadmapFigures } from "@/ui/roadmap/roadmapFigures";

function example(board: ReturnType<typeof seededBoard>, key: string) {
  const kind = kinds.get(key);
  const starter = kind && exampleOf(kind, "en");
  if (!kind || !starter) throw new Error(`no example of ${key}`);
  return { kind, map: createMap(board, { kind: key, pos: { x: 0, y: 0 }, starter }) };
}

it("says how many objectives nothing is planned for, and nothing where the board has none", () => {
  const board = seededBoard();
  const { kind, map } = example(board, "now_next_later");
  const unfunded = () =>
    roadmapFigures(readRoadmap(kind, map, board.state), { kind, t: (key) => key, language: "en", stays: null }).find(
      ({ key }) => key === "unfunded",
    );
  expect(unfunded()).toMatchObject({ value: "–", why: "roadmap.noObjectives", attention: false });
  const okr = example(board, "okr");
  expect(unfunded()).toMatchObject({ value: "–" });
  setFields(board, "maps", [okr.map], "example", null);
  expect(unfunded()).toMatchObject({ value: "3", why: "roadmap.unfundedWhy", attention: true });
});
