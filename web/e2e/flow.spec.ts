import { everyEn as en } from "../src/ui/strings/every";
import { accessibilityFaults, enter, expect, faultless, leave, type Page, test } from "./stage";

/** Opens the flow of the only kanban on the board through the palette. */
async function openFlow(page: Page): Promise<void> {
  const palette = page.getByRole("dialog", { name: en["board.palette"] });
  await page.getByRole("button", { name: en["board.palette"] }).click();
  await palette.getByPlaceholder(en["palette.placeholder"]).fill(en["map.flow"]);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Flow of / }).waitFor();
}

test("from the wall to the flow of its kanban, to the way of a card, and back to that card", async ({ stage }) => {
  const board = await stage.board("home_heat_pump");
  const { page: anna } = await stage.owner();
  await enter(anna, board);
  await openFlow(anna);
  await expect(anna).toHaveURL(/\/flow\//);
  const ages = anna.getByRole("region").filter({ hasText: en["flow.ages"] }).or(anna.locator(".flow-section").nth(1));
  const behind = anna.locator("details").nth(0);
  await expect(anna.getByRole("heading", { name: en["flow.times"] })).toBeVisible();
  await expect(ages.first()).toBeVisible();
  await faultless(anna, "flow", "and more contrast");
  await anna.getByRole("radio", { name: "90 days" }).focus();
  await anna.keyboard.press("ArrowLeft");
  await expect(anna).toHaveURL(/\?days=30$/);
  await anna.reload();
  await expect(anna.getByRole("radio", { name: "30 days" })).toBeChecked();

  // A number of the cumulative flow opens the cards it counts, and each of these the moves that made it.
  const bands = anna.locator(".flow-section").filter({ hasText: en["flow.bandsSaid"] });
  await bands.locator("summary").press("Enter");
  await bands.getByRole("row").last().getByRole("button").first().press("Enter");
  const standing = anna.getByRole("dialog", { name: /^Funnel, at the end of / });
  const waiting = standing.getByRole("listitem").first();
  await expect(waiting).toBeVisible();
  expect(await accessibilityFaults(anna), "the cards of a band").toEqual([]);
  await waiting.getByRole("button").press("Enter");
  await expect(anna.getByRole("dialog").last().locator(".flow-way").first()).toBeVisible();
  // The one below has the keyboard again before it can be left.
  await leave(anna, anna.locator(".flow-way"));
  await expect(waiting.getByRole("button")).toBeFocused();
  await leave(anna, anna.getByRole("dialog"));
  await behind.locator("summary").press("Enter");
  const first = behind.getByRole("rowheader").first().getByRole("button");
  const title = (await first.textContent()) ?? "";
  await first.press("Enter");
  const way = anna.getByRole("dialog", { name: title });
  await expect(way.getByRole("listitem").first()).toBeVisible();
  expect(await accessibilityFaults(anna), "the way of a card").toEqual([]);
  await way.getByRole("link", { name: en["flow.toCard"] }).click();
  await expect(anna.getByRole("region", { name: "Card", exact: true })).toBeVisible();
  await expect(anna).toHaveURL(new RegExp(`/b/${board.id}$`));
  await anna.goto(`/b/${board.id}?card=gone`);
  await expect(anna.getByText(en["card.notHere"]).first()).toBeVisible();
});

test("a map without flow says so, and so does one that is gone", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  await anna.goto(`/b/${board.id}/flow/gone`);
  await expect(anna.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(anna.getByText(en["page.wrongLink.text"])).toBeVisible();
});
