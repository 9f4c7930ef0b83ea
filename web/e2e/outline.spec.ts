/** The wall as a tree: read, searched and edited without seeing the wall, while others work on it. */
import { everyEn as en } from "../src/ui/strings/every";
import { cardsIn, cell, lane } from "./mapParts";
import { accessibilityFaults, card, enter, expect, faultless, type Locator, type Page, saved, test } from "./stage";

const active = (page: Page): Locator => page.locator("[role=treeitem][data-active]");
const row = (page: Page, name: string | RegExp): Locator => page.getByRole("treeitem", { name });

/** Types the first letters of an entry as quick fingers do, the next before the last is up: letters with a pause between them are several searches. */
async function typeTo(page: Page, letters: string, name: RegExp): Promise<void> {
  await Promise.all([...letters].map((letter) => page.keyboard.press(letter)));
  await expect(active(page)).toHaveAccessibleName(name);
}

test("in the outline one reads, finds, writes, moves and deletes by keys alone, while others work", async ({
  stage,
}) => {
  test.setTimeout(240_000);
  const board = await stage.board("kanban", "Heat pumps");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  await anna.keyboard.press("Shift+o");
  const tree = anna.getByRole("tree", { name: en["view.outline"] });
  await expect(tree).toBeFocused();
  await expect(active(anna)).toHaveAccessibleName(/^Enterprise kanban, map/);
  await faultless(anna, "outline", "and more contrast");

  // To a cell by its first letters; a new card there, and after Enter the next one, until one stays empty.
  await typeTo(anna, "Work", /^Work, lane/);
  await anna.keyboard.press("ArrowRight");
  await typeTo(anna, "Ana", /^Analysis, cell, 0 cards/);
  await anna.keyboard.press("Control+Enter");
  await expect(anna.locator(".outline textarea")).toBeFocused();
  expect(await accessibilityFaults(anna), "writing in the outline").toEqual([]);
  await anna.keyboard.type("Call the grid");
  await anna.keyboard.press("Enter");
  await expect(anna.locator(".outline textarea")).toHaveValue("");
  await anna.keyboard.type("Ask the neighbours");
  await anna.keyboard.press("Enter");
  await anna.keyboard.press("Enter");
  await expect(tree).toBeFocused();
  const analysis = await cell(ben, "Work", "Analysis");
  await expect(cardsIn(analysis)).toHaveText(["Call the grid", "Ask the neighbours"]);

  // The keyboard stays on the card wherever it goes; what is selected here is selected on the wall.
  await typeTo(anna, "Ask", /^Ask the neighbours/);
  await anna.keyboard.press("Alt+ArrowUp");
  await expect(cardsIn(analysis)).toHaveText(["Ask the neighbours", "Call the grid"]);
  await anna.keyboard.press("Alt+ArrowRight");
  await expect(cardsIn(await cell(ben, "Work", "Ready"))).toHaveText(["Ask the neighbours"]);
  await expect(active(anna)).toHaveAccessibleName(/^Ask the neighbours/);
  await expect(anna.getByTestId("announcements")).toContainText("Work, Ready, card 1 of 1");
  await expect(card(anna, "Ask the neighbours")).toHaveAttribute("data-selected");
  await anna.keyboard.press("Control+z");
  await expect(cardsIn(analysis)).toHaveText(["Ask the neighbours", "Call the grid"]);

  // Renamed in place, letter by letter; two selected and taken to the trash, and back.
  await anna.keyboard.press("F2");
  await anna.keyboard.press("End");
  await anna.keyboard.type(" again");
  await expect(card(ben, "Ask the neighbours again")).toBeVisible();
  await anna.keyboard.press("Escape");
  await anna.keyboard.press("Shift+ArrowDown");
  await expect(anna.locator("[role=treeitem][aria-selected=true]")).toHaveCount(2);
  await anna.keyboard.press("Delete");
  await expect(cardsIn(analysis)).toHaveCount(0);
  await anna.keyboard.press("Control+z");
  await expect(cardsIn(analysis)).toHaveCount(2);

  // Lanes are renamed and moved as well; what Ben does shows, and the keyboard stays where it was.
  await typeTo(anna, "Exp", /^Expedite, lane/);
  await anna.keyboard.press("F2");
  await anna.keyboard.type("At once");
  await anna.keyboard.press("Enter");
  await expect(lane(ben, "At once")).toBeVisible();
  await card(ben, "Call the grid").dblclick();
  await ben.keyboard.press("End");
  await ben.keyboard.type(" operator");
  await ben.keyboard.press("Escape");
  await saved(ben);
  await expect(row(anna, /^Call the grid operator/)).toBeVisible();
  await expect(active(anna)).toHaveAccessibleName(/^At once, lane/);

  // Only what was asked for, with what is above it; Enter goes there on the wall, and the key comes back.
  await anna.getByLabel(en["outline.find"]).fill("OPERATOR");
  await anna.keyboard.press("Enter");
  await expect(anna.getByRole("treeitem")).toHaveCount(4);
  await anna.keyboard.press("End");
  await anna.keyboard.press("Enter");
  await expect(card(anna, "Call the grid operator")).toBeFocused();
  await anna.keyboard.press("Shift+o");
  await expect(tree).toBeFocused();
  await expect(active(anna)).toHaveAccessibleName(/^Call the grid operator/);
  await anna.keyboard.press("Shift+F10");
  await anna.getByRole("menuitem", { name: en["card.move.right"] }).focus();
  await anna.keyboard.press("Enter");
  await expect(cardsIn(await cell(ben, "Work", "Ready"))).toHaveText(["Call the grid operator"]);
  await saved(anna);
});
