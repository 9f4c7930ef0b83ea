import { expect, it } from "vitest";
import { createMap } from "@/document/commands/maps";
import { seededBoard } from "@/document/replicas.fixture";
import { kinds } from "@/maps/kinds";
import { exampleOf } from "@/maps/starter";
import { mapStructure } from "@/maps/structure";

const withExample = [...kinds.values()].filter(({ example }) => example);

it.each(withExample.map((kind) => [kind.key, kind] as const))(
  "the example of a %s stands in its cells, and says what it is",
  (_, kind) => {
    for (const language of ["en", "de"] as const) {
      const board = seededBoard();
      const starter = exampleOf(kind, language);
      if (!starter) throw new Error("there is an example");
      const map = createMap(board, { kind: kind.key, pos: { x: 0, y: 0 }, starter });
      const structure = mapStructure(kind, map, board.state);
      expect(structure.unplaced).toEqual([]);
      const titles = structure.lanes.flatMap(({ lane }) =>
        structure.leaves.flatMap(({ column }) =>
          structure.cardsIn(lane.id, column.id).map((card) => board.state.cards.get(card)?.title),
        ),
      );
      expect(titles.sort()).toEqual(kind.example?.cards.map(({ title }) => title[language]).sort());
      expect(board.state.maps.get(map)?.fields.get("example")).toBe(true);
    }
  },
);
