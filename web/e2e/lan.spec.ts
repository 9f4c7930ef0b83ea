import { everyEn as en } from "../src/ui/strings/every";
import { card, expect, saved, test, writeCard } from "./stage";

// Plain HTTP under a name that is not localhost: no clipboard, no Web Locks, no service worker, no randomUUID.
test.use({ host: "wall.test", ahead: true });

test("on a plain HTTP address in the house everything essential works", async ({ stage }) => {
  const anna = await stage.stranger();
  await anna.goto(stage.server.ownerLink);
  expect(stage.server.ownerLink).toContain(`http://wall.test:${stage.server.port}/sign-in#`);
  await expect(anna.getByRole("heading", { name: en["shelf.title"] })).toBeVisible();
  expect(
    await anna.evaluate(() => [
      isSecureContext,
      "locks" in navigator,
      "clipboard" in navigator,
      "randomUUID" in crypto,
    ]),
  ).toEqual([false, false, false, false]);
  await anna.getByRole("button", { name: en["shelf.newBoard"], exact: true }).first().click();
  await anna.getByLabel(en["shelf.boardName"]).fill("In the house");
  await anna.getByRole("button", { name: en["new.create"] }).click();
  await saved(anna);
  const address = anna.url();
  await writeCard(anna, { x: 500, y: 160 }, "From Anna");
  await saved(anna);

  // The link is copied the older way: what was copied can be pasted.
  await anna.getByRole("button", { name: en["board.share"], exact: true }).click();
  const dialog = anna.getByRole("dialog", { name: en["share.title"] });
  await dialog.getByRole("button", { name: en["share.make"] }).click();
  const link = await dialog.getByLabel(en["share.link"], { exact: true }).inputValue();
  await dialog.getByRole("button", { name: en["action.copy"] }).click();
  await expect(dialog.getByRole("button", { name: en["copy.done"] })).toBeVisible();
  await dialog.getByRole("button", { name: en["action.close"] }).click();
  await writeCard(anna, { x: 900, y: 160 }, "Link:");
  await card(anna, "Link:").dblclick();
  await anna.keyboard.press("End");
  await anna.keyboard.press("Control+v");
  await expect(anna.locator("textarea")).toHaveValue(`Link:${link}`);
  await anna.keyboard.press("Escape");

  const ben = await stage.stranger();
  await ben.goto(link);
  await ben.getByLabel(en["door.name"]).fill("Ben");
  await ben.locator("label").filter({ hasText: "Operations" }).click();
  await ben.getByRole("button", { name: en["door.enter"] }).click();
  await saved(ben);
  await ben.getByRole("button", { name: en["return.done"] }).click();
  await expect(card(ben, "From Anna")).toBeVisible();
  await writeCard(ben, { x: 500, y: 760 }, "From Ben");
  await expect(card(anna, "From Ben")).toBeVisible();
  await expect(anna.getByRole("img", { name: "Ben · Operations" })).toBeVisible();

  // Edits are kept on this device across a reload here as well.
  await ben.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: 1013 }));
  await ben.reload();
  await expect(card(ben, "From Ben")).toBeVisible();
  await writeCard(ben, { x: 1150, y: 450 }, "Not sent yet");
  await ben.reload();
  await expect(card(ben, "Not sent yet")).toBeVisible();
  await expect(ben.getByTestId("save-state")).not.toHaveAttribute("data-state", "saved");
  const again = await ben.context().newPage();
  await ben.close();
  await again.goto(address);
  await saved(again);
  await expect(card(anna, "Not sent yet")).toBeVisible();
});
