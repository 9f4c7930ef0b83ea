import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, it } from "vitest";
import { dropPicture, dropPictures, keepPicture, MOST_CHARACTERS, MOST_PICTURES, pictureFor } from "@/sync/pictures";

let storage: IDBFactory;
beforeEach(() => {
  storage = new IDBFactory();
});

const keep = (board: string, at = 1, person = "ada", outline = `{"of":"${board}"}`) =>
  keepPicture({ board, person, at, outline }, storage);
const shown = (board: string, person = "ada") => pictureFor(board, person, storage);

it("shows a person the last picture of a board", async () => {
  expect(await shown("a")).toBeNull();
  await keep("a");
  await keep("a", 2, "ada", "{}");
  expect(await shown("a")).toBe("{}");
});

it("shows nobody what another person saw, and throws it away", async () => {
  await keep("a");
  await keep("b", 2, "ben");
  expect(await shown("a", "ben")).toBeNull();
  expect(await shown("a")).toBeNull();
});

it("throws away what was lost, and everything on signing out", async () => {
  await keep("a");
  await keep("b");
  await dropPicture("a", storage);
  expect([await shown("a"), await shown("b")]).toEqual([null, '{"of":"b"}']);
  await dropPictures(storage);
  expect(await shown("b")).toBeNull();
});

it("keeps so many, the latest, and none that is too large", async () => {
  for (let at = 0; at <= MOST_PICTURES; at += 1) await keep(`b${at}`, at);
  expect([await shown("b0"), await shown("b1")]).toEqual([null, '{"of":"b1"}']);
  await keep("b1", 99, "ada", "x".repeat(MOST_CHARACTERS + 1));
  expect(await shown("b1")).toBeNull();
});

it("does without storage", async () => {
  expect(await pictureFor("a", "ada", null)).toBeNull();
  await keepPicture({ board: "a", person: "ada", at: 1, outline: "{}" }, null);
});
