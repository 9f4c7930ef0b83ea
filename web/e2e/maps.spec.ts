import { everyEn as en } from "../src/ui/strings/every";
import {
  addMap,
  cardsIn,
  carry,
  cell,
  choose,
  closePanel,
  column,
  columns,
  lane,
  lanes,
  paintedAt,
  panel,
  rename,
  tray,
  watchPaint,
  write,
} from "./mapParts";
import { card, drag, enter, expect, middle, type Page, saved, test } from "./stage";

const STEP = "Name this step";

async function spans(page: Page, group: string, title: string): Promise<boolean> {
  const outer = await column(page, group).boundingBox();
  const inner = await column(page, title).boundingBox();
  if (!outer || !inner) return false;
  return outer.x <= inner.x + 1 && inner.x + inner.width <= outer.x + outer.width + 1 && outer.y < inner.y;
}

test("steps of a blueprint by two people: added, renamed, moved, deleted, and no card lost", async ({ stage }) => {
  const board = await stage.board("service_blueprint");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  const both = [anna, ben];

  await rename(anna, columns(anna, 1).first(), "Enquiry");
  await rename(ben, columns(ben, 1).nth(1), "Visit");
  for (const page of both) await expect(columns(page, 1)).toHaveText(["Enquiry", "Visit", STEP, STEP, STEP]);
  await choose(ben, column(ben, "Enquiry"), en["column.addAfter"]);
  await write(ben, "Call");
  for (const page of both) await expect(columns(page, 1)).toHaveText(["Enquiry", "Call", "Visit", STEP, STEP, STEP]);
  await closePanel(ben);
  await choose(anna, column(anna, "Visit"), en["column.moveBefore"]);
  for (const page of both) await expect(columns(page, 1)).toHaveText(["Enquiry", "Visit", "Call", STEP, STEP, STEP]);
  await closePanel(anna);

  // Phases stand over their steps: carried beside a step of another phase, a step belongs there.
  expect(await spans(anna, "Before", "Call")).toBe(true);
  await carry(anna, column(anna, "Call"), columns(anna, 1).nth(3), { x: 60, y: 0 });
  for (const page of both) {
    await expect(columns(page, 1)).toHaveText(["Enquiry", "Visit", STEP, "Call", STEP, STEP]);
    await expect.poll(() => spans(page, "During", "Call")).toBe(true);
    expect(await spans(page, "Before", "Visit")).toBe(true);
  }
  await rename(ben, column(ben, "During"), "At the house");
  await expect(column(anna, "At the house")).toBeVisible();

  // A deleted step leaves its cards in the tray; undo puts the step and its cards back.
  await choose(anna, column(anna, "Enquiry"), en["column.delete"]);
  for (const page of both) {
    await expect(columns(page, 1)).toHaveText(["Visit", STEP, "Call", STEP, STEP]);
    await expect(cardsIn(tray(page))).toHaveCount(5);
  }
  await anna.getByRole("region", { name: en["toast.region"] }).getByRole("button", { name: en["action.undo"] }).click();
  for (const page of both) {
    await expect(tray(page)).toHaveCount(0);
    await expect(cardsIn(await cell(page, "Customer actions", "Enquiry"))).toHaveText(/What does the customer do/);
  }
  await choose(anna, column(anna, "Enquiry"), en["column.delete"]);
  await expect(cardsIn(tray(ben))).toHaveCount(5);
  await carry(ben, card(ben, "What does the customer do"), await cell(ben, "Customer actions", "Visit"));
  for (const page of both) {
    await expect(cardsIn(tray(page))).toHaveCount(4);
    await expect(cardsIn(await cell(page, "Customer actions", "Visit"))).toHaveText([
      "What does the customer do first?",
    ]);
  }
  await saved(anna);
  await saved(ben);
});

