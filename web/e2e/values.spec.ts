import { everyEn as en } from "../src/ui/strings/every";
import { accessibilityFaults, enter, expect, type Page, saved, test } from "./stage";

/** The panel of the map, and what it says under a heading. */
async function says(page: Page, heading: string, title: string) {
  await page.getByRole("heading", { name: heading }).first().click();
  return page.getByRole("region", { name: title });
}

test("a value stream map adds up its ladder, and says where a number cannot be", async ({ stage }) => {
  const board = await stage.board("value_stream_map");
  const { page } = await stage.owner();
  await enter(page, board);
  const time = page.getByRole("rowheader", { name: "Time" });
  await expect(time).toHaveAccessibleDescription(/Take in: lead time 2 days, process time 15 min\..*18 days lead time/);
  const figures = await says(page, "Value stream map", en["valueStream.says"]);
  await expect(figures.getByRole("button", { name: en["valueStream.ratio"] })).toContainText("6.8%");
  await expect(figures.getByRole("button", { name: en["valueStream.rolled"] })).toContainText("47.9%");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page), colorScheme).toEqual([]);
  }

  await page.getByRole("columnheader", { name: "Take in" }).click();
  const lead = page.getByRole("textbox", { name: "Lead time" });
  await lead.fill("10 min");
  await lead.press("Enter");
  await expect(time).toHaveAccessibleDescription(/Take in: lead time unknown, process time unknown/);
  await page.getByRole("heading", { name: "Value stream map" }).first().click();
  await expect(page.getByText("Take in has more process time than lead time.")).toBeVisible();
  await expect(figures.getByRole("button", { name: en["valueStream.ratio"] })).toContainText(en["valueStream.unknown"]);
  await page.getByRole("columnheader", { name: "Take in" }).click();
  await lead.fill("3 d");
  await lead.press("Enter");
  await expect(time).toHaveAccessibleDescription(/Take in: lead time 3 days/);
  await expect(lead).toHaveValue("3 d");
  await page.getByRole("button", { name: en["valueStream.together"] }).click();
  await expect(time).toHaveAccessibleDescription(/Take in: lead time 3 days, [^.]* \(runs alongside\)\./);
  await page.getByRole("button", { name: en["valueStream.after"] }).click();
  await expect(time).not.toHaveAccessibleDescription(/runs alongside/);
  await saved(page);
});

test("a funnel takes counts, tells what gets on, and begins a new period in one step", async ({ stage }) => {
  const board = await stage.board("funnel");
  const { page } = await stage.owner();
  await enter(page, board);
  const row = page.getByRole("rowheader", { name: "Everybody" });
  await expect(row).toHaveAccessibleDescription(/Revenue: 95, 21.9% of the stage before \(steepest step\)/);
  const figures = await says(page, "Funnel", "Everybody");
  const step = figures.getByRole("button", { name: "Acquisition → Activation" });
  await expect(step).toContainText("25.8%");
  const count = page.getByRole("textbox", { name: "Activation: This period" });
  await count.fill("4800");
  await count.press("Enter");
  await expect(step).toContainText("40%");
  await expect(row).toHaveAccessibleDescription(/Activation: 4,800, 40% of the stage before/);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole("button", { name: en["funnel.roll"] }).click();
  await expect(step).toContainText(en["funnel.unknown"]);
  await page.getByRole("button", { name: en["action.undo"] }).last().click();
  await expect(step).toContainText("40%");
  await saved(page);
});
