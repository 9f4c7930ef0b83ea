/** What a walk shows around the wall, and what people do with it. */
import { everyEn as en } from "../src/ui/strings/every";
import { type BoardInfo, expect, type Locator, type Page, type Stage } from "./stage";

/** The bar at the bottom that says where the group is. */
export function bar(page: Page): Locator {
  return page.getByRole("region", { name: /^Walk: / });
}

/** The panel at the right with this title. */
export function side(page: Page, title: string): Locator {
  return page.getByRole("region", { name: title, exact: true });
}

/** Waits until this wall stands at the stop with this title. */
export async function at(page: Page, title: string): Promise<void> {
  await expect(bar(page).locator(".stage-title")).toHaveText(title);
}

/** Starts a walk by the button in the top line. */
export async function startWalk(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: en["walk.button"], exact: true }).click();
  const sheet = page.getByRole("dialog", { name: en["walk.start"] });
  await sheet.getByLabel(en["walk.nameLabel"]).fill(name);
  await sheet.getByRole("button", { name: en["walk.begin"] }).click();
  await expect(bar(page)).toBeVisible();
}

/** Goes on to the next stop. Right after a step the bar takes no other one, because a hand that clicks twice means one. */
export async function next(page: Page): Promise<void> {
  await expect(bar(page).locator(".stage-course")).toHaveAttribute("data-moving", "false");
  await bar(page)
    .getByRole("button", { name: new RegExp(`^${en["walk.nextStop"]}`) })
    .click();
}

/** Goes on until the group stands at the stop with this title; gives the titles on the way, that one included. */
export async function goOnTo(page: Page, title: string): Promise<string[]> {
  const passed: string[] = [];
  const here = bar(page).locator(".stage-title");
  for (let stop = 0; stop < 60; stop += 1) {
    const before = (await here.textContent()) ?? "";
    passed.push(before);
    if (before === title) return passed;
    await next(page);
    await expect(here).not.toHaveText(before);
  }
  throw new Error(`there is no stop ${title}: ${passed.join(", ")}`);
}

/** Writes down a decision or an action where the group stands. */
export async function writeDown(page: Page, kind: "decision" | "action", text: string, owner?: string): Promise<void> {
  await bar(page).getByRole("button", { name: en["walk.capture"] }).click();
  const sheet = page.getByRole("dialog", { name: en["capture.title"] });
  if (kind === "action") await sheet.getByText(en["agreement.action"], { exact: true }).click();
  await sheet.getByRole("textbox", { name: en[`capture.${kind}`] }).fill(text);
  if (owner) {
    await sheet.getByRole("button", { name: new RegExp(en["capture.owner"]) }).click();
    await page.getByRole("option", { name: owner }).click();
  }
  await sheet
    .getByRole("button", { name: en[kind === "decision" ? "capture.keepDecision" : "capture.keepAction"] })
    .click();
  await expect(sheet).toHaveCount(0);
}

/** Ends the walk and waits for its minutes. */
export async function endWalk(page: Page): Promise<void> {
  await bar(page).getByRole("button", { name: en["walk.more"] }).click();
  await page.getByRole("menuitem", { name: en["walk.end"] }).click();
  await page.getByRole("alertdialog", { name: en["end.title"] }).getByRole("button", { name: en["end.do"] }).click();
  await expect(page).toHaveURL(/\/walks\//);
}

/** A snapshot taken by the owner, before the story begins. */
export async function keep(stage: Stage, board: BoardInfo, label: string): Promise<void> {
  const { context } = await stage.owner();
  await stage.send(context, `/api/boards/${board.id}/snapshots`, { label });
}

/** An action that is open since an earlier walk. */
export async function openAction(stage: Stage, board: BoardInfo, id: string, text: string): Promise<void> {
  const { context } = await stage.owner();
  const answer = await context.request.put(`/api/boards/${board.id}/agreements/${id}`, {
    data: { kind: "action", text },
    headers: { Origin: stage.server.url },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}
