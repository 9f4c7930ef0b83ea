import { everyEn as en } from "../src/ui/strings/every";
import { enter, expect, type Page, test, whole } from "./stage";
import { at, bar, goOnTo, next, startWalk, writeDown } from "./walkParts";

test.use({ ahead: true });

const HOUR_MS = 3_600_000;

/** The note above the bar about who leads. */
const note = (page: Page) => page.locator(".stage-note");

test("a walk outlives the server's death, and what was written down meanwhile arrives once", async ({ stage }) => {
  const board = await stage.board("kanban");
  const fay = (await stage.guest(board, "Fay", "facilitator", "operations")).page;
  const ed = await stage.guest(board, "Ed", "editor", "engineering");
  await enter(fay, board);
  await enter(ed.page, board);
  await startWalk(fay, "Walk of the week");
  await goOnTo(fay, "Implement");
  await at(ed.page, "Implement");
  await whole(ed.page);
  await stage.server.down("SIGKILL");
  await writeDown(ed.page, "decision", "Decided while the server was away");
  await stage.server.up();
  for (const page of [fay, ed.page]) await at(page, "Implement");
  await next(fay);
  await at(ed.page, "Ready");
  const agreed = async (): Promise<string[]> => {
    const answer = await ed.context.request.get(`/api/boards/${board.id}/agreements`);
    return (await answer.json()).map((one: { text: string }) => one.text);
  };
  await expect.poll(agreed).toEqual(["Decided while the server was away"]);

  // A reload in mid-walk changes nothing, and does not send it again.
  await ed.page.reload();
  await at(ed.page, "Ready");
  expect(await agreed()).toEqual(["Decided while the server was away"]);
});

test("who leads goes away, or may not lead any more: the walk waits for nobody", async ({ stage }) => {
  const board = await stage.board("kanban");
  const owner = await stage.owner();
  const fay = await stage.guest(board, "Fay", "facilitator", "operations");
  const ed = await stage.guest(board, "Ed", "editor", "engineering");
  await enter(fay.page, board);
  await enter(ed.page, board);
  await startWalk(fay.page, "Walk of the week");
  await at(ed.page, "Done");
  await expect(bar(ed.page).getByRole("button", { name: new RegExp(`^${en["walk.nextStop"]}`) })).toHaveCount(0);

  await fay.context.setOffline(true);
  await expect(note(ed.page)).toContainText("Fay leads and is away right now.");
  await note(ed.page).getByRole("button", { name: en["walk.takeLead"] }).click();
  await expect(bar(ed.page)).toContainText(en["walk.youLead"]);
  await next(ed.page);
  await at(ed.page, "Implement");
  await fay.context.setOffline(false);
  await at(fay.page, "Implement");
  await expect(bar(fay.page)).toContainText("Ed leads");

  // A facilitator may take it back; then her role is taken away, and the lead is free.
  await bar(fay.page).getByRole("button", { name: en["walk.more"] }).click();
  await fay.page.getByRole("menuitem", { name: en["walk.takeLead"] }).click();
  await expect(bar(ed.page)).toContainText("Fay leads");
  await owner.context.request.patch(`/api/boards/${board.id}/members/${fay.id}`, {
    data: { role: "viewer" },
    headers: { Origin: stage.server.url },
  });
  await expect(note(ed.page)).toContainText(en["walk.nobodyLeadsNow"]);
  await expect(bar(fay.page).getByRole("button", { name: new RegExp(`^${en["walk.nextStop"]}`) })).toHaveCount(0);
  await note(ed.page).getByRole("button", { name: en["walk.takeLead"] }).click();
  await next(ed.page);
  await at(fay.page, "Ready");
});

test("a board that is deleted and restored in mid-walk goes on with its walk", async ({ stage }) => {
  const board = await stage.board("kanban", "Boilers");
  const owner = await stage.owner();
  const fay = (await stage.guest(board, "Fay", "facilitator", "operations")).page;
  await enter(fay, board);
  await startWalk(fay, "Walk of the week");
  await goOnTo(fay, "Implement");
  const gone = await owner.context.request.delete(`/api/boards/${board.id}`, { headers: { Origin: stage.server.url } });
  expect(gone.ok()).toBe(true);
  await expect(fay.getByRole("alertdialog", { name: en["refusal.title"] })).toContainText(en["refusal.boardDeleted"]);
  await stage.send(owner.context, `/api/boards/${board.id}/restore`, {});
  await enter(fay, board);
  await at(fay, "Implement");
  await expect(bar(fay)).toContainText(en["walk.youLead"]);
});

for (const [words, skew] of [
  ["an hour ahead", HOUR_MS],
  ["an hour behind", -HOUR_MS],
] as const) {
  test(`a device whose clock is ${words} shows the same time left`, async ({ stage }) => {
    const board = await stage.board("kanban");
    const fay = (await stage.guest(board, "Fay", "facilitator", "operations")).page;
    const vera = (await stage.guest(board, "Vera", "viewer", "finance")).page;
    await vera.addInitScript((shift) => {
      const { now } = Date;
      Date.now = () => now() + shift;
    }, skew);
    await enter(fay, board);
    await enter(vera, board);
    await startWalk(fay, "Walk of the week");
    await goOnTo(fay, "Implement");
    await at(vera, "Implement");
    // Stops last minutes: wrong by an hour it would be over, or would begin with an hour.
    await expect(vera.getByRole("timer")).toHaveAccessibleName(/^[0-5] min \d+ s left$/);
    await vera.reload();
    await at(vera, "Implement");
    await expect(vera.getByRole("timer")).toHaveAccessibleName(/^[0-5] min \d+ s left$/);
  });
}
