import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCard, deleteCards, restoreCards } from "@/document/commands/cards";
import { createCardInCell, moveCardsToCell, takeOffMap } from "@/document/commands/cells";
import { addColumn, deleteColumn } from "@/document/commands/columns";
import { setField } from "@/document/commands/fields";
import { addLane, deleteLane, setLimit } from "@/document/commands/lanes";
import { createMap } from "@/document/commands/maps";
import { seededBoard } from "@/document/replicas.fixture";
import { createUndo } from "@/document/undo";
import { kinds } from "@/maps/kinds";
import { starterOf } from "@/maps/starter";
import { WarningKeeper } from "@/maps/warningKeeper";
import { warnings } from "@/maps/warnings";

const part = fc.double({ min: 0, max: 0.999_999, noNaN: true });
const WHAT = [
  "card",
  "move",
  "move",
  "off",
  "drop",
  "back",
  "field",
  "lane",
  "unlane",
  "column",
  "uncolumn",
  "limit",
  "undo",
] as const;
const deed = fc.record({ what: fc.constantFrom(...WHAT), a: part, b: part, c: part });

function pick<T>(from: Iterable<T>, which: number): T | undefined {
  const all = [...from];
  return all[Math.floor(which * all.length)];
}

describe("kept warnings", () => {
  it("are those of a fresh look, after whatever was done", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const board = seededBoard();
        const undo = createUndo(board);
        const kind = kinds.get("kanban");
        if (!kind) throw new Error("no kanban");
        const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: starterOf(kind, "en") });
        const keeper = new WarningKeeper(board.state);
        board.subscribe((change) => keeper.apply(board.state, change));
        for (const { what, a, b, c } of deeds) {
          const { state } = board;
          const [card, lane, column] = [
            pick(state.cards.keys(), a),
            pick(state.lanes.keys(), b),
            pick(state.columns.keys(), c),
          ];
          if (what === "undo") undo.undo();
          if (what === "lane") addLane(board, { map, role: a < 0.3 ? "expedite" : "lane" });
          if (what === "column")
            addColumn(board, { map, role: "review", title: "t", ...(card && a < 0.5 ? { card } : {}) });
          if (lane && column) {
            const cell = { map, lane, column };
            if (what === "card") createCardInCell(board, { ...cell, index: 0, title: "made" });
            if (what === "move" && card) moveCardsToCell(board, { ...cell, cards: [card], index: Math.floor(a * 4) });
            if (what === "unlane") deleteLane(board, lane);
            if (what === "uncolumn") deleteColumn(board, column);
            if (what === "limit") setLimit(board, a < 0.5 ? { lane } : { column }, Math.floor(b * 3));
          }
          if (what === "card" && a < 0.2) createCard(board, { pos: { x: 0, y: 0 } });
          if (card && what === "off") takeOffMap(board, { card, map });
          if (card && what === "drop") deleteCards(board, [card]);
          if (card && what === "back") restoreCards(board, [card]);
          if (card && what === "field") setField(board, "cards", card, "class", a < 0.5 ? "fixed_date" : null);
          const record = board.state.maps.get(map);
          if (record && !record.deleted) expect(keeper.warningsOf(map)).toEqual(warnings(kind, record, board.state));
        }
      }),
      { seed: 20_261_128, numRuns: 60 },
    );
  });
});
