import { signal } from "@preact/signals-core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createCardInCell, moveCardsToCell } from "@/document/commands/cells";
import { addColumn } from "@/document/commands/columns";
import { addLane } from "@/document/commands/lanes";
import { createMap } from "@/document/commands/maps";
import { deliverAll, type Replica, replicas } from "@/document/replicas.fixture";
import { startSoftStop } from "@/ui/kanban/softStop";
import { fetchWords } from "@/ui/strings/words";
import { toasts } from "@/ui/toasts/toasts";
import type { WallRoom } from "@/ui/wall/room";

function kanban() {
  const people = replicas(2);
  const [{ board, undo }, other] = people as [Replica, Replica];
  const map = createMap(board, { kind: "kanban", pos: { x: 0, y: 0 }, starter: { lanes: [], columns: [] } });
  const lane = addLane(board, { map, role: "lane" });
  const from = addColumn(board, { map, role: "funnel" });
  const into = addColumn(board, { map, role: "review", title: "Review", limit: 1 });
  const cards = ["a", "b", "c"].map((title, index) =>
    createCardInCell(board, { map, lane, column: from, index, title }),
  );
  deliverAll(people);
  const writing = { wall: { editing: signal(null) }, writingNotes: signal(false) };
  const room = { board, undo, people: signal([]), ...writing } as unknown as WallRoom;
  const move = (which: number, who: Replica["board"] = board) =>
    moveCardsToCell(who, { map, lane, column: into, cards: cards.slice(which, which + 1), index: 9 });
  return { people, other, undo, room, move };
}

const settled = (): readonly string[] => {
  vi.advanceTimersByTime(500);
  return toasts.value.map(({ text }) => text);
};

beforeEach(async () => {
  await fetchWords(["kanban", "maps"], "en");
  vi.useFakeTimers();
  toasts.value = [];
});
afterEach(() => void vi.useRealTimers());

it("says so when a move of one's own goes over a limit, and takes it back", () => {
  const { room, move } = kanban();
  const end = startSoftStop(room);
  move(0);
  expect(settled()).toEqual([]);
  move(1);
  expect(settled()).toEqual([
    "Review holds 2 cards; you agreed on 1. You can leave it like this; it is shown until it fits.",
  ]);
  toasts.value[0]?.action?.run();
  expect(room.board.state.placements.size).toBe(1);
  toasts.value = [];
  expect(settled()).toEqual([]);
  end();
});

it("is silent about what others do, about undo, and about what was over its limit before", () => {
  const { people, other, undo, room, move } = kanban();
  move(0);
  move(1);
  const end = startSoftStop(room);
  undo.undo();
  expect(settled()).toEqual([]);
  undo.redo();
  expect(settled()).toEqual([]);
  move(2, other.board);
  deliverAll(people);
  expect(settled()).toEqual([]);
  end();
});
