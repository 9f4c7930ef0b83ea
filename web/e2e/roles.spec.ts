import * as Y from "yjs";
import { everyEn as en } from "../src/ui/strings/every";
import { type BoardInfo, card, enter, expect, type Page, saved, test, whole, writeCard } from "./stage";

test.use({ ahead: true });

/** An update as the protocol frames it: sync, update, its length, its bytes. */
function writing(): number[] {
  const doc = new Y.Doc();
  const meta = doc.getMap("cards");
  meta.set("written-by-a-viewer", new Y.Map());
  const update = Y.encodeStateAsUpdate(doc);
  if (update.length > 127) throw new Error("the length does not fit into one byte");
  return [0, 2, update.length, ...update];
}

/** Sends a frame over a socket of its own, with this page's cookie; gives the code with which the server closes. */
async function closedWith(page: Page, board: BoardInfo, frame: number[], protocols: string[]): Promise<number> {
  return page.evaluate(
    ([address, bytes, offered]) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(address, offered);
        socket.onopen = () => socket.send(new Uint8Array(bytes));
        socket.onclose = (event) => resolve(event.code);
      }),
    [`${page.url().replace(/^http/, "ws").split("/b/")[0]}/sync/${board.id}`, frame, protocols] as const,
  );
}

const tools = (page: Page) => page.getByRole("toolbar", { name: en["tool.rail"] });

test("a viewer looks and cannot write; a new role shows at once", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  const { page: vera } = await stage.guest(board, "Vera", "viewer");
  await enter(anna, board);
  await writeCard(anna, { x: 500, y: 160 }, "To look at");
  await enter(vera, board);
  await expect(card(vera, "To look at")).toBeVisible();
  await expect(vera.getByText(en["wall.viewOnly"])).toBeVisible();
  await expect(tools(vera)).toHaveCount(0);
  await vera.mouse.dblclick(900, 600);
  await card(vera, "To look at").dblclick();
  await vera.keyboard.press("n");
  await vera.keyboard.press("Delete");
  await expect(vera.locator("textarea")).toHaveCount(0);
  for (const protocols of [["walkboard.1"], []]) {
    expect(await closedWith(vera, board, writing(), protocols)).toBe(4403);
  }
  await expect(anna.locator("[data-card-id]")).toHaveCount(1);

  // The owner lets her write in the share dialog: the tools are there without loading anything again.
  await anna.getByRole("button", { name: en["board.share"], exact: true }).click();
  await anna.getByRole("button", { name: "More for Vera" }).click();
  await anna.getByRole("menuitem", { name: en["share.make.editor"] }).click();
  await expect(tools(vera)).toBeVisible();
  await anna.getByRole("dialog").getByRole("button", { name: en["action.close"] }).click();
  await writeCard(vera, { x: 900, y: 600 }, "Now I may");
  await expect(card(anna, "Now I may")).toBeVisible();
});

test("edits made while the role was taken away are kept and go on as a board of one's own", async ({ stage }) => {
  const board = await stage.board("empty");
  const owner = await stage.owner();
  const ben = await stage.guest(board, "Ben");
  await enter(owner.page, board);
  await enter(ben.page, board);
  await writeCard(ben.page, { x: 500, y: 160 }, "Sent in time");
  await saved(ben.page);
  await whole(ben.page);
  await ben.context.setOffline(true);
  await expect(ben.page.getByTestId("save-state")).toHaveAttribute("data-state", "offline");
  await writeCard(ben.page, { x: 900, y: 600 }, "Too late");
  await owner.context.request.patch(`/api/boards/${board.id}/members/${ben.id}`, {
    data: { role: "viewer" },
    headers: { Origin: stage.server.url },
  });
  await ben.context.setOffline(false);
  const told = ben.page.getByRole("alertdialog", { name: en["refusal.title"] });
  await expect(told).toContainText(en["refusal.notPermitted"]);
  await expect(told).toContainText(/not lost/);
  await expect(ben.page.getByTestId("save-state")).toHaveAttribute("data-state", "refused");
  await told.getByRole("button", { name: en["refusal.newBoard"] }).click();
  await expect(ben.page).not.toHaveURL(new RegExp(board.id));
  await saved(ben.page);
  for (const text of ["Sent in time", "Too late"]) await expect(card(ben.page, text)).toBeVisible();
  await expect(owner.page.locator(".wall-card-title")).toHaveText(["Sent in time"]);
});

test("a board is renamed, duplicated, deleted under somebody's hands, and put back from the bin", async ({ stage }) => {
  const board = await stage.board("empty", "Boilers");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(ben, board);
  await writeCard(ben, { x: 500, y: 160 }, "Worth keeping");
  await saved(ben);
  await anna.goto("/");
  const choose = async (title: string, item: string) => {
    await anna.getByRole("button", { name: `More for ${title}`, exact: true }).click();
    await anna.getByRole("menuitem", { name: item, exact: true }).click();
  };
  await choose("Boilers", en["action.rename"]);
  await anna.getByLabel(en["shelf.boardName"]).fill("Heat pumps");
  await anna.getByRole("button", { name: en["action.save"] }).click();
  await expect(ben.getByLabel(en["shelf.boardName"])).toHaveValue("Heat pumps");
  await choose("Heat pumps", en["action.duplicate"]);
  await expect(anna.getByRole("link", { name: "Heat pumps (copy)" })).toBeVisible();

  await choose("Heat pumps", en["action.delete"]);
  const told = ben.getByRole("alertdialog", { name: en["refusal.title"] });
  await expect(told).toContainText(en["refusal.boardDeleted"]);
  const coming = ben.waitForEvent("download");
  await told.getByRole("button", { name: en["refusal.download"] }).click();
  expect((await coming).suggestedFilename()).toBe("Heat pumps.walkboard");
  await ben.reload();
  await expect(ben.getByRole("heading", { name: en["page.boardDeleted.title"] })).toBeVisible();

  await anna.getByRole("button", { name: "Bin (1)" }).click();
  await anna.getByRole("button", { name: en["action.restore"] }).click();
  await expect(anna.getByRole("link", { name: "Heat pumps", exact: true })).toBeVisible();
  await enter(ben, board);
  await expect(card(ben, "Worth keeping")).toBeVisible();
  await anna.getByRole("link", { name: "Heat pumps (copy)" }).click();
  await saved(anna);
  await expect(card(anna, "Worth keeping")).toBeVisible();
});
