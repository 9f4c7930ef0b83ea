import { card, enter, expect, middle, saved, test } from "./stage";

test("on a phone a finger writes, selects and carries a card, and pans the wall beside it", async ({
  stage,
  browser,
}) => {
  const board = await stage.board("empty");
  const owner = await stage.owner();
  const context = await browser.newContext({
    baseURL: stage.server.url,
    storageState: await owner.context.storageState(),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await enter(page, board);
  const fingers = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at?: { x: number; y: number }) =>
    fingers.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });
  const tap = async (at: { x: number; y: number }) => {
    await touch("touchStart", at);
    await touch("touchEnd");
  };
  const swipe = async (from: { x: number; y: number }, dx: number, dy: number) => {
    await touch("touchStart", from);
    for (let step = 1; step <= 8; step += 1) {
      await touch("touchMove", { x: from.x + (dx * step) / 8, y: from.y + (dy * step) / 8 });
    }
    await touch("touchEnd");
  };

  await tap({ x: 200, y: 150 });
  await tap({ x: 200, y: 150 });
  await page.locator("[data-card-id] textarea").fill("From the phone");
  await tap({ x: 60, y: 380 });
  await expect(card(page, "From the phone")).toBeVisible();
  await expect(page.locator("[data-card-id] textarea")).toHaveCount(0);

  const written = await middle(card(page, "From the phone"));
  await tap(written);
  await expect(page.getByRole("heading", { name: "Card", exact: true })).toBeVisible();
  await swipe(written, 40, 80);
  await expect.poll(async () => Math.round((await middle(card(page, "From the phone"))).y - written.y)).toBe(80);
  await saved(page);

  await enter(owner.page, board);
  await expect(card(owner.page, "From the phone")).toBeVisible();
  const before = await middle(card(owner.page, "From the phone"));
  await tap({ x: 40, y: 400 });
  await swipe({ x: 40, y: 400 }, 0, -60);
  await expect.poll(async () => Math.round((await middle(card(page, "From the phone"))).y - written.y)).toBe(20);
  await saved(page);
  expect(await middle(card(owner.page, "From the phone"))).toEqual(before);
  await context.close();
});
