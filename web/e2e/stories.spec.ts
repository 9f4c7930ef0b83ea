import { everyEn as en } from "../src/ui/strings/every";
import { cardsIn, cell, closePanel, column, columns, lane, lanes, panel, rename, write } from "./mapParts";
import { accessibilityFaults, card, enter, expect, type Page, saved, test } from "./stage";

/** Pastes words, and markup if there is some, as a program would have put them on the clipboard. */
async function paste(page: Page, text: string, html = ""): Promise<void> {
  await page.evaluate(
    ([words, markup]) => {
      const data = new DataTransfer();
      data.setData("text/plain", words);
      if (markup !== "") data.setData("text/html", markup);
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    [text, html] as const,
  );
}

/** What lies on the clipboard after what is selected was copied. */
function copied(page: Page): Promise<{ readonly text: string; readonly html: string }> {
  return page.evaluate(() => {
    const data = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
    return { text: data.getData("text/plain"), html: data.getData("text/html") };
  });
}

test("two people fill a story map quickly: written on by keys, pasted, inserted, split and merged", async ({
  stage,
}) => {
  const board = await stage.board("story_map");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  const both = [anna, ben];

  // Headers one after the other with Tab, then stories with Enter and Tab, and back with Shift and Tab.
  await columns(anna, 1).first().dblclick();
  for (const title of ["Compare", "Choose", "Order"]) {
    await anna.keyboard.type(title);
    await anna.keyboard.press("Tab");
  }
  await anna.keyboard.type("Pay");
  await anna.keyboard.press("Enter");
  for (const page of both) await expect(columns(page, 1)).toHaveText(["Compare", "Choose", "Order", "Pay"]);
  const empty = await cell(anna, "Next slice", "Choose");
  await empty.click({ position: { x: 20, y: 20 } });
  await anna.keyboard.press("Enter");
  await anna.keyboard.type("See two offers");
  await anna.keyboard.press("Enter");
  await anna.keyboard.type("Ask a friend");
  await anna.keyboard.press("Tab");
  await anna.keyboard.type("Order by phone");
  await anna.keyboard.press("Shift+Tab");
  await anna.keyboard.press("End");
  await anna.keyboard.type(" first");
  await anna.keyboard.press("Escape");
  for (const page of both) {
    await expect(cardsIn(await cell(page, "Next slice", "Choose"))).toHaveText([
      "See two offers",
      "Ask a friend first",
    ]);
    await expect(cardsIn(await cell(page, "Next slice", "Order"))).toHaveText(["Order by phone"]);
  }

  await closePanel(anna);

  // Cells of a map come as they stand to each other, to spreadsheets and to other cells.
  await card(anna, "See two offers").click();
  await expect(panel(anna)).toContainText("See two offers");
  await card(anna, "Order by phone").click({ modifiers: ["Shift"] });
  await expect(anna.getByRole("heading", { name: "2 cards", exact: true })).toBeVisible();
  const block = await copied(anna);
  expect(block.text).toBe("See two offers\tOrder by phone");
  await (await cell(anna, "Later", "Choose")).click({ position: { x: 20, y: 20 } });
  await paste(anna, block.text, block.html);
  for (const page of both) {
    await expect(cardsIn(await cell(page, "Later", "Choose"))).toHaveText(["See two offers"]);
    await expect(cardsIn(await cell(page, "Later", "Order"))).toHaveText(["Order by phone"]);
  }
  await anna.keyboard.press("Control+z");
  for (const page of both) await expect(cardsIn(await cell(page, "Later", "Order"))).toHaveCount(0);
  await expect(panel(anna)).toHaveCount(0);

  // By one click between two headers, and by keyboard on a header.
  const choose = await column(anna, "Choose").boundingBox();
  if (!choose) throw new Error("the header is not there");
  await anna.mouse.move(choose.x + choose.width - 30, choose.y + 20);
  await anna.mouse.move(choose.x + choose.width - 4, choose.y + 20);
  await anna.getByRole("button", { name: "Insert a column after Choose" }).click();
  await write(anna, "Decide");
  await column(ben, "Pay").focus();
  await ben.keyboard.press("ArrowLeft");
  await ben.keyboard.press("Shift+Enter");
  await write(ben, "Confirm");
  const steps = ["Compare", "Choose", "Decide", "Order", "Confirm", "Pay"];
  for (const page of both) await expect(columns(page, 1)).toHaveText(steps);

  await anna.getByRole("button", { name: en["view.fit"] }).click();

  // A block that is larger than the map shows where it would go, and may make room.
  await (await cell(anna, "Next slice", "Pay")).click({ position: { x: 20, y: 20 } });
  await paste(anna, "Card\tThanks\nTransfer\tReceipt\nInvoice\tReminder\nCash\t");
  const dialog = anna.getByRole("dialog");
  await expect(dialog.getByRole("table")).toContainText("Transfer");
  expect(await accessibilityFaults(anna)).toEqual([]);
  await dialog.getByRole("button", { name: en["paste.makeRoom"] }).click();
  for (const page of both) {
    await expect(columns(page, 1)).toHaveCount(7);
    await expect(cardsIn(await cell(page, "Next slice", "Pay"))).toHaveText(["Card"]);
  }

  // A slice in two, and one of two: one step each, and no card is lost.
  await lane(anna, "Next slice").click();
  await panel(anna).getByRole("button", { name: en["lane.split"] }).click();
  await write(anna, "After that");
  for (const page of both) {
    await expect(cardsIn(await cell(page, "Next slice", "Choose"))).toHaveText(["See two offers"]);
    await expect(cardsIn(await cell(page, "After that", "Choose"))).toHaveText(["Ask a friend first"]);
  }
  await lane(ben, "Next slice").click();
  await panel(ben).getByRole("button", { name: en["lane.merge"] }).click();
  for (const page of both) {
    await expect(lane(page, "After that")).toHaveCount(0);
    await expect(cardsIn(await cell(page, "Next slice", "Choose"))).toHaveText([
      "See two offers",
      "Ask a friend first",
    ]);
  }
  await expect(lanes(anna).first()).toContainText("Walking skeleton");
  await saved(anna);
  await saved(ben);
});

test("a story map says what its slices are for, for whom it is and how far it has come; with axe content", async ({
  stage,
}) => {
  const board = await stage.board("story_map");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  await rename(anna, columns(anna, 0).first(), "Decide");
  await rename(anna, columns(anna, 1).first(), "Compare");

  await anna.getByRole("button", { name: en["view.fit"] }).click();

  // Committed without an outcome is told; with one, the header says what the slice is for.
  await lane(anna, "Walking skeleton").click();
  await panel(anna)
    .getByText(/^Committed/)
    .click();
  await anna.getByRole("heading", { name: "Story map" }).click();
  await expect(panel(anna).getByText(/Walking skeleton is committed, but nobody has said/)).toBeVisible();
  await lane(anna, "Walking skeleton").click();
  await panel(anna).getByLabel("Outcome").fill("People can compare two offers");
  await panel(anna).getByLabel("Measure").fill("Ten a week");
  await panel(anna).getByLabel("Measure").press("Tab");
  for (const page of [anna, ben]) {
    await expect(lane(page, "Walking skeleton")).toContainText("People can compare two offers");
    await expect(lane(page, "Walking skeleton")).toContainText("Committed · 2 stories");
  }

  // A persona for an activity: its header says so, and only what is for her stays in front.
  await column(anna, "Decide").click();
  await panel(anna).getByLabel(en["persona.new"]).fill("Owner");
  await panel(anna).getByLabel(en["persona.new"]).press("Enter");
  await expect(column(ben, "Decide")).toContainText("For Owner");
  await anna.getByRole("heading", { name: "Story map" }).click();
  await panel(anna).getByRole("button", { name: "Show only what is for Owner" }).click();
  await expect(anna.getByRole("status").filter({ hasText: / of / })).toContainText("6 cards of 10");
  await expect(panel(anna).getByRole("region", { name: en["story.slices"] })).toContainText("2 stories, 0 done (0 %)");
  expect(await accessibilityFaults(anna)).toEqual([]);

  // Folding is for everybody and undone in one step.
  await lane(ben, "Next slice").click();
  await panel(ben).getByRole("button", { name: en["lane.fold"] }).click();
  await expect(card(anna, "Makes it good")).toHaveCount(0);
  await expect(lane(anna, "Next slice")).toContainText("One card");
  await ben.keyboard.press("Control+z");
  await expect(card(anna, "Makes it good")).toBeVisible();
  await saved(anna);
  await saved(ben);
});
