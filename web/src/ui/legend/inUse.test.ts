import { expect, it } from "vitest";
import { createCard, deleteCards, setDiscipline } from "@/document/commands/cards";
import { setLegend } from "@/document/commands/legend";
import { seededBoard } from "@/document/replicas.fixture";
import { disciplinesInUse, hasLegend } from "@/ui/legend/inUse";

it("a legend explains the disciplines that living cards have, in the order they are offered, and colours that mean something", () => {
  const board = seededBoard();
  const [one, two] = ["One", "Two"].map((title) => createCard(board, { pos: { x: 0, y: 0 }, title }));
  if (!one || !two) throw new Error("no cards");
  expect(hasLegend(board.state)).toBe(false);
  setDiscipline(board, [two], "design");
  setDiscipline(board, [one], "operations");
  expect(disciplinesInUse(board.state)).toBe("design,operations");
  deleteCards(board, [two]);
  setDiscipline(board, [one], "of a later version");
  expect([disciplinesInUse(board.state), hasLegend(board.state)]).toEqual(["", false]);
  setLegend(board, "yellow", "Idea");
  expect(hasLegend(board.state)).toBe(true);
});
