import { everyEn as en } from "../src/ui/strings/every";
import { card, enter, expect, middle, saved, test, writeCard } from "./stage";

test("a snapshot is taken with a name, listed, opened to look at, and never changes", async ({ stage }) => {
  const board = await stage.board("empty", "Heat pumps");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  await writeCard(anna, { x: 500, y: 160 }, "As it was");
  await expect(card(ben, "As it was")).toBeVisible();
  await anna.getByRole("button", { name: en["board.snapshots"], exact: true }).click();
  const dialog = anna.getByRole("dialog", { name: en["board.snapshots"] });
  await expect(dialog).toContainText(en["snapshot.none"]);
  await dialog.getByLabel(en["snapshot.label"]).fill("Before the review");
  await dialog.getByRole("button", { name: en["snapshot.take"] }).click();
  await expect(dialog.getByRole("link", { name: /Before the review.*one card/ })).toBeVisible();
  await dialog.getByRole("button", { name: en["action.close"] }).click();

  await card(ben, "As it was").dblclick();
  await ben.keyboard.press("End");
  await ben.keyboard.type(" no longer");
  await ben.keyboard.press("Escape");
  await writeCard(ben, { x: 900, y: 600 }, "Written later");
  await expect(card(anna, "Written later")).toBeVisible();
  await saved(ben);

  await ben.getByRole("button", { name: en["board.snapshots"], exact: true }).click();
  await ben.getByRole("link", { name: /Before the review/ }).click();
  await expect(ben.getByRole("heading", { level: 1, name: "Before the review" })).toBeVisible();
  await expect(ben.locator(".wall-card-title")).toHaveText(["As it was"]);

  // Nothing can be written there: no tools, no new card, no text field, nothing moves, nothing is deleted.
  await expect(ben.getByRole("toolbar", { name: en["tool.rail"] })).toHaveCount(0);
  const where = await middle(card(ben, "As it was"));
  await ben.mouse.dblclick(where.x, where.y + 300);
  await card(ben, "As it was").dblclick();
  await expect(ben.locator("textarea")).toHaveCount(0);
  await ben.mouse.move(where.x, where.y);
  await ben.mouse.down();
  await ben.mouse.move(where.x + 200, where.y + 100, { steps: 5 });
  await ben.mouse.up();
  await card(ben, "As it was").click();
  await ben.keyboard.press("Delete");
  await expect(ben.locator(".wall-card-title")).toHaveText(["As it was"]);
  expect(await middle(card(ben, "As it was"))).toEqual(where);
  await ben.reload();
  await expect(ben.locator(".wall-card-title")).toHaveText(["As it was"]);
  await ben.getByRole("button", { name: en["snapshot.today"] }).click();
  await expect(card(ben, "As it was no longer")).toBeVisible();
  await expect(card(ben, "Written later")).toBeVisible();
});
