import { en } from "../src/ui/strings/en";
import { accessibilityFaults, drag, enter, expect, type Page, saved, test, writeCard } from "./stage";

/** Hands words over as a paste does. */
function paste(page: Page, text: string): Promise<void> {
  return page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData("text/plain", words);
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

const SHAPE = { x: 330, y: 250 };

test("two people draw, connect and undo: each sees it all and takes back only what is their own", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  await anna.keyboard.press("s");
  await drag(anna, { x: 240, y: 200 }, { x: 420, y: 300 });
  await anna.keyboard.type("Call");
  await anna.keyboard.press("Escape");
  await saved(anna);

  await ben.mouse.click(SHAPE.x, SHAPE.y);
  await expect(ben.getByRole("heading", { name: "Rectangle" })).toBeVisible();
  await ben.keyboard.press("Escape");
  await ben.keyboard.press("o");
  await drag(ben, { x: 240, y: 420 }, { x: 420, y: 520 });
  await ben.keyboard.type("Visit");
  await ben.keyboard.press("Escape");
  await ben.keyboard.press("k");
  await drag(ben, SHAPE, { x: 330, y: 470 });
  await expect(ben.getByRole("heading", { name: "Connector" })).toBeVisible();
  await saved(ben);

  // Ben's connector holds on to Anna's shape: taking the shape back would leave it pointing at nothing.
  await anna.keyboard.press("Control+z");
  await anna.keyboard.press("Control+z");
  await anna.mouse.click(SHAPE.x, SHAPE.y);
  await expect(anna.getByRole("heading", { name: "Rectangle" })).toBeVisible();
  await ben.keyboard.press("Control+z");
  await saved(ben);
  await ben.mouse.click(330, 470);
  await expect(ben.getByRole("heading", { name: "Ellipse" })).toBeVisible();
});

test("everything is drawn, written, connected and named without a pointer", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page } = await stage.owner();
  await enter(page, board);
  await writeCard(page, { x: 330, y: 250 }, "Call");
  const make = async (name: string, words: string): Promise<void> => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: en["board.palette"] })).toBeVisible();
    await page.keyboard.type(name);
    await page.getByRole("menuitem", { name, exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".wall-item textarea").waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press("Escape");
  };
  await make("New: Diamond", "Urgent?");
  const diamond = page.getByRole("group", { name: "Diamond: Urgent?" });
  await expect(diamond).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Shift+k");
  await expect(page.getByRole("dialog", { name: "Connect with" })).toBeVisible();
  await page.keyboard.type("Call");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Call" })).toHaveAttribute("data-focused", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Connector" })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await saved(page);
});

test("a link leads to pages only, and what is pasted is kept within bounds", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page } = await stage.owner();
  await enter(page, board);
  await page.keyboard.press("u");
  const address = page.getByRole("textbox", { name: "Address" });
  await address.fill("javascript:alert(1)");
  await address.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Only addresses of pages");
  await address.fill("www.example.org/heat-pumps");
  await address.press("Enter");
  await expect(page.getByRole("heading", { name: "Link" })).toBeVisible();
  await expect(page.getByText("example.org", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");

  const outside: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(stage.server.url)) outside.push(request.url());
  });
  await page.mouse.move(700, 600);
  await paste(page, "https://www.example.org/a/b?c=d");
  await expect(page.getByRole("heading", { name: "Link" })).toBeVisible();
  await paste(page, "javascript:alert(1)");
  await expect(page.getByText("Only addresses of pages").first()).toBeVisible();
  // What is too much for a card is cut, and that is told.
  await page.mouse.move(300, 600);
  await paste(page, "word ".repeat(20_000));
  await expect(page.getByText("only its first 2,000 characters").first()).toBeVisible();
  // A megabyte is asked about, and can be left.
  await paste(page, "a line of words\n".repeat(65_000));
  await expect(page.getByRole("dialog", { name: /65,000/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await saved(page);
  expect(outside).toEqual([]);
});
