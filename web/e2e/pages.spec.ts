import { everyEn as en } from "../src/ui/strings/every";
import { card, enter, expect, type Page, saved, test, whole, writeCard } from "./stage";

test.use({ ahead: true });

const titled = (page: Page, title: string) =>
  expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

/** Goes to an address as a link does: also when only what is behind the # differs. */
async function follow(page: Page, address: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(address);
}

test("every address that leads nowhere says so in plain words and offers a way on", async ({ stage }) => {
  const closed = await stage.board("empty", "Not for Ben");
  const shared = await stage.board("empty", "For Ben");
  const stranger = await stage.stranger();
  await follow(stranger, "/");
  await titled(stranger, en["page.notSignedIn.title"]);
  await follow(stranger, `/b/${closed.id}`);
  await titled(stranger, en["page.notSignedIn.title"]);
  await follow(stranger, "/join#made-up-by-nobody");
  await titled(stranger, en["page.invitationUnknown.title"]);
  await follow(stranger, "/join");
  await titled(stranger, en["page.invitationUnknown.title"]);
  await follow(stranger, "/sign-in#made-up-by-nobody");
  await titled(stranger, en["page.signInUnknown.title"]);
  await follow(stranger, stage.server.ownerLink);
  await titled(stranger, en["page.signInExpired.title"]);

  const { page: ben } = await stage.guest(shared, "Ben");
  await follow(ben, `/b/${closed.id}`);
  await titled(ben, en["page.notFound.title"]);
  await expect(ben.getByText(/not shared with you/)).toBeVisible();
  await follow(ben, "/b/no-such-board-anywhere");
  await titled(ben, en["page.notFound.title"]);
  await follow(ben, `/b/${shared.id}/snapshots/no-such-snapshot`);
  await titled(ben, en["page.wrongLink.title"]);
  await follow(ben, "/somewhere/else");
  await titled(ben, en["page.wrongLink.title"]);
  await ben.getByRole("button", { name: en["action.toShelf"] }).click();
  await expect(ben.getByRole("link", { name: "For Ben", exact: true })).toBeVisible();
  await expect(ben.getByRole("link", { name: "Not for Ben" })).toHaveCount(0);

  // The owner's cookie is lost and the printed link is used up: the command line lets them in again.
  const link = (await stage.server.command("user", "link", "Owner")).match(/http\S+\/sign-in#\S+/)?.[0] ?? "";
  await follow(stranger, link);
  await expect(stranger.getByRole("link", { name: "Not for Ben" })).toBeVisible();
});

test("an old browser gets a page it can show, and so does one without scripts", async ({ stage, browser }) => {
  const old = await stage.stranger();
  await old.addInitScript(() => {
    Reflect.deleteProperty(window, "ResizeObserver");
  });
  await old.goto("/");
  await titled(old, "This browser is too old for Walkboard");
  await expect(old.locator("main:visible")).toHaveCount(1);
  const german = await browser.newPage({ baseURL: stage.server.url, locale: "de-DE" });
  await german.addInitScript(() => {
    Reflect.deleteProperty(window, "WebSocket");
  });
  await german.goto("/");
  await titled(german, "Dieser Browser ist zu alt für Walkboard");
  await german.close();
  const plain = await browser.newPage({ baseURL: stage.server.url, javaScriptEnabled: false });
  await plain.goto("/");
  await titled(plain, "Walkboard needs JavaScript");
  await plain.close();
});

test("while the server is away the page says so, and goes on when it is back", async ({ stage }) => {
  const board = await stage.board("empty", "Heat pumps");
  const { page: anna } = await stage.owner();
  await enter(anna, board);
  await writeCard(anna, { x: 500, y: 160 }, "Still here");
  await saved(anna);
  await anna.getByRole("button", { name: en["action.toShelf"] }).click();
  await anna.getByRole("link", { name: "Heat pumps", exact: true }).waitFor();
  await whole(anna);
  await stage.server.down("SIGTERM");

  // What this device keeps of the board can be read; the shelf cannot.
  await anna.getByRole("link", { name: "Heat pumps", exact: true }).click();
  await expect(card(anna, "Still here")).toBeVisible();
  await expect(anna.getByText(/The server is not answering\./)).toBeVisible();
  await anna.keyboard.press("?");
  await expect(anna.getByRole("dialog", { name: en["board.shortcuts"] })).toBeVisible();
  await anna.keyboard.press("Escape");
  await anna.getByRole("button", { name: en["action.toShelf"] }).click();
  await titled(anna, en["page.away.title"]);
  await stage.server.up();
  await anna.getByRole("button", { name: en["action.retry"] }).click();
  await expect(anna.getByRole("link", { name: "Heat pumps", exact: true })).toBeVisible();
});

test.describe("with nothing fetched beforehand", () => {
  test.use({ ahead: false });

  test("somebody on the shelf when the server goes is told so by every screen opened for the first time", async ({
    stage,
  }) => {
    const board = await stage.board("empty", "Heat pumps");
    const { page: ben } = await stage.guest(board, "Ben");
    await ben.goto("/");
    const link = ben.getByRole("link", { name: "Heat pumps", exact: true });
    await link.waitFor();
    await stage.server.down("SIGTERM");
    await link.click();
    await titled(ben, en["page.away.title"]);
    await stage.server.up();
    await ben.getByRole("button", { name: en["action.retry"] }).click();
    await saved(ben);
  });
});
