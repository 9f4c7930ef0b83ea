import { everyEn as en } from "../src/ui/strings/every";
import { enter, expect, type Locator, type Page, test } from "./stage";
import { at, bar, side } from "./walkParts";

/** More presses than any way through the page takes. */
const FAR = 120;

/** Goes through the page by Tab until this has the keyboard. */
async function tabTo(page: Page, target: Locator, back = false): Promise<void> {
  await expect(target).toBeVisible();
  for (let press = 0; press < FAR; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`nothing leads by keyboard to ${target}`);
}

/** Where the keyboard is: inside of what, if anywhere at all. */
const holder = (page: Page, selector: string) => page.locator(`${selector}:focus-within`);

test("a whole walk by keyboard alone, from its start to its minutes", async ({ stage }) => {
  test.setTimeout(180_000);
  const board = await stage.board("home_heat_pump", "Home heat pump");
  const { page: fay } = await stage.guest(board, "Fay", "facilitator", "operations");
  const { page: ed } = await stage.guest(board, "Ed", "editor", "engineering");
  await enter(ed, board);
  await enter(fay, board);

  // It starts, and the keyboard is in the bar.
  await tabTo(fay, fay.getByRole("button", { name: en["walk.button"], exact: true }));
  await fay.keyboard.press("Enter");
  const start = fay.getByRole("dialog", { name: en["walk.start"] });
  await tabTo(fay, start.getByLabel(en["walk.nameLabel"]));
  await fay.keyboard.press("Control+a");
  await fay.keyboard.type("Walk by keys");
  await fay.keyboard.press("Enter");
  await at(fay, en["stop.blocked"]);
  await at(ed, en["stop.blocked"]);
  await expect(holder(fay, ".stage-bar")).toBeVisible();

  // A card comes on stage, and an action about it gets a person and a date.
  const blocked = side(fay, en["stop.blocked"]);
  const permit = blocked.getByRole("button", { name: /Permit pre-check/ });
  await tabTo(fay, permit);
  await fay.keyboard.press("Enter");
  await expect(permit).toHaveAttribute("aria-pressed", "true");
  await expect(side(ed, en["stop.blocked"]).getByText(en["walk.onStage"])).toBeVisible();
  await fay.keyboard.press("a");
  const sheet = fay.getByRole("dialog", { name: en["capture.title"] });
  await expect(sheet.getByRole("textbox", { name: en["capture.action"] })).toBeFocused();
  await fay.keyboard.type("Take a form to the grid operator");
  // Escape is quickly pressed: what was typed is there again.
  await fay.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(fay.getByText(en["capture.left"]).first()).toBeVisible();
  await expect(permit).toBeFocused();
  await fay.keyboard.press("a");
  await expect(sheet.getByRole("textbox", { name: en["capture.action"] })).toHaveValue(
    "Take a form to the grid operator",
  );
  await fay.keyboard.press("Tab");
  await expect(sheet.getByRole("button", { name: new RegExp(en["capture.owner"]) })).toBeFocused();
  await fay.keyboard.press("Enter");
  await fay.getByRole("option", { name: "Ed" }).waitFor();
  await fay.keyboard.type("Ed");
  await fay.keyboard.press("Enter");
  await fay.keyboard.press("Tab");
  await fay.keyboard.type("12032026");
  await fay.keyboard.press("Control+Enter");
  await expect(sheet.getByLabel(en["capture.due"])).toHaveValue("2026-12-03");
  await tabTo(fay, sheet.getByRole("button", { name: en["capture.keepAction"] }));
  await fay.keyboard.press("Enter");
  await expect(sheet).toHaveCount(0);
  // Back where it was, so that the next card is one Tab away.
  await expect(permit).toBeFocused();

  // On to the next stop, and back; a hand goes up and down.
  await fay.keyboard.press("PageDown");
  await at(ed, "Done");
  await ed.keyboard.press("r");
  await expect(bar(fay).getByRole("button", { name: "One hand is up" })).toBeVisible();
  await ed.keyboard.press("r");
  await expect(bar(fay).getByRole("button", { name: "One hand is up" })).toHaveCount(0);

  // The agenda: one stop is skipped, and the group goes to a later one.
  await fay.keyboard.press("l");
  const agenda = side(fay, en["walk.agenda"]);
  await tabTo(fay, agenda.getByRole("button", { name: "More for Implement" }));
  await fay.keyboard.press("Enter");
  await fay.getByRole("menuitem", { name: en["agenda.skip"], exact: true }).waitFor();
  await fay.keyboard.press("Enter");
  await expect(agenda.getByRole("listitem").filter({ hasText: "Implement" })).toContainText(en["agenda.skipped"]);
  await expect(agenda.getByRole("button", { name: "More for Implement" })).toBeFocused();
  await tabTo(fay, bar(fay).getByRole("button", { name: new RegExp(`^${en["walk.nextStop"]}`) }));
  await fay.keyboard.press("Enter");
  await at(ed, "Ready");
  const last = agenda.getByRole("button", { name: new RegExp(`^\\d+ ?${en["stop.decisions"]}`) });
  await tabTo(fay, last);
  await fay.keyboard.press("Enter");
  await at(ed, en["stop.decisions"]);
  await expect(holder(fay, ".agenda")).toBeVisible();

  // It is read back, and ends; the minutes have all of it.
  await tabTo(fay, agenda.getByRole("button", { name: en["action.close"] }), true);
  await fay.keyboard.press("Enter");
  await expect(agenda).toHaveCount(0);
  await expect(holder(fay, ".stage-bar")).toBeVisible();
  await tabTo(fay, bar(fay).getByRole("button", { name: en["walk.end"] }));
  await fay.keyboard.press("Enter");
  const end = fay.getByRole("alertdialog", { name: en["end.title"] });
  await tabTo(fay, end.getByRole("button", { name: en["end.do"] }));
  await fay.keyboard.press("Enter");
  await expect(fay.getByRole("heading", { level: 1, name: "Walk by keys" })).toBeVisible();
  const minutes = fay.getByRole("main");
  for (const words of ["Take a form to the grid operator", "Permit pre-check", "3 December", "Ed"])
    await expect(minutes).toContainText(words);
  await expect(minutes.locator(".minutes-stops", { hasText: en["minutes.skipped"] })).toContainText("Implement");
  await tabTo(fay, fay.getByRole("button", { name: en["minutes.copy"] }));
});
