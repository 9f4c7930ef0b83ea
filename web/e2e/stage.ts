/** What every browser story starts from: a real server, people in browsers of their own, boards. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type APIResponse,
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import { WallServer } from "./server";
import { SLOW, slowDown } from "./slow";
import { WarmServers } from "./warm";

/** How long a single step of a hand may wait for what it is done to. */
const ACTION_TIMEOUT_MS = 20_000 * SLOW;

/** A board as the REST interface gives it. */
export interface BoardInfo {
  readonly id: string;
  readonly title: string;
}

/** Somebody in a browser of their own. */
export interface Participant {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly id: string;
}

/** Runs in a page: its person asked the browser to save data. */
function saveData(): void {
  const { connection } = navigator as unknown as { connection?: object };
  if (connection) Object.defineProperty(connection, "saveData", { value: true });
}

/** One installation and the people in it; made anew for each story. */
export class Stage {
  readonly server: WallServer;
  private readonly browser: Browser;
  private readonly ahead: boolean;
  private readonly contexts: BrowserContext[] = [];
  private ownerKept: Participant | null = null;

  /** With `ahead` browsers fetch the whole client beforehand, as they do for who does not save data. */
  constructor(server: WallServer, browser: Browser, ahead: boolean) {
    this.server = server;
    this.browser = browser;
    this.ahead = ahead;
  }

  private async browserOf(): Promise<{ context: BrowserContext; page: Page }> {
    // Without motion a place on the screen is where it will stay, so that hands can be quick.
    const context = await this.browser.newContext({
      baseURL: this.server.url,
      locale: "en-GB",
      reducedMotion: "reduce",
    });
    this.contexts.push(context);
    context.setDefaultTimeout(ACTION_TIMEOUT_MS);
    await slowDown(context);
    if (!this.ahead) await context.addInitScript(saveData);
    return { context, page: await context.newPage() };
  }

  /** Asks the REST interface as the page of this browser would. */
  async send(context: BrowserContext, path: string, data: Record<string, unknown>): Promise<APIResponse> {
    const answer = await context.request.post(path, { data, headers: { Origin: this.server.url } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer;
  }

  /** A browser of somebody who has not signed in. */
  async stranger(): Promise<Page> {
    return (await this.browserOf()).page;
  }

  /** The owner, signed in by the printed link (through the REST interface). */
  async owner(): Promise<Participant> {
    if (this.ownerKept) return this.ownerKept;
    const { context, page } = await this.browserOf();
    const answer = await this.send(context, "/api/sign-in", { token: this.server.ownerLink.split("#")[1] });
    const me = await answer.json();
    this.ownerKept = { name: me.name, id: me.id, context, page };
    return this.ownerKept;
  }

  /** Somebody who joined the board by an invitation. */
  async guest(
    board: BoardInfo,
    name: string,
    role: "facilitator" | "editor" | "viewer" = "editor",
    discipline = "design",
  ): Promise<Participant> {
    const owner = await this.owner();
    const invitation = await this.send(owner.context, `/api/boards/${board.id}/invitations`, { role });
    const token = (await invitation.json()).url.split("#")[1];
    const { context, page } = await this.browserOf();
    const joined = await this.send(context, `/api/invitations/${token}/accept`, { name, discipline });
    return { name, id: (await joined.json()).me.id, context, page };
  }

  /** A new board from a template, made by the owner. */
  async board(template: string, title = "Our wall"): Promise<BoardInfo> {
    const owner = await this.owner();
    const answer = await this.send(owner.context, "/api/boards", { title, template });
    return answer.json();
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    await this.server.destroy();
  }
}

/**
 * Playwright's `test` with a stage of its own for each story; what the servers are made of is kept from story to story. People save data unless the story
 * says `ahead`: to fetch the whole client into every page is as much work as to open it, and what is fetched when it is needed is the harder case. A story in
 * which the server or the network goes away is told `ahead`.
 */
export const test = base.extend<{ host: string; ahead: boolean; stage: Stage }, { warm: WarmServers }>({
  warm: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing is needed
    async ({}, use) => {
      const warm = new WarmServers();
      await use(warm);
      warm.close();
    },
    { scope: "worker" },
  ],
  host: ["127.0.0.1", { option: true }],
  ahead: [false, { option: true }],
  stage: async ({ browser, host, ahead, warm }, use) => {
    const stage = new Stage(await WallServer.start(host, warm), browser, ahead);
    await use(stage);
    await stage.close();
  },
});

export { expect, type Locator, type Page };

/** Opens a board and waits until it is live and saved. */
export async function enter(page: Page, board: BoardInfo): Promise<void> {
  await page.goto(`/b/${board.id}`);
  await saved(page);
}

/** Waits until everything this browser did is committed. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByTestId("save-state")).toHaveAttribute("data-state", "saved");
}

/** Leaves something by Escape and goes on once it is gone: a key pressed before that would still be for it. */
export async function leave(page: Page, what: Locator): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(what).toHaveCount(0);
}

