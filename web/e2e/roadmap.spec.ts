import { everyEn as en } from "../src/ui/strings/every";
import { cell, column, columns } from "./mapParts";
import { accessibilityFaults, card, enter, expect, saved, test } from "./stage";

test("a roadmap gets its quarters, and goes on to the next one in one step", async ({ stage }) => {
  const board = await stage.board("roadmap");
  const { page } = await stage.owner();
  await page.clock.setFixedTime(new Date("2026-11-10T10:00:00Z"));
  await enter(page, board);
  const title = page.getByRole("heading", { name: "Roadmap" }).first();
  await title.click();
  await page.getByRole("button", { name: en["roadmap.begin"].replace("{quarter}", "Q4 2026") }).click();
  await expect(columns(page, 0)).toHaveText(["Q4 2026", "Q1 2027", "Q2 2027", "Q3 2027", "Beyond"]);
  await saved(page);

  // Half a year later: what was planned for the first quarter of the year comes along.
  await page.clock.setFixedTime(new Date("2027-04-01T10:00:00Z"));
  const roll = page.getByRole("button", { name: en["roadmap.roll"].replace("{quarter}", "Q2 2027") });
  await page.keyboard.press("Escape");
  await title.click();
  await roll.click();
  await expect(roll).toBeHidden();
  await expect(column(page, "Q1 2028")).toBeAttached();
  const now = await cell(page, "Value stream", "Q2 2027");
  await expect(now.locator("[data-card-id]")).toHaveText(/Which problem do we solve next\?/);
  await saved(page);
  const says = page.getByRole("region", { name: en["roadmap.says"] });
  await expect(says.getByRole("button", { name: en["roadmap.carried"] })).toContainText("1");
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole("button", { name: en["action.undo"] }).last().click();
  await expect(roll).toBeVisible();
  await expect(card(page, "Which problem do we solve next?")).toBeVisible();

  // What holds for many cards is one sentence, and unfolds into the way to each.
  await page.getByRole("button", { name: en["example.look"] }).click();
  const told = page.getByRole("region", { name: en["map.tells"] });
  const many = told.getByText("7 cards serve no objective.");
  const last = told.getByRole("button", { name: "Heat and power from one hand" });
  await expect(many).toBeVisible();
  await expect(last).toBeHidden();
  await many.click();
  await last.click();
  await expect(card(page, "Heat and power from one hand")).toBeInViewport();
});
