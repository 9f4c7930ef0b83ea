// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { MapElement } from "@/canvas/mapElement";
import { sceneOf } from "@/canvas/scene.fixture";
import { STRINGS } from "@/canvas/wallStrings.fixture";
import { createMap } from "@/document/commands/maps";
import { seededBoard } from "@/document/replicas.fixture";
import { kinds } from "@/maps/kinds";
import { starterOf } from "@/maps/starter";

const EVERYTHING = { x: -1_000, y: -1_000, w: 20_000, h: 20_000 };

/** A new map of a kind as elements. */
function mapOf(key: string) {
  const board = seededBoard();
  const scene = sceneOf(board);
  const kind = kinds.get(key);
  if (!kind) throw new Error(`There is no kind ${key}.`);
  const map = createMap(board, { kind: key, pos: { x: 0, y: 0 }, starter: starterOf(kind, "en") });
  const sheet = scene.sheet(map);
  if (!sheet) throw new Error("The map is not shown.");
  const element = new MapElement(sheet);
  document.body.replaceChildren(element.root);
  element.update(sheet, board.state, STRINGS, EVERYTHING);
  return { element, sheet, board };
}

const numberOf = (element: Element, name: string, otherwise: number) => Number(element.getAttribute(name) ?? otherwise);

it("keeps the band below the column headers, also when the wall was far in between", () => {
  const { element, sheet, board } = mapOf("kanban");
  for (const near of [null, EVERYTHING]) element.update(sheet, board.state, STRINGS, near);
  const band = element.root.querySelector(".wall-columns > .wall-band");
  expect(band).not.toBeNull();
  expect(band?.parentElement?.firstElementChild).toBe(band);
});

it.each([...kinds.keys()])(
  "is a grid to a screen reader: each cell of a %s has a row header and column headers above it",
  (key) => {
    const { element, sheet } = mapOf(key);
    const rows = [...element.root.querySelectorAll("[role=row]:not([hidden])")];
    const indices = rows.map((row) => numberOf(row, "aria-rowindex", 0));
    expect(indices).toEqual(rows.map((_, at) => at + 1));
    expect(numberOf(element.root.querySelector("[role=grid]") as Element, "aria-rowcount", 0)).toBe(rows.length);
    const headers = rows.flatMap((row) => [...row.querySelectorAll("[role=columnheader]:not([hidden])")]);
    const above = (column: number) =>
      headers.filter((header) => {
        const first = numberOf(header, "aria-colindex", 0);
        return first > 0 && first <= column && column < first + numberOf(header, "aria-colspan", 1);
      });
    for (const row of rows) {
      const cells = [...row.querySelectorAll("[role=gridcell]")];
      expect(row.querySelectorAll("[role=rowheader]")).toHaveLength(cells.length > 0 ? 1 : 0);
      for (const cell of cells) {
        const reached = above(numberOf(cell, "aria-colindex", 0)).map((header) => numberOf(header, "aria-rowspan", 1));
        expect(reached.reduce((sum, each) => sum + each, 0)).toBe(sheet.headings.length);
      }
    }
  },
);

it("says which lane, column or cell is selected, and nothing of the others", () => {
  const { element, sheet } = mapOf("kanban");
  const selected = () => [...element.root.querySelectorAll("[aria-selected]")].map((one) => one.getAttribute("role"));
  const [lane] = sheet.layout.laneHeaders;
  const [column] = sheet.leaves;
  element.mark({ column: column?.column as never });
  expect(selected()).toEqual(["columnheader"]);
  element.mark({ lane: lane?.lane as never });
  expect(selected()).toEqual(["rowheader"]);
  element.mark({ lane: lane?.lane as never, column: column?.column as never });
  expect(selected()).toEqual(["gridcell"]);
  element.mark({});
  expect(selected()).toEqual([]);
});