/** The card with this text, where it can be read. */
export function card(page: Page, text: string): Locator {
  return page.locator("[data-card-id]").filter({ hasText: text }).first();
}

/** Writes a new card at a point of the window by double click, and leaves it. Until its tools are shown a wall can only be looked at. */
export async function writeCard(page: Page, at: { x: number; y: number }, text: string): Promise<void> {
  await expect(page.getByRole("toolbar", { name: "Tools", exact: true })).toBeVisible();
  await page.mouse.dblclick(at.x, at.y);
  await page.locator("[data-card-id] textarea").fill(text);
  await page.keyboard.press("Escape");
  await expect(card(page, text)).toBeVisible();
}

/** Drags with the mouse in steps, as a hand does; `before` runs while the button is still down. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
  before?: () => Promise<void>,
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) {
    await page.mouse.move(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
  }
  await before?.();
  await page.mouse.up();
}

/** The middle of an element in the window. */
export async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("the element is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The client is whole: every part of it is here, so that the page goes on should its server go away. */
export const whole = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName("walkboard: all parts are here").length > 0, undefined, {
    timeout: 60_000,
  });

const AXE = readFileSync(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");

/** What axe looks at: everything, targets that are too small included, or only what is another matter in every look. */
type Looking = "at everything" | "at colours";

/** What axe finds wrong on the page: rule and place, empty when nothing. */
export async function accessibilityFaults(page: Page, looking: Looking = "at everything"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async (colours) => {
    interface Found {
      readonly violations: readonly { id: string; nodes: readonly { target: readonly unknown[] }[] }[];
    }
    const { axe } = window as unknown as { axe: { run(options: object): Promise<Found> } };
    const all = { rules: { "target-size": { enabled: true } } };
    const { violations } = await axe.run({
      ...(colours ? { runOnly: ["color-contrast"] } : all),
      resultTypes: ["violations"],
    });
    return violations.flatMap((fault) => fault.nodes.map((node) => `${fault.id}: ${node.target.join(" ")}`));
  }, looking === "at colours");
}

/** How a page may look: in the light and in the dark, and both with more contrast. */
const LOOKS = [
  { colorScheme: "light", contrast: "no-preference" },
  { colorScheme: "dark", contrast: "no-preference" },
  { colorScheme: "light", contrast: "more" },
  { colorScheme: "dark", contrast: "more" },
] as const;

/** Axe finds nothing, however the page looks; the place is named so that a failure says where. */
export async function faultless(
  page: Page,
  where: string,
  contrast: "as designed" | "and more contrast" = "as designed",
) {
  for (const [at, look] of LOOKS.slice(0, contrast === "as designed" ? 2 : 4).entries()) {
    await page.emulateMedia(look);
    await expect(page.locator("html")).toHaveAttribute("data-theme", look.colorScheme);
    await expect(page.locator("html")).toHaveAttribute("data-contrast", look.contrast === "more" ? "more" : "normal");
    const found = await accessibilityFaults(page, at === 0 ? "at everything" : "at colours");
    expect(found, `${where}, ${look.colorScheme}, contrast: ${look.contrast}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });
}
