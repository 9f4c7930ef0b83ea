import { card, enter, expect, saved, test, whole, writeCard } from "./stage";

test.use({ ahead: true });

test("edits made offline before a board began anew are shown as a copy beside it", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  const { page: ben, context } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  await writeCard(anna, { x: 500, y: 160 }, "Before");
  await expect(card(ben, "Before")).toBeVisible();
  await saved(anna);
  await whole(ben);
  await context.setOffline(true);
  await expect(ben.getByTestId("save-state")).toHaveAttribute("data-state", "offline");
  await writeCard(ben, { x: 900, y: 600 }, "In the tunnel");

  // What is on the page now; a wall that was opened again is another one.
  await anna.getByTestId("save-state").evaluate((element) => element.setAttribute("data-earlier", ""));
  expect(await stage.server.command("squash", "--board", board.id, "--apply")).toContain("squashed");
  // Anna has nothing that is not saved: her wall is there again by itself, with nothing to decide.
  await expect(anna.locator("[data-earlier]")).toHaveCount(0);
  await saved(anna);
  await writeCard(anna, { x: 900, y: 300 }, "After");
  await saved(anna);
  await expect(card(anna, "Before")).toBeVisible();
  await expect(anna.getByRole("alertdialog")).toHaveCount(0);

  await context.setOffline(false);
  const copies = ben.getByRole("region", { name: "Changes that were not taken are kept on this device" });
  await expect(copies).toContainText(/Kept .* changes, with the whole board/);
  await saved(ben);
  await expect(card(ben, "After")).toBeVisible();
  await expect(card(ben, "In the tunnel")).toHaveCount(0);
  await expect(card(anna, "In the tunnel")).toHaveCount(0);
  await copies.getByRole("button", { name: "Open as a new board" }).click();
  await expect(ben).not.toHaveURL(new RegExp(board.id));
  await expect(card(ben, "In the tunnel")).toBeVisible();
  await expect(card(ben, "Before")).toBeVisible();
});
