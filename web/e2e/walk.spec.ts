import { everyEn as en } from "../src/ui/strings/every";
import { column } from "./mapParts";
import { card, enter, expect, type Page, saved, test } from "./stage";
import { at, bar, endWalk, goOnTo, keep, next, openAction, side, startWalk, writeDown } from "./walkParts";

/** Goes to the kanban of the sample by the palette, near enough to take hold of its cards. */
async function toPortfolio(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: en["board.palette"] });
  await palette.getByPlaceholder(en["palette.placeholder"]).fill("Implement");
  await palette
    .getByRole("menuitem", { name: /Implement/ })
    .first()
    .click();
  await expect(column(page, "Implement")).toBeVisible();
}

test("a group walks the sample board, from last week's snapshot to this week's minutes", async ({ stage }) => {
  test.setTimeout(240_000);
  const board = await stage.board("home_heat_pump", "Home heat pump");
  await keep(stage, board, "Last Thursday");
  await openAction(stage, board, "call-the-grid-01", "Call the grid operator");
  const { page: olga } = await stage.owner();
  const fay = (await stage.guest(board, "Fay", "facilitator", "operations")).page;
  const { page: ed } = await stage.guest(board, "Ed", "editor", "engineering");
  const { page: vera } = await stage.guest(board, "Vera", "viewer", "finance");
  for (const page of [fay, ed, vera]) await enter(page, board);

  // Since last Thursday something was blocked, something moved, something reworded.
  await toPortfolio(ed);
  await card(ed, "Deposit by card").click();
  await ed.keyboard.press("b");
  await ed.getByRole("dialog").getByRole("textbox").fill("The bank has not answered");
  await ed.keyboard.press("Enter");
  await expect(card(ed, "Deposit by card")).toHaveAttribute("data-blocked", "");
  await card(ed, "Winter hotline").click();
  await ed.keyboard.press("Alt+ArrowRight");
  await expect(card(ed, "Winter hotline")).toHaveAccessibleName(/Implement/);
  await card(ed, "Survey by video").dblclick();
  await ed.keyboard.press("End");
  await ed.keyboard.type(", in one call");
  await ed.keyboard.press("Escape");
  await ed.keyboard.press("Escape");
  await saved(ed);

  // Fay starts; everybody is taken along and attends. A viewer cannot start one.
  await expect(vera.getByRole("button", { name: en["walk.button"], exact: true })).toHaveCount(0);
  await startWalk(fay, "Walk of the week");
  for (const page of [fay, ed, vera]) await at(page, en["stop.actions"]);
  await expect(bar(vera)).toContainText("Fay leads");
  await expect(bar(fay)).toContainText(en["walk.youLead"]);

  // Last week's action is done.
  await side(fay, en["stop.actions"])
    .getByRole("group", { name: "Call the grid operator" })
    .getByRole("button", { name: en["agreement.done"] })
    .click();
  await expect(side(ed, en["stop.actions"])).toContainText(en["agreement.isDone"]);

  // What changed, in sentences and on the wall, for everybody.
  await next(fay);
  for (const page of [fay, ed, vera]) {
    await at(page, en["stop.changes"]);
    const list = side(page, en["changes.title"]);
    await expect(list).toContainText("since “Last Thursday”");
    await expect(list).toContainText("“Deposit by card” is blocked: The bank has not answered");
    await expect(list).toContainText("“Winter hotline” moved from");
    await expect(list).toContainText("“Survey by video” now says “Survey by video, in one call”.");
    await expect(list).toContainText("Ed (Engineering)");
  }
  await side(vera, en["changes.title"])
    .getByRole("button", { name: /Winter hotline/ })
    .click();
  await expect(card(vera, "Winter hotline")).toHaveAttribute("data-mark", "moved");

  // A hand goes up, and down again when it has been heard.
  await vera.keyboard.press("r");
  await bar(fay).getByRole("button", { name: "One hand is up" }).click();
  await fay.getByRole("button", { name: /Lower.*Vera/ }).click();
  await fay.keyboard.press("Escape");
  await expect(bar(vera).getByRole("button", { name: en["walk.handUp"] })).toBeVisible();

  // The blocked card is on stage everywhere. The viewer, who looked around, comes back by one key.
  await next(fay);
  await at(vera, en["stop.blocked"]);
  await expect(vera.getByText(en["walk.lookingAround"])).toBeVisible();
  await vera.keyboard.press("g");
  for (const page of [fay, ed, vera]) {
    await at(page, en["stop.blocked"]);
    await expect(card(page, "Deposit by card")).toBeVisible();
    await expect(card(page, "Deposit by card")).toHaveAttribute("data-stage", "lifted");
  }
  await ed.mouse.move(500, 300);
  await ed.mouse.wheel(0, 400);
  await expect(ed.getByText(en["walk.lookingAround"])).toBeVisible();
  await ed.keyboard.press("g");
  await expect(ed.getByText(en["walk.lookingAround"])).toHaveCount(0);
  // Of the blocked cards the one they speak of comes on stage: what is agreed now is about that.
  await side(fay, en["stop.blocked"])
    .getByRole("button", { name: /Deposit by card/ })
    .click();
  await expect(side(ed, en["stop.blocked"]).getByText(en["walk.onStage"])).toBeVisible();
  await writeDown(ed, "decision", "We ask a second bank");

  // A latecomer on a phone lands where the group is, and writes down an action.
  const lena = (await stage.guest(board, "Lena", "editor", "marketing")).page;
  await lena.setViewportSize({ width: 390, height: 844 });
  await enter(lena, board);
  await at(lena, en["stop.blocked"]);
  await expect(card(lena, "Deposit by card")).toHaveAttribute("data-stage", "lifted");
  await writeDown(lena, "action", "Write to the second bank", "Ed");
  await bar(lena).getByRole("button", { name: en["walk.handUp"] }).click();
  await expect(bar(fay).getByRole("button", { name: "One hand is up" })).toBeVisible();

  // Two people press next at the same moment: the group goes on by one.
  await enter(olga, board);
  await at(olga, en["stop.blocked"]);
  const facts = (page: Page) => bar(page).locator(".stage-facts");
  await expect(facts(olga)).toContainText(/Stop 3 of/);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await olga.route("**/step", async (route) => {
    await held;
    await route.continue();
  });
  const late = olga.waitForResponse("**/step");
  await next(olga);
  await next(fay);
  await expect(facts(olga)).toContainText(/Stop 4 of/);
  release();
  expect((await late).ok()).toBe(true);
  for (const page of [fay, olga, vera]) await expect(facts(page)).toContainText(/Stop 4 of/);

  // From right to left, only what is unusual; the column over its limit says by how much.
  const passed = await goOnTo(fay, "Implement");
  expect(passed[0]).toBe("Done");
  await expect(side(vera, "Implement")).toContainText("5 / 3");

  // The lead goes over to Ed, who reloads and still leads; the others never noticed.
  await bar(fay).getByRole("button", { name: en["walk.more"] }).click();
  await fay.getByRole("menuitem", { name: en["walk.handOver"] }).hover();
  await expect(fay.getByRole("menuitem", { name: "Vera", exact: true })).toHaveCount(0);
  await fay.getByRole("menuitem", { name: "Ed", exact: true }).click();
  await expect(bar(ed)).toContainText(en["walk.youLead"]);
  await ed.reload();
  await at(ed, "Implement");
  await expect(bar(ed)).toContainText(en["walk.youLead"]);
  await goOnTo(ed, en["stop.decisions"]);
  await expect(side(vera, en["stop.decisions"])).toContainText("We ask a second bank");
  await expect(side(vera, en["stop.decisions"])).toContainText("Write to the second bank");

  // The end: a pinned snapshot, and minutes that everybody can read.
  await endWalk(ed);
  await vera.getByRole("button", { name: en["over.read"] }).click();
  for (const page of [ed, vera]) {
    const minutes = page.getByRole("main");
    await expect(page.getByRole("heading", { level: 1, name: "Walk of the week" })).toBeVisible();
    for (const words of [
      "Fay",
      "Lena",
      "We ask a second bank",
      "Write to the second bank",
      "Call the grid operator",
      "5 / 3",
    ]) {
      await expect(minutes).toContainText(words);
    }
    await expect(minutes).toContainText("“Winter hotline” moved from");
  }
  const markdown = await vera
    .context()
    .request.get(`/api/boards/${board.id}/walks/${vera.url().split("/walks/")[1]}/minutes.md`);
  expect(await markdown.text()).toContain("We ask a second bank");
  await vera.getByRole("link", { name: en["minutes.snapshot"] }).click();
  await expect(vera.getByRole("heading", { level: 1, name: "Walk of the week" })).toBeVisible();
});
