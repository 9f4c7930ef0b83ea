import { card, enter, expect, saved, test, whole, writeCard } from "./stage";

test.use({ ahead: true });

test("edits made offline are kept across a reload and merge on return", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  const { page: ben, context } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  await writeCard(anna, { x: 500, y: 160 }, "Before");
  await expect(card(ben, "Before")).toBeVisible();
  for (const page of [anna, ben]) await whole(page);
  await stage.server.down("SIGTERM");
  await expect(ben.getByTestId("save-state")).toHaveAttribute("data-state", /offline|reconnecting/);
  await writeCard(ben, { x: 900, y: 300 }, "Written offline");
  await writeCard(anna, { x: 500, y: 600 }, "Also offline");
  await stage.server.up();
  for (const page of [anna, ben]) {
    await saved(page);
    for (const text of ["Before", "Written offline", "Also offline"]) await expect(card(page, text)).toBeVisible();
  }
  await context.setOffline(true);
  await expect(ben.getByTestId("save-state")).toHaveAttribute("data-state", "offline");
  await writeCard(ben, { x: 900, y: 600 }, "In the tunnel");
  await context.setOffline(false);
  await saved(ben);
  await expect(card(anna, "In the tunnel")).toBeVisible();
});

test("an edit that only this browser has is still there after a reload", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  await enter(anna, board);
  await writeCard(anna, { x: 500, y: 160 }, "Safe");
  await saved(anna);
  // The sync address stops answering while pages are still served: what a broken proxy looks like.
  await anna.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: 1013 }));
  await anna.reload();
  await expect(card(anna, "Safe")).toBeVisible();
  await writeCard(anna, { x: 900, y: 300 }, "Not sent yet");
  await anna.reload();
  await expect(card(anna, "Not sent yet")).toBeVisible();
  await expect(anna.getByTestId("save-state")).not.toHaveAttribute("data-state", "saved");
  await anna.unrouteAll();
  const again = await anna.context().newPage();
  await anna.close();
  await enter(again, board);
  await expect(card(again, "Not sent yet")).toBeVisible();
  const ben = await stage.guest(board, "Ben");
  await enter(ben.page, board);
  await expect(card(ben.page, "Not sent yet")).toBeVisible();
});
