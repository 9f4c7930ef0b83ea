import { expect, it } from "vitest";
import { deleteCards, setColor } from "@/document/commands/cards";
import { createMap } from "@/document/commands/maps";
import { seededBoard } from "@/document/replicas.fixture";
import { regionFindings } from "@/maps/canvases/regions";
import { kinds } from "@/maps/kinds";
import { exampleOf } from "@/maps/starter";
import { mapStructure } from "@/maps/structure";
import { canvasFigures, notesByPaper } from "@/ui/canvases/figures";
import { everyEn } from "@/ui/strings/every";
import { fill, readMessage } from "@/ui/strings/message";
import type { Translate } from "@/ui/strings/translate";

const t: Translate = (key, values = {}) => fill(readMessage(everyEn[key]), values, "en");

function leanExample() {
  const kind = kinds.get("lean");
  const starter = kind && exampleOf(kind, "en");
  if (!kind || !starter) throw new Error("no example");
  const board = seededBoard();
  const id = createMap(board, { kind: "lean", pos: { x: 0, y: 0 }, starter });
  const reading = () => {
    const { state } = board;
    const map = state.maps.get(id);
    if (!map) throw new Error("no map");
    return { kind, map, state, structure: mapStructure(kind, id, state) };
  };
  return { board, reading };
}

it("regions are told in the order in which one fills them in, with whom their notes are for", () => {
  const { structure, state } = leanExample().reading();
  const figures = canvasFigures(structure, state, { t, language: "en" });
  expect(figures.map(({ label }) => label).slice(0, 3)).toEqual([
    "1 · Problem",
    "2 · Customer segments",
    "3 · Unique value",
  ]);
  expect(figures[0]).toMatchObject({ value: "2", why: "Owners in terraced houses: 2" });
  expect(figures[3]).toMatchObject({ label: "4 · Solution", value: "1", why: "" });
  expect(notesByPaper(structure, state).get("pink")).toBe(4);
});

it("an empty region says what belongs there, and a segment nothing is offered to is told", () => {
  const { board, reading } = leanExample();
  const { structure } = reading();
  const value = structure.lanes.find(({ lane }) => lane.role === "value")?.lane.id;
  const note = structure.leaves.flatMap(({ column }) => (value ? structure.cardsIn(value, column.id) : []))[0];
  if (!note) throw new Error("no note");
  expect(regionFindings(reading())).toEqual([]);
  setColor(board, [note], "yellow");
  expect(regionFindings(reading())).toEqual([{ rule: "segment_unserved", values: { count: 1 } }]);
  deleteCards(board, [note]);
  const after = reading();
  const figures = canvasFigures(after.structure, after.state, { t, language: "en" });
  expect(figures[2]).toMatchObject({ value: "0", why: "One clear sentence: why it is worth a look" });
});
