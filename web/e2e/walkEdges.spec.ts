import { everyEn as en } from "../src/ui/strings/every";
import { card, enter, expect, middle, type Page, test } from "./stage";
import { at, bar, goOnTo, keep, next, openAction, side, startWalk } from "./walkParts";

/** Waits until something inside of this has the keyboard. */
async function hasKeyboard(page: Page, selector: string): Promise<void> {
  await expect(page.locator(`${selector}:focus-within`)).toBeVisible();
}

test("nothing that goes away on a walk takes the keyboard with it", async ({ stage }) => {
  const board = await stage.board("home_heat_pump", "Home heat pump");
  await openAction(stage, board, "call-the-grid-01", "Call the grid operator");
  await openAction(stage, board, "call-the-grid-02", "Order the forms");
  const { page: fay } = await stage.guest(board, "Fay", "facilitator", "operations");
  await enter(fay, board);
  await startWalk(fay, "Walk of the week");
  await at(fay, en["stop.actions"]);
  const actions = side(fay, en["stop.actions"]);
  const call = actions.getByRole("group", { name: "Call the grid operator" });
  await call.getByRole("button", { name: en["agreement.done"] }).focus();
  await fay.keyboard.press("Enter");
  await expect(call).toHaveCount(0);
  await expect(actions.getByRole("button", { name: "Undo Call the grid operator" })).toBeFocused();
  await fay.keyboard.press("Enter");
  await expect(call).toBeVisible();
  await hasKeyboard(fay, ".action-row");

  await fay.keyboard.press("l");
  await hasKeyboard(fay, ".walk-panel");
  const agenda = side(fay, en["walk.agenda"]);
  await agenda.getByRole("button", { name: /Implement Portfolio/ }).focus();
  await fay.keyboard.press("Enter");
  await at(fay, "Implement");
  await hasKeyboard(fay, ".agenda");
  await agenda.getByRole("button", { name: en["action.close"] }).focus();
  await fay.keyboard.press("Enter");
  await expect(agenda).toHaveCount(0);
  await hasKeyboard(fay, ".stage-bar");

  await fay.mouse.move(500, 300);
  await fay.mouse.wheel(0, 300);
  await fay.getByRole("button", { name: new RegExp(`^${en["walk.backToStop"]}`) }).focus();
  await fay.keyboard.press("Enter");
  await expect(fay.getByText(en["walk.awayFromStop"])).toHaveCount(0);
  await hasKeyboard(fay, ".stage-bar");

  // What was done with the first agreement of all must not hide the bar for a moment.
  await bar(fay).getByRole("button", { name: en["walk.agenda"] }).focus();
  await fay.keyboard.press("d");
  await fay.getByRole("dialog", { name: en["capture.title"] }).waitFor();
  await fay.keyboard.type("We print the forms");
  await fay.keyboard.press("Control+Enter");
  await fay.getByText(en["capture.decided"]).first().waitFor();
  await hasKeyboard(fay, ".stage-bar");
});

