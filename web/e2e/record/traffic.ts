/**
 * Records every document frame that our client sends from real Chromium, and what its documents hold at the end, into
 * tests/fixtures/browser_traffic.json.gz: tests/documents/test_browser_traffic.py feeds it to the validator and to the worker.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import * as Y from "yjs";
import { clocksDigest, digestSteps } from "../../src/sync/state-digest";
import { changeOnDisk } from "../changeOnDisk";
import {
  type BoardInfo,
  card,
  enter,
  expect,
  type Page,
  type Participant,
  type Stage,
  saved,
  test,
  writeCard,
} from "../stage";

interface Frame {
  /** Null: the server's own first update. */
  readonly person: string | null;
  readonly reply: boolean;
  readonly data: string;
}

interface Story {
  readonly name: string;
  readonly frames: Frame[];
  clocks: string;
  roots: Record<string, string>;
}

const FILE = new URL("../../../tests/fixtures/browser_traffic.json.gz", import.meta.url);
const ROOTS = ["meta", "cards", "maps", "lanes", "columns", "placements", "shapes", "connectors"];

/** Takes down what a page sends from now on. */
function record(story: Story, { page, id }: Pick<Participant, "page" | "id">): void {
  page.on("websocket", (socket) => {
    socket.on("framesent", ({ payload }) => note(story, id, payload));
    socket.on("framereceived", ({ payload }) => {
      // What the board began with, which nobody sent.
      if (!story.frames.some(({ person: by }) => by === null)) note(story, null, payload);
    });
  });
}

function note(story: Story, person: string | null, payload: string | Buffer): void {
  if (typeof payload === "string" || payload[0] !== 0 || payload[1] === 0) return;
  let at = 2;
  while ((payload[at] ?? 0) > 127) at += 1;
  const frame = { person, reply: payload[1] === 1, data: payload.subarray(at + 1).toString("base64") };
  if (person === null) story.frames.unshift(frame);
  else story.frames.push(frame);
}

/** What this browser keeps of the board: the document it shows. */
async function documentOf(page: Page, board: BoardInfo): Promise<Y.Doc> {
  const rows = await page.evaluate(async (id) => {
    const opened = indexedDB.open("walkboard");
    await new Promise((resolve) => {
      opened.onsuccess = resolve;
    });
    const found = opened.result.transaction("rows").objectStore("rows").getAll();
    await new Promise((resolve) => {
      found.onsuccess = resolve;
    });
    opened.result.close();
    const mine = (found.result as { scope: string; data: Uint8Array }[]).filter(({ scope }) => scope.includes(id));
    return mine.map(({ data }) => Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
  }, board.id);
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, new Uint8Array(Buffer.from(row, "latin1")));
  return doc;
}

async function end(story: Story, page: Page, board: BoardInfo): Promise<void> {
  await saved(page);
  await page.waitForTimeout(1_500);
  const doc = await documentOf(page, board);
  story.clocks = clocksDigest(doc);
  for (const name of ROOTS) {
    const steps = digestSteps(doc.getMap(name));
    for (let step = steps.next(); ; step = steps.next()) {
      if (!step.done) continue;
      story.roots[name] = step.value;
      break;
    }
  }
  const others = existsSync(FILE) ? (JSON.parse(gunzipSync(readFileSync(FILE)).toString()) as Story[]) : [];
  const stories = [...others.filter(({ name }) => name !== story.name), story];
  writeFileSync(FILE, gzipSync(JSON.stringify(stories), { level: 9 }));
}

async function begin(stage: Stage, name: string, template = "empty") {
  const board = await stage.board(template, name);
  const owner = await stage.owner();
  const story: Story = { name, frames: [], clocks: "", roots: {} };
  record(story, owner);
  await enter(owner.page, board);
  return { board, owner, story, page: owner.page };
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const data = new DataTransfer();
    data.setData("text/plain", plain);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
}

test("undo and redo, words of several units, deleting", async ({ stage }) => {
  const { board, page, story } = await begin(stage, "undo", "kanban");
  for (const [index, words] of ["Wärme 😀", "👩‍👩‍👧 family", "plain"].entries())
    await writeCard(page, { x: 400 + 260 * index, y: 700 }, words);
  for (const key of ["z", "z", "Shift+z", "z", "Shift+z", "Shift+z"]) await page.keyboard.press(`ControlOrMeta+${key}`);
  await card(page, "plain").click();
  await page.keyboard.press("Delete");
  await page.keyboard.press("ControlOrMeta+z");
  await end(story, page, board);
});

test("long offline, and the storage of this browser in between", async ({ stage }) => {
  const { board, owner, page, story } = await begin(stage, "offline");
  await writeCard(page, { x: 400, y: 200 }, "Before");
  const guest = await stage.guest(board, "Ben");
  record(story, guest);
  await enter(guest.page, board);
  await owner.context.setOffline(true);
  for (let index = 0; index < 4; index += 1) {
    await writeCard(page, { x: 300 + 270 * index, y: 400 }, `Offline ${index} 😀`);
    await writeCard(guest.page, { x: 300 + 270 * index, y: 600 }, `Meanwhile ${index}`);
  }
  await page.keyboard.press("ControlOrMeta+z");
  await owner.context.setOffline(false);
  await saved(page);
  await page.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: 1013 }));
  await page.reload();
  await expect(card(page, "Before")).toBeVisible();
  await writeCard(page, { x: 800, y: 800 }, "Only here");
  await page.close();
  const again = { id: owner.id, page: await owner.context.newPage() };
  record(story, again);
  await enter(again.page, board);
  await expect(card(again.page, "Only here")).toBeVisible();
  await expect(card(guest.page, "Only here")).toBeVisible();
  await end(story, again.page, board);
});

