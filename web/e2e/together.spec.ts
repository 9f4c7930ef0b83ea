import { card, drag, enter, expect, middle, saved, test, writeCard } from "./stage";

test("two people type in one card at once, character by character", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  await writeCard(anna, { x: 600, y: 160 }, "START END");
  await expect(card(ben, "START END")).toBeVisible();
  await card(anna, "START").dblclick();
  await card(ben, "START").dblclick();
  await anna.keyboard.press("Home");
  await ben.keyboard.press("End");
  await Promise.all([anna.keyboard.type("anna ", { delay: 30 }), ben.keyboard.type(" ben", { delay: 30 })]);
  for (const page of [anna, ben]) {
    await expect(page.locator("[data-card-id] textarea")).toHaveValue("anna START END ben");
  }
  await anna.keyboard.press("Escape");
  await ben.keyboard.press("Escape");
  await saved(anna);
  await saved(ben);
});

test("a moved card moves for the other person, and each undoes only what is their own", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  await writeCard(anna, { x: 500, y: 160 }, "From Anna");
  await writeCard(ben, { x: 900, y: 600 }, "From Ben");
  const start = await middle(card(anna, "From Anna"));
  await drag(anna, start, { x: start.x + 160, y: start.y + 120 });
  await expect
    .poll(async () => Math.round((await middle(card(ben, "From Anna"))).x - (await middle(card(anna, "From Anna"))).x))
    .toBe(0);
  const moved = await middle(card(ben, "From Anna"));
  expect(Math.round(moved.x - start.x)).toBe(160);
  await ben.keyboard.press("Control+z");
  await expect(card(anna, "From Ben")).toHaveCount(0);
  expect(await middle(card(ben, "From Anna"))).toEqual(moved);
  await anna.keyboard.press("Control+z");
  await expect.poll(async () => Math.round((await middle(card(ben, "From Anna"))).x - start.x)).toBe(0);
  await anna.keyboard.press("Control+Shift+z");
  await expect.poll(async () => Math.round((await middle(card(ben, "From Anna"))).x - start.x)).toBe(160);
});
