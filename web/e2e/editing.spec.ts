/** Editing as people do it: arranging, copying, pasting from elsewhere, with the keyboard alone. */
import { accessibilityFaults, card, enter, expect, faultless, leave, type Page, saved, test, writeCard } from "./stage";

/** Pastes as another program's clipboard would come. */
async function paste(page: Page, text: string, html = ""): Promise<void> {
  await page.evaluate(
    ([plain, markup]) => {
      const data = new DataTransfer();
      data.setData("text/plain", plain ?? "");
      if (markup) data.setData("text/html", markup);
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    [text, html],
  );
}

const left = async (page: Page, text: string): Promise<number> =>
  Math.round((await card(page, text).boundingBox())?.x ?? 0);
const top = async (page: Page, text: string): Promise<number> =>
  Math.round((await card(page, text).boundingBox())?.y ?? 0);

test("cards are brought into line, tidied and put in the pile, by keyboard alone, one step each", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page } = await stage.owner();
  await enter(page, board);
  await writeCard(page, { x: 300, y: 200 }, "One");
  await writeCard(page, { x: 640, y: 230 }, "Two");
  await writeCard(page, { x: 380, y: 480 }, "Three");
  // What is typed before the palette is here is written in it; what needs a selection is found, and says so.
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("align left");
  await expect(page.getByText("Select something first")).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Align left edges" })).toBeDisabled();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+Shift+ArrowLeft");
  await expect.poll(() => left(page, "Two")).toBe(await left(page, "One"));
  expect(await left(page, "Three")).toBe(await left(page, "One"));
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => left(page, "Two")).not.toBe(await left(page, "One"));
  await page.keyboard.press("Alt+Shift+t");
  await expect.poll(() => top(page, "Two")).toBe(await top(page, "One"));
  // The menu opens by its key, and its second level by the arrow.
  await card(page, "One").focus();
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("menuitem", { name: "Undo" })).toHaveCount(0);
  await page.getByRole("menuitem", { name: "Arrange" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("menuitem", { name: "To the front" })).toBeVisible();
  await faultless(page, "menu in a menu");
  await leave(page, page.getByRole("menuitem", { name: "To the front" }));
  await leave(page, page.getByRole("menu"));
});

test("cards go from one board to another with their colours, and back by undo", async ({ stage }) => {
  const [from, to] = [await stage.board("empty", "From"), await stage.board("empty", "To")];
  const { page } = await stage.owner();
  await enter(page, from);
  await writeCard(page, { x: 300, y: 200 }, "Heat pump");
  await card(page, "Heat pump").click();
  await page.getByRole("radio", { name: "Pink" }).click({ force: true });
  // Who picked a colour goes on with the keys of the wall, and back to the card by Escape.
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, "Heat pump")).not.toHaveAttribute("aria-label", /pink/i);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await page.keyboard.press("Escape");
  await expect(card(page, "Heat pump")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+c");
  await expect(page.getByText("One card copied")).toBeAttached();
  await saved(page);
  await enter(page, to);
  await page.keyboard.press("ControlOrMeta+v");
  await expect(card(page, "Heat pump")).toBeVisible();
  await expect(card(page, "Heat pump")).toHaveAttribute("aria-label", /pink/i);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, "Heat pump")).toHaveCount(0);
});

test("a list, a table and a very long text become cards", async ({ stage }) => {
  const board = await stage.board("kanban");
  const { page } = await stage.owner();
  await enter(page, board);
  const cell = page.getByRole("gridcell").first();
  await cell.click();
  await paste(page, 'Kiosk\tSensor\nValve\t"Two\nlines"');
  await expect(page.getByText("4 cards pasted").first()).toBeVisible();
  await expect(card(page, "Two")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, "Kiosk")).toHaveCount(0);

  await page.getByRole("region", { name: "Wall" }).focus();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await paste(page, Array.from({ length: 2_500 }, (_, i) => `- Idea ${i} ${"x".repeat(400)}`).join("\n"));
  const dialog = page.getByRole("dialog", { name: "Paste 2,500 cards?" });
  await dialog.waitFor();
  await faultless(page, "before many cards are pasted");
  await dialog.getByRole("button", { name: "Make 2,500 cards" }).click();
  await expect(page.getByText("2,500 cards pasted").first()).toBeVisible({ timeout: 60_000 });
  await saved(page);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, "Idea 7 ")).toHaveCount(0);
});

