import { expect, it } from "vitest";
import type { FoundCard } from "@/api/dto";
import { findEverywhere, MOST_SEARCHED } from "@/ui/across/everywhere";

const card = (board: string) => ({ board, card: "a", standing: "there" }) as FoundCard;
const stop = new AbortController().signal;

it("looks through several boards, and one that does not answer keeps no other", async () => {
  const asked: string[] = [];
  const find = async (board: string) => {
    asked.push(board);
    if (board === "b1") throw new Error("away");
    return [card(board)];
  };
  const boards = Array.from({ length: 30 }, (_, at) => ({ id: `b${at}` }));
  const found = await findEverywhere(boards, "pump", stop, find);
  expect(asked).toHaveLength(MOST_SEARCHED);
  expect(found.map(({ board }) => board)).toEqual(asked.filter((board) => board !== "b1"));
});

it("fails when nobody answers, and finds nothing where there is no board", async () => {
  const away = async () => Promise.reject(new Error("away"));
  await expect(findEverywhere([{ id: "a" }, { id: "b" }], "pump", stop, away)).rejects.toThrow("away");
  expect(await findEverywhere([], "pump", stop, away)).toEqual([]);
});