test("several tabs of one person, and another who writes at the same time", async ({ stage }) => {
  const { board, owner, page, story } = await begin(stage, "tabs");
  const tab = { id: owner.id, page: await owner.context.newPage() };
  const guest = await stage.guest(board, "Ben");
  for (const each of [tab, guest]) {
    record(story, each);
    await enter(each.page, board);
  }
  for (let index = 0; index < 4; index += 1)
    await Promise.all([
      writeCard(page, { x: 300 + 200 * index, y: 200 }, `One ${index}`),
      writeCard(tab.page, { x: 300 + 200 * index, y: 400 }, `Two ${index}`),
      writeCard(guest.page, { x: 300 + 200 * index, y: 600 }, `Ben ${index}`),
    ]);
  await stage.server.down("SIGKILL");
  await writeCard(page, { x: 700, y: 760 }, "While it was away");
  await stage.server.up();
  for (const each of [page, tab.page, guest.page]) {
    await saved(each);
    await expect(card(each, "While it was away")).toBeVisible();
  }
  await end(story, page, board);
});

test("five thousand cards pasted at once, taken back and made again", async ({ stage }) => {
  const { board, page, story } = await begin(stage, "pasted");
  await paste(page, Array.from({ length: 5_000 }, (_, index) => `- Idea ${index}`).join("\n"));
  await page.getByRole("dialog").getByRole("button", { name: "Make 5,000 cards" }).click();
  await expect(page.getByText("5,000 cards pasted").first()).toBeVisible({ timeout: 120_000 });
  await saved(page);
  await page.keyboard.press("ControlOrMeta+z");
  await page.waitForTimeout(3_000);
  await saved(page);
  await end(story, page, board);
});

test("one who brings back what another wrote, after damage on the server's disk", async ({ stage }) => {
  const { board, page, story } = await begin(stage, "relayed");
  await writeCard(page, { x: 400, y: 200 }, "Sound");
  const guest = await stage.guest(board, "Ben");
  record(story, guest);
  await enter(guest.page, board);
  await writeCard(guest.page, { x: 700, y: 200 }, "By Ben");
  await saved(guest.page);
  await writeCard(page, { x: 400, y: 500 }, "By the owner 👩‍👩‍👧");
  await saved(page);
  await expect(card(guest.page, "By the owner")).toBeVisible();
  await page.waitForTimeout(1_500);
  await page.close();
  await guest.page.goto("about:blank");
  await stage.server.down("SIGTERM");
  changeOnDisk(stage.server.folder, board.id);
  await stage.server.up();
  await enter(guest.page, board);
  await expect(card(guest.page, "By the owner")).toBeVisible();
  const other = await stage.guest(board, "Cleo");
  await enter(other.page, board);
  await expect(card(other.page, "By the owner")).toBeVisible();
  await end(story, guest.page, board);
});

test("two in the notes of one card: formats, lists, links, taking back, offline", async ({ stage }) => {
  const { board, owner, page, story } = await begin(stage, "notes");
  await writeCard(page, { x: 400, y: 200 }, "Permit");
  const guest = await stage.guest(board, "Ben");
  record(story, guest);
  await enter(guest.page, board);
  for (const each of [page, guest.page]) {
    await card(each, "Permit").click();
    await each.keyboard.press("Shift+F2");
    await expect(each.getByRole("textbox", { name: /Notes on/ })).toBeFocused();
  }
  await page.keyboard.type("# Why 😀");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Ask **early**, *kindly*, at https://city.example/permit now");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- drawings");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("north side");
  await saved(page);
  await guest.page.keyboard.press("ControlOrMeta+Home");
  await Promise.all([guest.page.keyboard.type("Really: "), page.keyboard.type(" and south side")]);
  await guest.page.keyboard.press("ControlOrMeta+a");
  for (const key of ["b", "i", "b", "z", "Shift+z"]) await guest.page.keyboard.press(`ControlOrMeta+${key}`);
  await guest.page.getByRole("button", { name: "Numbered list" }).click();
  await guest.page.waitForTimeout(800);
  for (const key of ["z", "z", "Shift+z"]) await page.keyboard.press(`ControlOrMeta+${key}`);
  await owner.context.setOffline(true);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("offline words");
  await guest.page.keyboard.press("ControlOrMeta+End");
  await guest.page.keyboard.type(" meanwhile");
  await guest.page.keyboard.press("ControlOrMeta+z");
  await owner.context.setOffline(false);
  await saved(page);
  await page.keyboard.press("Escape");
  for (const key of ["z", "z", "z", "Shift+z"]) await page.keyboard.press(`ControlOrMeta+${key}`);
  await saved(guest.page);
  await end(story, page, board);
});