test("lanes of a blueprint, and the lines that follow them", async ({ stage }) => {
  const board = await stage.board("service_blueprint");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await watchPaint(anna);
  await watchPaint(ben);
  await enter(anna, board);
  await enter(ben, board);
  const both = [anna, ben];
  for (const page of both) {
    for (const line of ["LINE OF INTERACTION", "LINE OF VISIBILITY", "LINE OF INTERNAL INTERACTION"]) {
      await expect.poll(() => paintedAt(page, line)).toBeGreaterThan(0);
    }
  }
  const own = ["Physical evidence", "Customer actions", "Frontstage: people", "Frontstage: technology"];
  const behind = ["Backstage actions", "Support and systems"];

  await choose(anna, lane(anna, "Frontstage: technology"), en["lane.addAfter"]);
  await write(anna, "Partners on stage");
  for (const page of both) await expect(lanes(page)).toHaveText([...own, "Partners on stage", ...behind]);
  await closePanel(anna);
  await rename(ben, lane(ben, "Partners on stage"), "Our partners");
  await choose(ben, lane(ben, "Our partners"), en["lane.moveBefore"]);
  await closePanel(ben);
  const moved = [...own.slice(0, 3), "Our partners", "Frontstage: technology", ...behind];
  for (const page of both) await expect(lanes(page)).toHaveText(moved);

  // The line of interaction is derived from the customer's lane: it goes where that lane goes.
  const before = await paintedAt(ben, "LINE OF INTERACTION");
  await carry(anna, lane(anna, "Customer actions"), lane(anna, "Frontstage: people"), { x: 0, y: 30 });
  const order = ["Physical evidence", "Frontstage: people", "Customer actions", ...moved.slice(3)];
  for (const page of both) await expect(lanes(page)).toHaveText(order);
  await expect.poll(() => paintedAt(ben, "LINE OF INTERACTION")).toBeGreaterThan(before + 20);

  await choose(anna, lane(anna, "Backstage actions"), en["lane.delete"]);
  for (const page of both) {
    await expect(lanes(page)).toHaveText(order.filter((title) => title !== "Backstage actions"));
    await expect(cardsIn(tray(page))).toHaveText(["What do we do that nobody sees?"]);
  }
});

test("slices of a story map, cards ordered, dragged between maps and out to the wall, one card on two maps", async ({
  stage,
}) => {
  const board = await stage.board("story_map");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await rename(anna, columns(anna, 0).first(), "Decide");
  await rename(anna, columns(anna, 1).first(), "Compare");
  await choose(anna, lane(anna, "Next slice"), en["lane.addAfter"]);
  await write(anna, "Third slice");
  await closePanel(anna);
  await expect(lanes(anna)).toHaveText(["Walking skeleton", "Next slice", "Third slice", "Later"]);
  await carry(anna, card(anna, "Makes it good"), await cell(anna, "Third slice", "Compare"));
  await carry(anna, card(anna, "Would be nice"), await cell(anna, "Third slice", "Compare"), { x: 0, y: 44 });
  const third = await cell(anna, "Third slice", "Compare");
  await expect(cardsIn(third)).toHaveText(["Makes it good", "Would be nice, can wait"]);
  await carry(anna, card(anna, "Would be nice"), card(anna, "Makes it good"), { x: 0, y: -20 });
  await expect(cardsIn(third)).toHaveText(["Would be nice, can wait", "Makes it good"]);

  // A second map comes below the first, and everything into view.
  await addMap(anna, "Enterprise kanban");
  await anna.getByRole("button", { name: en["view.fit"] }).click();
  await closePanel(anna);
  await enter(ben, board);
  const funnel = await cell(anna, "Work", "Funnel");
  await carry(anna, card(anna, "Makes it good"), funnel, { x: 0, y: 0 });
  await expect(cardsIn(third)).toHaveText(["Would be nice, can wait"]);
  await expect(cardsIn(await cell(ben, "Work", "Funnel"))).toContainText(["Makes it good"]);

  // With Ctrl the card stays where it was as well: one card, two places, one text.
  await anna.keyboard.down("Control");
  await carry(anna, card(anna, "Would be nice"), funnel);
  await anna.keyboard.up("Control");
  for (const page of [anna, ben]) {
    await expect(page.locator("[data-card-id]").filter({ hasText: "Would be nice" })).toHaveCount(2);
  }
  await card(anna, "Would be nice").dblclick();
  await anna.keyboard.press("End");
  await anna.keyboard.type(" a while");
  await expect(ben.locator("[data-card-id]").filter({ hasText: "can wait a while" })).toHaveCount(2);
  await anna.keyboard.press("Escape");
  const twice = anna.locator("[data-card-id]").filter({ hasText: "can wait a while" });
  await expect(twice).toHaveCount(2);
  await card(anna, "can wait a while").click();
  await expect(panel(anna).getByRole("region", { name: en["place.title"] }).getByRole("listitem")).toHaveCount(2);
  await panel(anna)
    .getByRole("button", { name: /Take off.*Story map/ })
    .click();
  await expect(twice).toHaveCount(1);
  await closePanel(anna);

  const beside = await middle(columns(anna, 1).last());
  await drag(anna, await middle(twice.first()), { x: beside.x + 240, y: beside.y });
  for (const page of [anna, ben]) {
    const free = page.getByRole("list", { name: en["canvas.freeCards"] });
    await expect(cardsIn(free)).toHaveText(["Would be nice, can wait a while"]);
    await expect(free.locator(".wall-card-writer")).toBeHidden();
  }
  await saved(anna);
});
