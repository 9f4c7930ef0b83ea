import { expect, it } from "vitest";
import { createMap } from "@/document/commands/maps";
import { seededBoard } from "@/document/replicas.fixture";
import { kinds } from "@/maps/kinds";
import { exampleOf, hasExample } from "@/maps/starter";
import { mapStructure } from "@/maps/structure";

const withExample = [...kinds.values()].filter(({ example }) => example);
const withTemplate = [...kinds.values()].filter(({ example, starter }) => !example && starter.examples.length > 0);

it("every kind has something to look at", () => {
  expect([...kinds.values()].filter((kind) => !hasExample(kind)).map(({ key }) => key)).toEqual([]);
});

it.each(withTemplate.map((kind) => [kind.key, kind] as const))(
  "the example of a %s is what its template shows: cards, headers and values of cells",
  (_, kind) => {
    const board = seededBoard();
    const starter = exampleOf(kind, "en");
    if (!starter) throw new Error("there is an example");
    const map = createMap(board, { kind: kind.key, pos: { x: 0, y: 0 }, starter });
    const { unplaced } = mapStructure(kind, map, board.state);
    expect(unplaced).toEqual([]);
    const { examples } = kind.starter;
    const titles = [...board.state.cards.values(), ...board.state.columns.values()].map(({ title }) => title);
    for (const { title } of examples) if (title) expect(titles).toContain(title.en);
    const values = examples.filter(({ lane, title }) => lane !== undefined && title === undefined);
    expect(board.state.cells.size).toBe(values.length);
    expect(board.state.maps.get(map)?.fields.get("example")).toBe(true);
  },
);

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
