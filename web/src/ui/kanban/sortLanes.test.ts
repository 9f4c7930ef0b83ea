import { describe, expect, it } from "vitest";
import { cellsOf, lanesOf } from "@/document/arrangement";
import { createCardInCell } from "@/document/commands/cells";
import { addColumn } from "@/document/commands/columns";
import { setField } from "@/document/commands/fields";
import { addLane } from "@/document/commands/lanes";
import { createMap } from "@/document/commands/maps";
import { sortIntoLanes } from "@/document/commands/sorting";
import type { CardId, ColumnId, LaneId } from "@/document/records";
import { replicas } from "@/document/replicas.fixture";
import { kanbanFindings } from "@/maps/kanban/findings";
import { kind } from "@/maps/kanban/kanban.fixture";
import { mapStructure } from "@/maps/structure";
import { type LanesBy, lanesBy } from "@/ui/kanban/sortLanes";

function atTheKanban() {
  const [{ board, undo }] = replicas(1) as [ReturnType<typeof replicas>[number]];
  const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: { lanes: [], columns: [] } });
  const work = addLane(board, { map, role: "lane" });
  const [review, doing] = ["review", "implement"].map((role) => addColumn(board, { map, role })) as [
    ColumnId,
    ColumnId,
  ];
  const put = (title: string, lane: LaneId, column: ColumnId, fields: Record<string, string> = {}): CardId => {
    const card = createCardInCell(board, { map, lane, column, index: 9, title });
    for (const [key, value] of Object.entries(fields)) setField(board, "cards", card, key, value);
    return card;
  };
  const sort = (by: LanesBy) => {
    const record = board.state.maps.get(map);
    if (!record) throw new Error("no map");
    const { sorts, emptied } = lanesBy(kind, record, { board }, by);
    return undo.group(() => sortIntoLanes(board, map, sorts, emptied));
  };
  const shown = () =>
    lanesOf(board.state, map).map(({ id, role, title }) => [
      title || role,
      ...[review, doing].map((column) =>
        cellsOf(board.state, map)
          .at(id, column)
          .map(({ card }) => board.state.cards.get(card)?.title),
      ),
    ]);
  return { board, undo, map, work, review, doing, put, sort, shown };
}

describe("lanes of a kanban", () => {
  it("are made of classes of service in one step; the lane that holds nothing then goes, and comes back with undo", () => {
    const { board, undo, map, work, review, doing, put, sort, shown } = atTheKanban();
    const hurry = addLane(board, { map, role: "expedite" });
    put("plain", work, review);
    put("dated", work, doing, { class: "fixed_date" });
    put("second", work, review, { class: "standard" });
    const rush = put("rush", hurry, doing);
    const before = shown();
    sort("class");
    expect(shown()).toEqual([
      ["expedite", [], ["rush"]],
      ["standard", ["plain", "second"], []],
      ["fixed_date", [], ["dated"]],
    ]);
    expect(sort("class"), "again it makes nothing").toEqual([]);
    setField(board, "cards", rush, "class", "intangible");
    const state = { kind, map: board.state.maps.get(map) as never, structure: mapStructure(kind, map, board.state) };
    expect(kanbanFindings({ ...state, state: board.state }).map(({ rule, card }) => [rule, card])).toEqual([
      ["class_elsewhere", rush],
    ]);
    undo.undo();
    undo.undo();
    expect(shown()).toEqual(before);
  });

  it("are made of goals; what serves none stays where it is", () => {
    const { board, map, work, review, doing, put, sort, shown } = atTheKanban();
    addLane(board, { map, role: "theme", title: "Warm homes" });
    put("none", work, review);
    put("one", work, review, { parent_goal: "Warm Homes " });
    put("two", work, doing, { parent_goal: "Fewer calls" });
    sort("goal");
    expect(shown()).toEqual([
      ["lane", ["none"], []],
      ["Warm homes", ["one"], []],
      ["Fewer calls", [], ["two"]],
    ]);
  });
});
