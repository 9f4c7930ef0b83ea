/** What is to be seen of a board that is on its way. */
import type { Page } from "@playwright/test";
import { card, enter, expect, saved, test, writeCard } from "./stage";

test.use({ ahead: true });

/** How many boards have a picture in this browser. */
const pictures = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open("walkboard.pictures");
        opening.onsuccess = () => {
          const database = opening.result;
          const done = (count: number): void => {
            database.close();
            resolve(count);
          };
          if (!database.objectStoreNames.contains("pictures")) return done(0);
          const asked = database.transaction("pictures").objectStore("pictures").count();
          asked.onsuccess = () => done(asked.result);
        };
      }),
  );

const lookedAt = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLElement>(".wall-world")?.style.transform ?? "");

test("who comes back sees the board as they left it, can look around at once, and goes on there", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page } = await stage.owner();
  await enter(page, board);
  await writeCard(page, { x: 500, y: 160 }, "Seen before");
  await saved(page);
  await page.getByRole("button", { name: "To the shelf" }).click();
  await expect.poll(() => pictures(page)).toBe(1);
  // The board itself is not in this browser, and the server takes its time.
  await page.evaluate(() => indexedDB.deleteDatabase("walkboard"));
  let letIn = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await page.routeWebSocket(/\/sync\//, async (socket) => {
    await gate;
    socket.connectToServer();
  });
  await page.goto(`/b/${board.id}`);
  const wall = page.getByRole("main");
  await expect(card(page, "Seen before")).toBeVisible();
  await expect(wall).toHaveAttribute("aria-busy", "true");
  await expect(page.getByRole("toolbar", { name: "Tools" })).toBeHidden();
  const before = await lookedAt(page);
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => lookedAt(page)).not.toBe(before);
  const moved = await lookedAt(page);
  letIn();
  await saved(page);
  await expect(wall).not.toHaveAttribute("aria-busy", "true");
  await expect(card(page, "Seen before")).toBeVisible();
  expect(await lookedAt(page)).toBe(moved);
  await writeCard(page, { x: 900, y: 500 }, "Goes on");
  await saved(page);
});
