/** Cards across boards: linked, copied with their origin, told in short, found again; and nothing to those who may not see. */
import { everyEn as en } from "../src/ui/strings/every";
import { accessibilityFaults, card, enter, expect, type Page, saved, test, writeCard } from "./stage";

/** Does one thing by its name. */
async function byName(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: en["board.palette"] });
  await palette.waitFor();
  await page.keyboard.type(name);
  await page.getByRole("menuitem", { name }).first().waitFor();
  await page.keyboard.press("Enter");
  await expect(palette).toHaveCount(0);
}

test("a card is linked with one on another board and copied there; both say how the other one stands", async ({
  stage,
}) => {
  const goals = await stage.board("empty", "Goals");
  const work = await stage.board("kanban", "Work");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(goals, "Ben");
  await enter(anna, work);
  await writeCard(anna, { x: 700, y: 800 }, "Call the installer");
  await saved(anna);
  await enter(anna, goals);
  await writeCard(anna, { x: 300, y: 790 }, "Warm houses");
  await card(anna, "Warm houses").click();
  await byName(anna, en["across.link"]);
  const dialog = anna.getByRole("dialog", { name: en["across.link"] });
  await dialog.getByRole("textbox", { name: en["links.with"] }).fill("call inst");
  const found = dialog.getByRole("menuitem", { name: "Call the installer" });
  await expect(found).toBeVisible();
  expect(await accessibilityFaults(anna)).toEqual([]);
  await anna.keyboard.press("Enter");
  const links = anna.getByRole("region", { name: en["links.title"] });
  await expect(links.getByRole("button", { name: /contributes to.*Call the installer/ })).toContainText("Work");
  await expect(card(anna, "Warm houses")).toContainText("↗");
  await saved(anna);

  // Who may not open the other board learns nothing of the card.
  await enter(ben, goals);
  await card(ben, "Warm houses").click();
  await expect(ben.getByRole("region", { name: en["links.title"] })).toContainText(en["across.closed"]);
  await expect(ben.getByText("Call the installer")).toHaveCount(0);

  // A copy stands for its original, and the way back is one press.
  await byName(anna, en["across.copy"]);
  await anna.getByRole("button", { name: en["across.copyGo"] }).click();
  await expect(anna.getByText("Copied from “Goals”.").first()).toBeVisible();
  const origin = anna.getByRole("region", { name: en["across.origin"] });
  await expect(origin.getByRole("button", { name: /Warm houses/ })).toContainText("Goals");
  await saved(anna);
  expect(await accessibilityFaults(anna)).toEqual([]);

  // It is deleted there: that is said here, as soon as somebody looks again.
  await card(ben, "Warm houses").click();
  await ben.keyboard.press("Delete");
  await saved(ben);
  await expect(async () => {
    await anna.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(origin).toContainText("“Warm houses” was deleted on its board.", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
});
