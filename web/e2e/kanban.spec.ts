import { everyEn as en } from "../src/ui/strings/every";
import { cardsIn, carry, cell, closePanel, column, panel } from "./mapParts";
import { card, enter, expect, type Page, saved, test } from "./stage";

interface Transition {
  readonly card: string;
  readonly from: { readonly lane: string; readonly column: string } | null;
  readonly to: { readonly lane: string; readonly column: string } | null;
  readonly person_id: string;
}

async function idOf(page: Page, title: string): Promise<string> {
  return (await column(page, title).getAttribute("data-column-id")) ?? "";
}

test("a state is split into doing and done, and the card to pull next is named and pulled", async ({ stage }) => {
  const board = await stage.board("kanban");
  const { page: anna } = await stage.owner();
  await enter(anna, board);
  await column(anna, "Review").click();
  await panel(anna).getByRole("button", { name: en["column.divide"] }).click();
  await expect(column(anna, "Doing")).toBeVisible();
  await expect(cardsIn(await cell(anna, "Work", "Doing"))).toHaveCount(1);
  await expect(column(anna, "Review").locator(".wall-limit")).toHaveText("1 / 4");

  await anna.getByRole("heading", { name: "Enterprise kanban" }).click();
  const next = panel(anna).getByRole("region", { name: en["kanban.offer"] });
  await expect(next).toContainText("“Write one idea per card” into Doing");
  await closePanel(anna);
  await anna.keyboard.press("Shift+N");
  await anna.getByRole("button", { name: en["kanban.pullNow"], exact: true }).click();
  await expect(cardsIn(await cell(anna, "Work", "Doing"))).toHaveCount(2);
  await expect(column(anna, "Review").locator(".wall-limit")).toHaveText("2 / 4");
  await saved(anna);
});

test("a limit on a kanban column warns, never blocks, and every move is on record", async ({ stage }) => {
  const board = await stage.board("kanban");
  const { page: anna, context } = await stage.owner();
  const ben = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben.page, board);
  const both = [anna, ben.page];

  await column(anna, "Review").click();
  // The first column with work is where work starts; that can be made an agreement.
  await expect(panel(anna)).toContainText(en["point.started.first"]);
  await panel(anna).getByRole("button", { name: en["point.set"] }).click();
  await expect(panel(anna).getByText(en["point.started.first"])).toHaveCount(0);
  const limit = panel(anna).getByRole("textbox", { name: en["limit.label"] });
  await limit.fill("1");
  await limit.press("Enter");
  await closePanel(anna);
  const badge = (page: Page) => column(page, "Review").locator(".wall-limit");
  for (const page of both) {
    await expect(badge(page)).toHaveText("1 / 1");
    await expect(badge(page)).toHaveAttribute("data-exceeded", "false");
  }

  const review = await cell(ben.page, "Work", "Review");
  await carry(ben.page, card(ben.page, "Write one idea"), review, { x: 0, y: 20 });
  for (const page of both) {
    await expect(cardsIn(await cell(page, "Work", "Review"))).toHaveCount(2);
    await expect(badge(page)).toHaveText("2 / 1");
    await expect(badge(page)).toHaveAttribute("data-exceeded", "true");
    await expect(badge(page)).toHaveAttribute("title", "2, more than the agreed 1");
  }
  await anna.getByRole("heading", { name: "Enterprise kanban" }).click();
  const tells = panel(anna).getByRole("region", { name: en["map.tells"] });
  await expect(tells).toContainText("Review holds 2 cards; you agreed on 1.");

  // Even more of it is never refused, and lifting the limit ends the warning.
  await carry(ben.page, card(ben.page, "What are we really working on"), review, { x: 0, y: 50 });
  await expect(badge(anna)).toHaveText("3 / 1");
  await saved(ben.page);
  await column(ben.page, "Review").click();
  await panel(ben.page).getByRole("button", { name: en["limit.lift"] }).click();
  await expect(tells).toContainText(en["map.tellsNothing"]);
  await expect(badge(anna)).toBeHidden();

  await saved(ben.page);
  const answer = await context.request.get(`/api/boards/${board.id}/transitions`);
  const moves: Transition[] = await answer.json();
  const steps = moves.map((move) => [move.from?.column, move.to?.column, move.person_id]);
  const [funnel, queue, implement] = [
    await idOf(anna, "Funnel"),
    await idOf(anna, "Review"),
    await idOf(anna, "Implement"),
  ];
  expect(steps).toContainEqual([funnel, queue, ben.id]);
  expect(steps).toContainEqual([implement, queue, ben.id]);
});
