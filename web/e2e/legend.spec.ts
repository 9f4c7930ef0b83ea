import { everyEn as en } from "../src/ui/strings/every";
import { accessibilityFaults, card, enter, expect, faultless, saved, test, writeCard } from "./stage";

test("colours mean what the board says, to everybody, in the corner and in what cards are called", async ({
  stage,
}) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  await enter(anna, board);
  await writeCard(anna, { x: 500, y: 300 }, "Call the customer");
  await anna.getByRole("radio", { name: "Design" }).click({ force: true });
  await saved(anna);
  const { page: vera } = await stage.guest(board, "Vera", "viewer");
  await enter(vera, board);

  await anna.keyboard.press("Escape");
  await anna.getByRole("button", { name: en["board.palette"] }).click();
  const palette = anna.getByRole("dialog", { name: en["board.palette"] });
  await palette.getByPlaceholder(en["palette.placeholder"]).fill(en["legend.title"]);
  await anna.keyboard.press("Enter");
  const sheet = anna.getByRole("dialog", { name: en["legend.title"] });
  await sheet.getByRole("textbox", { name: en["paper.paper"], exact: true }).fill("An idea");
  await faultless(anna, "legend", "and more contrast");
  await anna.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  for (const page of [anna, vera]) {
    await expect(page.getByRole("region", { name: en["legend.title"] })).toContainText("An idea");
    await expect(page.getByRole("region", { name: en["legend.title"] }).getByRole("listitem")).toHaveCount(2);
    await expect(card(page, "Call the customer")).toHaveAccessibleName(/An idea/);
  }
  await anna.getByRole("button", { name: en["legend.change"] }).click();
  await expect(sheet).toBeVisible();
  expect(await accessibilityFaults(vera), "the legend in the corner").toEqual([]);
});
