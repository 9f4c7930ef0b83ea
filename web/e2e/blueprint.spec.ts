import { everyEn as en } from "../src/ui/strings/every";
import { accessibilityFaults, card, enter, expect, type Page, saved, test } from "./stage";

const FIRST = "What does the customer do first?";
const SYSTEM = "Which system or partner helps?";

/** Does one thing by its name: the palette finds cards and actions. */
async function byName(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: en["board.palette"] });
  await palette.waitFor();
  await page.keyboard.type(name);
  await page.getByRole("menuitem", { name }).first().waitFor();
  await page.keyboard.press("Enter");
  await expect(palette).toHaveCount(0);
}

test("arrows between cells are drawn by name or by hand, and the blueprint says what it finds", async ({ stage }) => {
  const board = await stage.board("service_blueprint");
  const { page } = await stage.owner();
  await enter(page, board);
  await byName(page, FIRST);
  await byName(page, en["arrow.to"]);
  await page.getByRole("dialog", { name: en["arrow.title"] }).waitFor();
  await page.keyboard.type(SYSTEM);
  await page.getByRole("menuitem", { name: SYSTEM }).first().waitFor();
  await page.keyboard.press("Enter");
  const arrow = page.getByRole("region", { name: en["panel.arrow"] });
  await expect(arrow).toContainText(`“${FIRST}`);
  await arrow.getByLabel(en["panel.name"]).fill("once signed");
  await page.keyboard.press("Enter");
  await arrow.getByRole("button", { name: en["arrow.turn"] }).click();
  await expect(arrow.getByText(`“${SYSTEM}`)).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page), colorScheme).toEqual([]);
  }
  await arrow.getByRole("button", { name: en["arrow.delete"] }).click();
  await expect(arrow).toBeHidden();
  await page.getByRole("button", { name: en["action.undo"] }).last().click();
  await saved(page);

  // By hand: from the dot beside the selected card into another cell.
  const from = card(page, FIRST);
  await from.click();
  await expect(page.getByRole("region", { name: en["arrow.here"] }).getByRole("button")).toHaveCount(1);
  const at = await from.boundingBox();
  const target = await card(page, "What do they see or hold?").boundingBox();
  if (!at || !target) throw new Error("The cards are not in view.");
  await page.mouse.move(at.x + at.width / 2, at.y - 20);
  await page.mouse.down();
  await page.mouse.move(target.x + 40, target.y + 20, { steps: 6 });
  await page.mouse.up();
  await expect(arrow).toContainText("What do they see or hold?");
  await page.keyboard.press("Escape");

  await page.getByRole("heading", { name: "Service blueprint" }).first().click();
  const says = page.getByRole("region", { name: en["blueprint.says"] });
  await expect(says.getByRole("button", { name: en["blueprint.touchpoints"] })).toContainText("1");
  await expect(says.getByRole("button", { name: en["blueprint.time"] })).toContainText(en["blueprint.unknown"]);
  await page.getByRole("button", { name: en["map.addLane"] }).click();
  const scene = page.getByRole("menuitem", { name: "How it feels for us" });
  await expect(scene).toContainText("those who do the work");
  expect(await accessibilityFaults(page), "what it says, and rows to add").toEqual([]);
});

test("a card is written on a path, and is put on a further map by hand and by keyboard", async ({ stage }) => {
  const board = await stage.board("service_blueprint");
  const { page } = await stage.owner();
  await enter(page, board);
  await page.getByRole("heading", { name: "Service blueprint" }).first().click();
  const paths = page.getByRole("region", { name: en["path.label"] });
  await paths.getByRole("button", { name: en["path.add"] }).click();
  await paths.getByRole("button", { name: en["path.add"] }).click();
  await paths.getByRole("button", { name: en["path.view"] }).click();
  await page.getByRole("option", { name: en["path.view.single"] }).click();
  await card(page, FIRST).click();
  await page.keyboard.press("n");
  await page.locator("[data-card-id] textarea").fill("Only then");
  await page.keyboard.press("Escape");
  await expect(card(page, "Only then")).toHaveAccessibleName(/Path: /);
  await card(page, FIRST).click({ modifiers: ["Shift"] });
  await expect(card(page, FIRST)).not.toHaveAccessibleName(/Path: /);
  await page.keyboard.press("Escape");

  // By hand with Ctrl: it stays in its cell and comes to the wall as well; the pointer says so.
  const from = await card(page, "Only then").boundingBox();
  if (!from) throw new Error("The card is not in view.");
  await page.mouse.move(from.x + 40, from.y + 12);
  await page.mouse.down();
  await page.keyboard.down("Control");
  await page.mouse.move(from.x + 40, 880, { steps: 6 });
  await expect(page.locator(".wall[data-carry=also]")).toHaveCount(1);
  await page.mouse.up();
  await page.keyboard.up("Control");
  await expect(page.locator("[data-carry]")).toHaveCount(0);
  const places = page.getByRole("region", { name: en["place.title"] });
  await expect(places.getByRole("listitem")).toHaveCount(2);

  // By keyboard: onto a second map, chosen by its name.
  await byName(page, "Enterprise kanban");
  await page.keyboard.press("Escape");
  await byName(page, "Only then");
  await page.keyboard.press("p");
  const dialog = page.getByRole("dialog", { name: en["card.place"] });
  await dialog.getByRole("button", { name: en["panel.map"] }).press("ArrowDown");
  await page.getByRole("option", { name: "Enterprise kanban" }).click();
  await dialog.getByRole("button", { name: en["place.put"] }).click();
  await expect(places.getByRole("listitem")).toHaveCount(3);
  await saved(page);
});
