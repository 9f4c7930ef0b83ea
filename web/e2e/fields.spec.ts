import { everyEn as en } from "../src/ui/strings/every";
import { panel } from "./mapParts";
import { card, enter, expect, saved, test } from "./stage";

test("what a card knows is written once, shown on its map to everybody, and leads from goal to item", async ({
  stage,
}) => {
  const board = await stage.board("kanban");
  const { page: anna } = await stage.owner();
  const ben = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben.page, board);

  await card(anna, "Write one idea").click();
  const estimate = panel(anna).getByLabel("Estimate");
  await estimate.fill("much");
  await estimate.press("Enter");
  await expect(panel(anna)).toContainText(en["fields.noNumber"]);
  await estimate.fill("2.5");
  await estimate.press("Enter");
  await panel(anna)
    .getByRole("button", { name: /Class of service/ })
    .click();
  await anna.getByRole("option", { name: "Fixed date" }).click();
  for (const page of [anna, ben.page]) {
    await expect(card(page, "Write one idea").locator(".wall-badge")).toHaveText(["Fixed date", "2.5"]);
    await expect(card(page, "Write one idea")).toHaveAttribute("data-sign", "dashes");
    await expect(card(page, "Write one idea")).toHaveAccessibleName(/Class of service: Fixed date, Estimate: 2.5/);
  }

  await panel(anna).getByRole("button", { name: en["links.add"] }).click();
  const dialog = anna.getByRole("dialog");
  await dialog.getByLabel(en["links.with"]).first().fill("really");
  await anna.keyboard.press("Enter");
  const links = panel(anna).getByRole("region", { name: en["links.title"] });
  await expect(links).toContainText("contributes to");
  await saved(anna);
  await card(ben.page, "What are we really").click();
  await panel(ben.page).getByRole("button", { name: en["links.trace"] }).click();
  await expect(ben.page.getByRole("dialog")).toContainText("Write one idea");
  await expect(ben.page.getByRole("dialog")).toContainText("0 of 1 done");
  await ben.page.keyboard.press("Escape");

  await links.getByRole("button", { name: /^Remove the link/ }).click();
  await expect(links).not.toContainText("contributes to");
});
