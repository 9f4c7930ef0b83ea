/** A card that cannot go on says so, to everybody, until somebody lets it go on. */
import { card, enter, expect, saved, test, writeCard } from "./stage";

test("a blocked card says why and since when, and is let go on by somebody else", async ({ stage }) => {
  const board = await stage.board("empty");
  const owner = await stage.owner();
  await enter(owner.page, board);
  await writeCard(owner.page, { x: 500, y: 160 }, "Install the pump");
  await card(owner.page, "Install the pump").click();
  await owner.page.keyboard.press("b");
  await owner.page.getByLabel("What is in the way?").fill("No crane");
  await owner.page.keyboard.press("Enter");
  await expect(owner.page.getByRole("dialog")).toHaveCount(0);
  await expect(card(owner.page, "Install the pump")).toContainText("Blocked · today");
  await saved(owner.page);

  const guest = await stage.guest(board, "Ben");
  await enter(guest.page, board);
  const seen = guest.page.getByRole("listitem", { name: /Install the pump, blocked since .*: No crane/ });
  await expect(seen).toBeVisible();
  await seen.click();
  await expect(guest.page.getByRole("region", { name: "Blocked" })).toContainText(`said by ${owner.name}`);
  await guest.page.getByRole("button", { name: "Unblock" }).click();
  await expect(card(owner.page, "Install the pump")).not.toContainText("Blocked");

  // Undo is one person's own: what Ben let go on stays so.
  await owner.page.keyboard.press("Control+z");
  await expect(card(owner.page, "Install the pump")).not.toContainText("Blocked");
  await guest.page.keyboard.press("Control+z");
  await expect(card(owner.page, "Install the pump")).toContainText("Blocked · today");
});
