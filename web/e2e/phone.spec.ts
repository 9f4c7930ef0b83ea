import type { Browser, CDPSession } from "@playwright/test";
import { smallTargets } from "./everybody";
import { type BoardInfo, card, enter, expect, middle, type Page, type Stage, saved, test } from "./stage";

/** The owner on a phone, at a board; `client` sends what fingers and pens do. */
async function onAPhone(
  stage: Stage,
  browser: Browser,
  board: BoardInfo,
): Promise<{ readonly page: Page; readonly client: CDPSession }> {
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
  return { page, client: await context.newCDPSession(page) };
}

test("on a phone a finger writes, selects and carries a card, and pans the wall beside it", async ({
  stage,
  browser,
}) => {
  const board = await stage.board("empty");
  const owner = await stage.owner();
  const { page, client } = await onAPhone(stage, browser, board);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at?: { x: number; y: number }) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });
  // A finger waits for no answer: with one between its steps, two taps would be too far apart and a swipe would begin as a long press.
  const tap = (at: { x: number; y: number }) => Promise.all([touch("touchStart", at), touch("touchEnd")]);
  const swipe = (from: { x: number; y: number }, dx: number, dy: number) =>
    Promise.all([
      touch("touchStart", from),
      ...Array.from({ length: 8 }, (_, step) =>
        touch("touchMove", { x: from.x + (dx * (step + 1)) / 8, y: from.y + (dy * (step + 1)) / 8 }),
      ),
      touch("touchEnd"),
    ]);

  await Promise.all([tap({ x: 200, y: 150 }), tap({ x: 200, y: 150 })]);
  await page.locator("[data-card-id] textarea").fill("From the phone");
  await tap({ x: 60, y: 380 });
  await expect(card(page, "From the phone")).toBeVisible();
  await expect(page.locator("[data-card-id] textarea")).toHaveCount(0);

  const written = await middle(card(page, "From the phone"));
  await tap(written);
  await expect(page.getByRole("heading", { name: "Card", exact: true })).toBeVisible();
  expect(await smallTargets(page), "the wall, its tools and the panel of a card").toEqual([]);
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
  await page.context().close();
});

test("a pen draws beside the hand that rests on the screen; one finger pans, two zoom, a long press opens the menu", async ({
  stage,
  browser,
}) => {
  const board = await stage.board("empty");
  const { page, client } = await onAPhone(stage, browser, board);
  const touch = (
    type: "touchStart" | "touchMove" | "touchEnd",
    ...touchPoints: { x: number; y: number; id: number }[]
  ) => client.send("Input.dispatchTouchEvent", { type, touchPoints });
  const pen = (type: "mousePressed" | "mouseMoved" | "mouseReleased", x: number, y: number) =>
    client.send("Input.dispatchMouseEvent", {
      type,
      x,
      y,
      button: "left",
      buttons: type === "mouseReleased" ? 0 : 1,
      clickCount: 1,
      pointerType: "pen",
      force: 0.6,
    });
  const world = () => page.evaluate(() => document.querySelector<HTMLElement>(".wall-world")?.style.transform);
  /** Whether ink is seen at a point of the window. */
  const inked = (x: number, y: number) =>
    page.evaluate(
      ([left, top]) => {
        const canvas = document.querySelector<HTMLCanvasElement>(".wall-layer-top");
        const scale = canvas ? canvas.width / canvas.clientWidth : 0;
        const data = canvas?.getContext("2d")?.getImageData(left * scale - 3, top * scale - 3, 7, 7).data ?? [];
        return !canvas?.hidden && [...data].some((value, at) => at % 4 === 3 && value > 100);
      },
      [x, y] as const,
    );
  await page.keyboard.press("i");
  await expect(page.getByRole("radiogroup", { name: "Width" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "An empty wall" })).toHaveCount(0);

  // The hand comes before its pen, and a little of it moves.
  const still = await world();
  await touch("touchStart", { x: 300, y: 560, id: 1 });
  await pen("mousePressed", 80, 200);
  await pen("mouseMoved", 140, 200);
  await touch("touchMove", { x: 290, y: 540, id: 1 });
  await touch("touchStart", { x: 290, y: 540, id: 1 }, { x: 340, y: 520, id: 2 });
  await touch("touchMove", { x: 280, y: 530, id: 1 }, { x: 340, y: 480, id: 2 });
  for (let x = 150; x <= 260; x += 10) await pen("mouseMoved", x, 200);
  await pen("mouseReleased", 260, 200);
  await touch("touchEnd");
  await expect.poll(() => inked(240, 200)).toBe(true);
  expect([await inked(300, 560), await inked(285, 535), await world()]).toEqual([false, false, still]);

  await Promise.all([
    touch("touchStart", { x: 200, y: 400, id: 1 }),
    ...[10, 20, 30, 40, 50, 60, 70, 80].map((down) => touch("touchMove", { x: 200, y: 400 + down, id: 1 })),
    touch("touchEnd"),
  ]);
  await expect.poll(() => inked(240, 280)).toBe(true);
  await touch("touchStart", { x: 160, y: 400, id: 1 });
  await touch("touchStart", { x: 160, y: 400, id: 1 }, { x: 240, y: 400, id: 2 });
  for (let step = 1; step <= 8; step += 1) {
    await touch("touchMove", { x: 160 - step * 5, y: 400, id: 1 }, { x: 240 + step * 5, y: 400, id: 2 });
  }
  await touch("touchEnd");
  await expect.poll(world).toContain("scale(2)");
  await page.keyboard.press("Escape");

  await touch("touchStart", { x: 200, y: 600, id: 1 });
  const menu = page.getByRole("menu");
  await expect(menu).toBeVisible();
  await touch("touchEnd");
  await expect(menu).toBeVisible();
  const heights = await menu
    .getByRole("menuitem")
    .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  await page.keyboard.press("Escape");
  const buttons = page.getByRole("toolbar").getByRole("button");
  for (const box of await Promise.all((await buttons.all()).map((button) => button.boundingBox()))) {
    if (box) expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  }
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("toolbar").getByRole("button", { name: "Add images" }).tap(),
  ]);
  expect(chooser.isMultiple()).toBe(true);
  await saved(page);
  await page.context().close();
});
