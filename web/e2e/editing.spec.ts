/** Editing as people do it: arranging, copying, pasting from elsewhere, with the keyboard alone. */
import { card, enter, expect, type Page, saved, test, writeCard } from "./stage";

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
  await page.getByRole("menuitem", { name: "Arrange" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("menuitem", { name: "To the front" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
});

test("cards go from one board to another with their colours, and back by undo", async ({ stage }) => {
  const [from, to] = [await stage.board("empty", "From"), await stage.board("empty", "To")];
  const { page } = await stage.owner();
  await enter(page, from);
  await writeCard(page, { x: 300, y: 200 }, "Heat pump");
  await card(page, "Heat pump").click();
  await page.getByRole("radio", { name: "Pink" }).click({ force: true });
  await card(page, "Heat pump").focus();
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
  await dialog.getByRole("button", { name: "Make 2,500 cards" }).click();
  await expect(page.getByText("2,500 cards pasted").first()).toBeVisible({ timeout: 60_000 });
  await saved(page);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, "Idea 7 ")).toHaveCount(0);
});