test("words are found and replaced, tags filter, and the trash gives back, with axe content", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page } = await stage.owner();
  await enter(page, board);
  await writeCard(page, { x: 300, y: 200 }, "Old heat meter");
  await writeCard(page, { x: 640, y: 230 }, "Heat pump");

  await page.keyboard.press("ControlOrMeta+Shift+f");
  const strip = page.getByRole("search");
  await strip.getByRole("textbox", { name: "Find" }).fill("heat");
  await expect(strip.getByRole("status")).toHaveText("1 of 2");
  await strip.getByRole("textbox", { name: "Replace with" }).fill("cold");
  await faultless(page, "find and replace", "and more contrast");
  await strip.getByRole("button", { name: "Replace all" }).click();
  await expect(card(page, "Old cold meter")).toBeVisible();
  await strip.getByRole("textbox", { name: "Find" }).press("Escape");
  await expect(strip).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, "Old heat meter")).toBeVisible();

  await card(page, "Heat pump").click();
  await page.keyboard.press("Shift+T");
  await page.getByRole("textbox", { name: /new one/ }).fill("Risk");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: "Risk, on 1 of 1" })).toBeChecked();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(card(page, "Heat pump")).toHaveAttribute("aria-label", /tagged Risk/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+F");
  await strip.getByRole("button", { name: "Tags" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Risk" }).click();
  await page.keyboard.press("Escape");
  await expect(strip.getByRole("status")).toContainText("One card of");
  await expect(card(page, "Heat pump")).toHaveAttribute("data-stage", "kept");
  await expect(card(page, "Old heat meter")).not.toHaveAttribute("data-stage", /./);
  expect(await accessibilityFaults(page)).toEqual([]);
  await strip.getByRole("button", { name: "Close" }).click();
  await expect(card(page, "Heat pump")).not.toHaveAttribute("data-stage", /./);

  await card(page, "Old heat meter").click();
  await page.keyboard.press("Delete");
  await expect(card(page, "Old heat meter")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("dialog").getByRole("searchbox").or(page.getByRole("dialog").getByRole("textbox")).fill("trash");
  await page.getByRole("menuitem", { name: "Trash of this board" }).click();
  const trash = page.getByRole("dialog", { name: "Trash of this board" });
  await trash.getByRole("row", { name: "Old heat meter" }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await trash.getByRole("button", { name: "Put one back" }).click();
  await expect(trash.getByText("Nothing was deleted here yet.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card(page, "Old heat meter")).toBeVisible();
});

test("what is grouped goes together, what is locked stays", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page } = await stage.owner();
  await enter(page, board);
  await writeCard(page, { x: 300, y: 200 }, "One");
  await writeCard(page, { x: 600, y: 200 }, "Two");
  await writeCard(page, { x: 300, y: 500 }, "Apart");
  await card(page, "One").click();
  await card(page, "Two").click({ modifiers: ["Shift"] });
  await page.keyboard.press("ControlOrMeta+g");
  await page.keyboard.press("Escape");
  await card(page, "One").click();
  await expect(card(page, "Two")).toHaveAttribute("data-selected");
  const before = await left(page, "Two");
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(() => left(page, "Two")).toBe(before + 8);
  await card(page, "One").dblclick();
  await expect(card(page, "Two")).not.toHaveAttribute("data-selected");
  await card(page, "Apart").click();
  await page.keyboard.press("ControlOrMeta+Shift+l");
  await expect(card(page, "Apart")).toHaveAttribute("aria-label", /locked/);
  const place = await left(page, "Apart");
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Delete");
  expect(await left(page, "Apart")).toBe(place);
  await page.getByRole("button", { name: "Unlock" }).first().click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, "Apart")).toHaveAttribute("aria-label", /locked/);
});
