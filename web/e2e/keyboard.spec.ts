import { everyEn as en } from "../src/ui/strings/every";
import { cardsIn, cell } from "./mapParts";
import { card, enter, expect, middle, type Page, saved, test } from "./stage";

/** Runs an action by its name, without a mouse. */
async function run(page: Page, action: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: en["board.palette"] })).toBeVisible();
  await page.keyboard.type(action);
  await page.keyboard.press("Enter");
}

test("the whole way without a mouse: write, move, place, undo, share, leave", async ({ stage }) => {
  const board = await stage.board("kanban", "Heat pumps");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(ben, board);
  await anna.goto("/");
  await anna.getByRole("link", { name: "Heat pumps" }).waitFor();
  await anna.getByRole("link", { name: "Heat pumps" }).focus();
  await anna.keyboard.press("Enter");
  await saved(anna);

  // A free card, written and moved.
  await anna.keyboard.press("n");
  await expect(anna.locator("textarea")).toBeFocused();
  await anna.keyboard.type("Only keys");
  await anna.keyboard.press("Escape");
  await expect(card(anna, "Only keys")).toBeFocused();
  await expect(card(ben, "Only keys")).toBeVisible();
  const before = await middle(card(anna, "Only keys"));
  await anna.keyboard.press("Alt+Shift+ArrowUp");
  await anna.keyboard.press("Alt+Shift+ArrowUp");
  await expect.poll(async () => (await middle(card(anna, "Only keys"))).y).toBeLessThan(before.y);
  await anna.keyboard.press("Control+z");
  await anna.keyboard.press("Control+z");
  await expect.poll(async () => (await middle(card(anna, "Only keys"))).y).toBe(before.y);

  // Placed on the map as well, then carried through it by arrows, cell by cell.
  await anna.keyboard.press("p");
  const place = anna.getByRole("dialog", { name: en["card.place"] });
  await expect(place).toBeVisible();
  await place.getByRole("button", { name: /Enterprise kanban/ }).focus();
  await anna.keyboard.press("Tab");
  await anna.keyboard.press("ArrowDown");
  await anna.getByRole("option", { name: "Work" }).waitFor();
  await anna.keyboard.type("Work");
  await anna.keyboard.press("Enter");
  await anna.keyboard.press("Tab");
  await anna.keyboard.press("Tab");
  await anna.keyboard.press("Enter");
  await expect(place).toHaveCount(0);
  const funnel = await cell(ben, "Work", "Funnel");
  await expect(cardsIn(funnel)).toHaveText(["Write one idea per card", "Only keys"]);
  await cell(anna, "Work", "Funnel").then((found) => found.locator("[data-card-id]").nth(1).focus());
  await anna.keyboard.press("Alt+ArrowUp");
  await expect(cardsIn(funnel)).toHaveText(["Only keys", "Write one idea per card"]);
  await anna.keyboard.press("Alt+ArrowRight");
  await expect(cardsIn(await cell(ben, "Work", "Review"))).toContainText(["Only keys"]);
  await anna.keyboard.press("Control+z");
  await expect(cardsIn(funnel)).toHaveText(["Only keys", "Write one idea per card"]);

  // Arrows walk from cell to cell; Enter writes in an empty one, Tab goes on in the next.
  await anna.keyboard.press("ArrowRight");
  await anna.keyboard.press("ArrowRight");
  await anna.keyboard.press("Enter");
  await expect(anna.locator("textarea")).toBeFocused();
  await anna.keyboard.type("Think it through");
  await anna.keyboard.press("Tab");
  await expect(anna.locator("textarea")).toHaveValue("");
  await anna.keyboard.type("Ready to go");
  await anna.keyboard.press("Escape");
  await expect(cardsIn(await cell(ben, "Work", "Analysis"))).toHaveText(["Think it through"]);
  await expect(cardsIn(await cell(ben, "Work", "Ready"))).toHaveText(["Ready to go"]);

  await run(anna, "Share");
  const dialog = anna.getByRole("dialog", { name: en["share.title"] });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: en["share.make"] }).focus();
  await anna.keyboard.press("Enter");
  await expect(dialog.getByLabel(en["share.link"], { exact: true })).toHaveValue(/join#/);
  const endings = dialog.getByRole("button", { name: en["share.revoke"] });
  await expect(endings).toHaveCount(2);
  await endings.last().focus();
  await anna.keyboard.press("Enter");
  await expect(endings).toHaveCount(1);
  // What had the keyboard is gone: it stays in the dialog, on the way out.
  await expect(dialog.getByRole("button", { name: en["action.close"] })).toBeFocused();
  await anna.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await run(anna, "History");
  const snapshots = anna.getByRole("dialog", { name: en["board.snapshots"] });
  await snapshots.getByRole("button", { name: en["snapshot.take"] }).focus();
  await anna.keyboard.press("Enter");
  await expect(snapshots.getByRole("link")).toHaveCount(1);
  await snapshots.getByRole("link").focus();
  await anna.keyboard.press("Escape");
  await expect(snapshots).toHaveCount(0);
  await saved(anna);
  await run(anna, "To the shelf");
  await expect(anna.getByRole("heading", { name: en["shelf.title"] })).toBeVisible();
});
