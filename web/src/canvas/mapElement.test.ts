// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { MapElement } from "@/canvas/mapElement";
import { sceneOf } from "@/canvas/scene.fixture";
import { STRINGS } from "@/canvas/wallStrings.fixture";
import { createMap } from "@/document/commands/maps";
import { seededBoard } from "@/document/replicas.fixture";
import { kinds } from "@/maps/kinds";
import { starterOf } from "@/maps/starter";

it("keeps the band below the column headers, also when the wall was far in between", () => {
  const board = seededBoard();
  const scene = sceneOf(board);
  const kind = kinds.get("kanban");
  if (!kind) throw new Error("The kanban is missing.");
  const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: starterOf(kind, "en") });
  const sheet = scene.sheet(map);
  if (!sheet) throw new Error("The map is not shown.");
  const element = new MapElement(sheet);
  document.body.append(element.root);
  const everything = { x: -1_000, y: -1_000, w: 10_000, h: 10_000 };
  for (const near of [everything, null, everything]) element.update(sheet, board.state, STRINGS, near);
  const band = element.root.querySelector(".wall-columns > .wall-band");
  expect(band).not.toBeNull();
  expect(band?.parentElement?.firstElementChild).toBe(band);
});
