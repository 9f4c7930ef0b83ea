import { expect, it } from "vitest";
import { moveCardToCell } from "@/document/commands/cells";
import { smallWall } from "@/tools/wall.fixture";
import type { Direction } from "@/tools/wallContract";
import { nextSeat, seatOf } from "@/ui/outline/outlineSteps";

it("a card goes through its cell and beyond, to the edge of the map and no further", () => {
  const { board, map, stacked, sheet, free } = smallWall();
  const [one, two] = stacked;
  const { laneHeaders } = sheet().layout;
  const { leaves } = sheet();
  const step = (direction: Direction): boolean => {
    const seat = seatOf(board.state, map, two);
    const to = seat && nextSeat(board.state, two, seat, direction);
    if (to) moveCardToCell(board, { ...to, card: two });
    return to !== null;
  };
  const where = () => {
    const seat = seatOf(board.state, map, two);
    return [
      laneHeaders.findIndex(({ lane }) => lane === seat?.lane),
      leaves.findIndex(({ column }) => column === seat?.column),
      seat?.index,
    ];
  };
  expect(where()).toEqual([0, 0, 1]);
  expect([step("up"), where()]).toEqual([true, [0, 0, 0]]);
  expect([step("up"), where()]).toEqual([false, [0, 0, 0]]);
  expect([step("down"), step("down"), where()]).toEqual([true, true, [0, 0, 2]]);
  expect([step("down"), where()]).toEqual([true, [1, 0, 0]]);
  expect([step("up"), where()]).toEqual([true, [0, 0, 2]]);
  expect([step("left"), step("right"), where()]).toEqual([false, true, [0, 1, 0]]);
  expect(seatOf(board.state, map, one)).toMatchObject({ index: 0 });
  expect(seatOf(board.state, map, free[0])).toBeNull();
});