test("who looks at what changed when the walk ends still sees it, and no dialog asks to end it again", async ({
  stage,
}) => {
  const board = await stage.board("home_heat_pump", "Home heat pump");
  await keep(stage, board, "Last Thursday");
  const { page: fay } = await stage.guest(board, "Fay", "facilitator", "operations");
  const { page: vera } = await stage.guest(board, "Vera", "viewer", "finance");
  const { page: anna } = await stage.owner();
  for (const page of [fay, vera, anna]) await enter(page, board);
  await startWalk(fay, "Walk of the week");
  await at(vera, en["stop.changes"]);
  await bar(vera).getByRole("button", { name: en["walk.more"] }).click();
  await vera.getByRole("menuitem", { name: en["walk.changes"] }).click();
  await expect(side(vera, en["changes.title"])).toContainText("since “Last Thursday”");
  const end = anna.getByRole("alertdialog", { name: en["end.title"] });
  await bar(anna).getByRole("button", { name: en["walk.more"] }).click();
  await anna.getByRole("menuitem", { name: en["walk.end"] }).click();
  await expect(end).toContainText("Walk of the week");

  await bar(fay).getByRole("button", { name: en["walk.more"] }).click();
  await fay.getByRole("menuitem", { name: en["walk.end"] }).click();
  await fay.getByRole("alertdialog").getByRole("button", { name: en["end.do"] }).click();
  await expect(fay).toHaveURL(/\/walks\//);
  await expect(side(vera, en["changes.title"])).toContainText("since “Walk of the week”");
  await expect(end).toHaveCount(0);
  await expect(anna.getByRole("button", { name: en["over.read"] })).toBeVisible();
});

test("the wall waits with the next stop until a card that is carried has been put down", async ({ stage }) => {
  const board = await stage.board("home_heat_pump", "Home heat pump");
  const { page: fay } = await stage.guest(board, "Fay", "facilitator", "operations");
  const { page: ed } = await stage.guest(board, "Ed", "editor", "engineering");
  await enter(fay, board);
  await enter(ed, board);
  await startWalk(fay, "Walk of the week");
  await goOnTo(fay, "Review");
  await at(ed, "Review");
  const noise = card(ed, "Noise check from the map");
  await expect(noise).toBeVisible();
  const from = await middle(noise);
  await ed.mouse.move(from.x, from.y);
  await ed.mouse.down();
  await ed.mouse.move(from.x + 20, from.y + 60, { steps: 4 });
  const place = () => card(ed, "Finance with the local bank").boundingBox();
  const before = await place();
  await next(fay);
  await at(ed, "Funnel");
  await ed.waitForTimeout(400);
  expect(await place()).toEqual(before);
  await ed.mouse.move(from.x + 20, from.y + 40, { steps: 2 });
  await ed.mouse.up();
  await expect.poll(place).not.toEqual(before);
  await expect(card(fay, "Noise check from the map")).toHaveAccessibleName(/Review/);
});

test("a stop where the group was is not offered to be skipped, two presses give two minutes, and a walk without a name has the day's", async ({
  stage,
}) => {
  const board = await stage.board("kanban");
  const { page: fay } = await stage.guest(board, "Fay", "facilitator", "operations");
  await enter(fay, board);
  await startWalk(fay, "   ");
  await expect(fay.getByRole("region", { name: /^Walk: Walk, \d+ \w+ \d{4}$/ })).toBeVisible();
  await at(fay, "Done");
  await next(fay);
  await at(fay, "Implement");
  // Two minutes, though the second press comes before the answer to the first.
  const seconds = async (): Promise<number> => {
    const answer = await fay.request.get(`/api/boards/${board.id}/walks/current`);
    const { walk } = await answer.json();
    return walk.stops.find((stop: { id: string }) => stop.id === walk.stop_id).seconds;
  };
  const before = await seconds();
  await bar(fay).getByRole("button", { name: en["walk.minuteShort"] }).dblclick();
  await expect.poll(seconds).toBe(before + 120);
  await fay.keyboard.press("l");
  await side(fay, en["walk.agenda"]).getByRole("button", { name: "More for Done" }).click();
  await expect(fay.getByRole("menuitem", { name: en["agenda.skip"], exact: true })).toBeDisabled();
});

test("what the server refused can be put in other words, and nothing of it has to be typed again", async ({
  stage,
}) => {
  const board = await stage.board("kanban");
  const { page: fay } = await stage.guest(board, "Fay", "facilitator", "operations");
  await enter(fay, board);
  await startWalk(fay, "Walk of the week");
  let refuse = true;
  await fay.route("**/agreements/*", async (route) => {
    if (refuse)
      await route.fulfill({
        status: 422,
        contentType: "application/problem+json",
        body: JSON.stringify({ slug: "input-refused", detail: "Choose somebody who takes part in this board." }),
      });
    else await route.continue();
  });
  await fay.keyboard.press("a");
  await fay.getByRole("dialog", { name: en["capture.title"] }).waitFor();
  await fay.keyboard.type("Order a second pump");
  await fay.keyboard.press("Control+Enter");
  const note = fay.getByRole("region", { name: en["unsent.title"] });
  await expect(note).toContainText("Order a second pump");
  refuse = false;
  await note.getByRole("button", { name: en["agreement.edit"] }).click();
  const sheet = fay.getByRole("dialog", { name: en["capture.title"] });
  await expect(sheet.getByRole("textbox", { name: en["capture.action"] })).toHaveValue("Order a second pump");
  await sheet.getByRole("button", { name: en["capture.keepAction"] }).click();
  await expect(fay.getByText(en["capture.noted"]).first()).toBeVisible();
  await expect(note).toHaveCount(0);
});

test("a topic that is written from right to left ends on the left", async ({ stage }) => {
  const board = await stage.board("kanban");
  const { page: fay, context } = await stage.guest(board, "Fay", "facilitator", "operations");
  await enter(fay, board);
  await startWalk(fay, "Walk of the week");
  const { walk } = await (await context.request.get(`/api/boards/${board.id}/walks/current`)).json();
  const title = "משאבת חום לכל בית?";
  await stage.send(context, `/api/boards/${board.id}/walks/${walk.id}/stops`, { title, before: walk.stops[1].id });
  await next(fay);
  await at(fay, title);
  for (const selector of [".stage-title", ".walk-panel h2"]) {
    const ends = await fay.locator(selector).evaluate((element) => {
      const text = element.firstChild as Text;
      const range = document.createRange();
      const left = (from: number): number => {
        range.setStart(text, from);
        range.setEnd(text, from + 1);
        return range.getBoundingClientRect().left;
      };
      return left(text.length - 1) < left(0);
    });
    expect(ends, selector).toBe(true);
  }
});
