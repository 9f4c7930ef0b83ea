/** Notes on cards: two people in one body, with and without a connection, by keyboard alone. */
import { everyEn as en } from "../src/ui/strings/every";
import { accessibilityFaults, card, enter, expect, type Page, saved, test, writeCard } from "./stage";

test.use({ ahead: true });

const field = (page: Page) => page.getByRole("textbox", { name: "Notes on “Permit”" });
const section = (page: Page) => page.getByRole("region", { name: en["notes.title"] });

/** Opens the notes of the card by its key and waits for the editor. */
async function write(page: Page): Promise<void> {
  await card(page, "Permit").click();
  await page.keyboard.press("Shift+F2");
  await expect(field(page)).toBeFocused();
}

test("two people write in one card: bold, a list, a link; carets, undo, and what was written offline", async ({
  stage,
}) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  const { page: ben, context } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  await writeCard(anna, { x: 500, y: 260 }, "Permit");
  await saved(anna);
  await write(anna);
  await anna.keyboard.type("Ask **early**");
  await anna.keyboard.press("Enter");
  await anna.keyboard.type("- drawings");
  await anna.keyboard.press("Enter");
  await anna.keyboard.type("noise");
  await saved(anna);

  // On the wall it stands below the title, and is told with the card's name.
  await expect(card(ben, "Permit").locator(".wall-card-body li")).toHaveText(["drawings", "noise"]);
  await expect(card(ben, "Permit").locator(".wall-card-body strong")).toHaveText("early");
  await expect(card(ben, "Permit")).toHaveAccessibleName(/notes: Ask early drawings noise/);
  await write(ben);
  await ben.keyboard.press("Control+End");
  await expect(field(anna).locator(".body-caret-name")).toHaveText("Ben");
  await expect(section(anna).getByText("Ben is writing here too")).toBeVisible();
  await ben.keyboard.press("Enter");
  await ben.keyboard.type("city office");
  for (let letter = 0; letter < "city office".length; letter++) await ben.keyboard.press("Shift+ArrowLeft");
  await ben.keyboard.press("Control+k");
  await ben.getByLabel(en["notes.address"]).fill("javascript:alert(1)");
  await ben.keyboard.press("Enter");
  await expect(ben.getByText(en["notes.addressBad"])).toBeVisible();
  await ben.getByLabel(en["notes.address"]).fill("city.example/permit");
  await ben.keyboard.press("Enter");
  await expect(field(ben)).toBeFocused();
  await expect(field(anna).getByRole("link", { name: "city office" })).toHaveAttribute(
    "href",
    "https://city.example/permit",
  );

  // Anna takes back her own words only; Ben's item stays.
  await anna.keyboard.press("Control+z");
  await expect(field(anna)).not.toContainText("noise");
  await expect(field(ben)).toContainText("city office");
  await anna.keyboard.press("Control+y");
  await expect(field(ben)).toContainText("noise");

  await context.setOffline(true);
  await expect(ben.getByTestId("save-state")).toHaveAttribute("data-state", "offline");
  await ben.keyboard.press("Control+Home");
  await ben.keyboard.type("Offline: ");
  await anna.keyboard.press("Control+End");
  await anna.keyboard.press("Enter");
  await anna.keyboard.type("meanwhile");
  await saved(anna);
  await context.setOffline(false);
  await saved(ben);
  for (const page of [anna, ben]) {
    await expect(field(page)).toContainText(/Offline: .*Ask early/);
    await expect(field(page).getByRole("listitem")).toContainText(["drawings", "noise", "city office", "meanwhile"]);
  }
  await ben.keyboard.press("Escape");
  const link = section(ben).getByRole("link", { name: "city office" });
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(section(ben).getByRole("button", { name: en["notes.edit"] })).toBeFocused();
});

test("notes are written and formatted by keyboard alone; axe finds nothing; who only looks reads them", async ({
  stage,
}) => {
  const board = await stage.board("empty");
  const { page } = await stage.owner();
  await enter(page, board);
  await writeCard(page, { x: 500, y: 260 }, "Permit");
  await write(page);
  await page.keyboard.type("Plan");
  await page.keyboard.press("Shift+Tab");
  const tools = page.getByRole("toolbar", { name: en["notes.tools"] });
  await expect(tools.getByRole("button", { name: en["notes.link"] })).toBeFocused();
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowLeft");
  await expect(tools.getByRole("button", { name: en["notes.heading1"], exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await expect(field(page).getByRole("heading", { name: "Plan", level: 3 })).toBeVisible();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("soon");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    expect(await accessibilityFaults(page), `the editor, ${colorScheme}`).toEqual([]);
  }
  await page.keyboard.press("Tab");
  await expect(section(page).getByRole("button", { name: en["notes.done"] })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(section(page).locator("strong")).toHaveText("soon");
  expect(await accessibilityFaults(page), "reading").toEqual([]);
  await saved(page);
  const { page: viewer } = await stage.guest(board, "Vera", "viewer");
  await enter(viewer, board);
  await card(viewer, "Permit").click();
  await expect(section(viewer).getByRole("heading", { name: "Plan" })).toBeVisible();
  await expect(section(viewer).getByRole("button")).toHaveCount(0);
});
