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

test("what lies on the wall is framed, sized, grouped, locked, linked and found again without a mouse", async ({
  stage,
}) => {
  const board = await stage.board("empty");
  const { page } = await stage.owner();
  await enter(page, board);
  const [grid, neighbours] = [card(page, "Call the grid"), card(page, "Ask the neighbours")];
  const said = page.getByTestId("announcements");
  for (const text of ["Call the grid", "Ask the neighbours"]) {
    await page.keyboard.press("n");
    await expect(page.locator("textarea")).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press("Escape");
    await expect(card(page, text)).toBeFocused();
  }

  // Wider and taller, and back by the same steps.
  const size = () => neighbours.boundingBox().then((box) => [box?.width, box?.height]);
  const before = await size();
  await page.keyboard.press("Alt+Shift+d");
  await page.keyboard.press("Alt+Shift+s");
  await expect(said).toContainText(/wide/);
  await expect.poll(async () => (await size()).every((side, at) => (side ?? 0) > (before[at] ?? 0))).toBe(true);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(size).toEqual(before);

  // Linked with the other one.
  await page.keyboard.press("Shift+l");
  await expect(page.getByRole("textbox", { name: en["links.with"] })).toBeFocused();
  await page.keyboard.type("grid");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Call the grid" })).toHaveAttribute("data-focused", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: en["links.title"] })).toContainText("Call the grid");

  // Moved aside, then both together: a group that stays where it is once it is locked.
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("Alt+Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Control+g");
  await expect(said).toContainText("2 things grouped");
  await page.keyboard.press("Control+Shift+l");
  await expect(said).toContainText("2 locked");
  const where = await middle(neighbours);
  await page.keyboard.press("Alt+Shift+ArrowDown");
  expect(await middle(neighbours)).toEqual(where);
  await page.keyboard.press("Alt+Shift+l");
  await expect(said).toContainText("2 unlocked");
  await page.keyboard.press("Control+Shift+g");
  await expect(said).toContainText("Ungrouped");

  // A frame with a name.
  await run(page, "New: Frame");
  await page.locator(".wall-item textarea").waitFor();
  await page.keyboard.type("Before winter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: /Before winter/ })).toBeFocused();

  // Found by its words, and gone to by its name.
  await page.keyboard.press("Control+f");
  await page.keyboard.type("neigh");
  await page.keyboard.press("Enter");
  await expect(said).toContainText("1 of 1: Ask the neighbours");
  await page.keyboard.press("Escape");
  await run(page, "Call the grid");
  await expect(grid).toBeFocused();
  await saved(page);
});
