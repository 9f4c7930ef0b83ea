// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { expect, it } from "vitest";
import { createCard, setColor } from "@/document/commands/cards";
import type { RecordId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { createUndo } from "@/document/undo";
import { toasts } from "@/ui/toasts/toasts";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo, undoAndTell } from "@/ui/wall/undoAndTell";

function room() {
  const board = seededBoard();
  const editing = signal<RecordId | null>(null);
  const made = { board, undo: createUndo(board), wall: { editing }, writingNotes: signal(false) };
  const card = createCard(board, { pos: { x: 0, y: 0 }, title: "Plan" });
  return { ...made, editing, card, room: made as unknown as WallRoom };
}

const told = (): string[] => toasts.peek().map(({ text }) => text);

it("the way back beside what was done goes when something else is done, so that it takes back nothing else", () => {
  const { board, card, editing, room: here } = room();
  setColor(board, [card], "pink");
  tellWithUndo(here, "Pink");
  expect(told()).toEqual(["Pink"]);
  setColor(board, [card], "blue");
  expect(told()).toEqual([]);
  tellWithUndo(here, "Blue");
  tellWithUndo(here, "Blue again");
  expect(told()).toEqual(["Blue", "Blue again"]);
  toasts.peek()[0]?.action?.run();
  expect([board.state.cards.get(card)?.color, told()]).toEqual(["pink", []]);
  tellWithUndo(here, "Back");
  editing.value = card;
  expect(told()).toEqual([]);
  editing.value = null;
  tellWithUndo(here, "Once more");
  undoAndTell(here);
  expect(told()).toEqual([]);
});
