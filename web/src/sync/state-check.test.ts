import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { BoardSession } from "@/sync/board-session";
import { keptCopies } from "@/sync/copies";
import { REMOTE } from "@/sync/exchange";
import { ANSWER_PATIENCE_MS, CHECK_EVERY_MS, QUIET_MS, RECHECK_MS } from "@/sync/state-check";
import { BOARD, settle, TestBrowser, type World } from "@/testing/browser";
import { ManualClock } from "@/testing/manual-clock";
import { PeerServer } from "@/testing/peer-server";
import { seededRandom } from "@/testing/random";
import { Wire } from "@/testing/socket-pair";

const ADA = { id: "ada", name: "Ada", discipline: "design", role: "editor" } as const;
const EVE = { id: "eve", name: "Eve", discipline: "design", role: "viewer" } as const;

let world: World;
let ada: TestBrowser;

beforeEach(() => {
  world = { clock: new ManualClock(), wire: new Wire(), server: new PeerServer(), random: seededRandom(1) };
  ada = new TestBrowser(world, ADA);
});

async function opened(browser: TestBrowser, reopened = false): Promise<BoardSession> {
  const session = browser.open(BOARD, reopened);
  await settle(world.wire);
  return session;
}

function write(doc: Y.Doc, key: string, value: unknown = true): void {
  doc.getMap("cards").set(key, value);
}

async function pass(ms: number, by = 5_000): Promise<void> {
  for (let left = ms; left > 0; left -= by) {
    world.clock.advance(Math.min(by, left));
    await settle(world.wire);
  }
}

/** Long enough for a check and the reading after it, whenever it comes. */
const A_CHECK = 1.5 * CHECK_EVERY_MS + QUIET_MS;

/** Changes a document in a way that no sync can notice: the same client and clock stand for other words. */
function corrupt(doc: Y.Doc): void {
  const [item] = doc.store.clients.values().next().value as [Y.Item];
  item.content = new Y.ContentAny(["other words"]);
}

describe("checks (C4)", () => {
  it("find nothing where there is nothing, and come again", async () => {
    const session = await opened(ada);
    for (let index = 0; index < 300; index += 1) write(session.doc, `k${index}`, { text: "😀", index });
    await pass(5 * A_CHECK, 30_000);
    expect(world.server.checks).toBeGreaterThan(3);
    expect(world.server.checks).toBeLessThan(9);
    expect(world.server.differences).toEqual([]);
  });

  it("wait until nothing was changed for a while and everything is committed", async () => {
    const session = await opened(ada);
    for (let passed = 0; passed < 2 * A_CHECK; passed += 10_000) {
      write(session.doc, "a", passed);
      await pass(10_000);
    }
    expect(world.server.checks).toBe(0);
    world.server.holding = true;
    write(session.doc, "a", "unsent");
    await pass(A_CHECK);
    expect(world.server.checks).toBe(0);
    world.server.holding = false;
    world.server.commit();
    await pass(2 * QUIET_MS);
    expect(world.server.checks).toBe(1);
  });

  it("believe no answer that a change overtook", async () => {
    const session = await opened(ada);
    const other = await opened(new TestBrowser(world, { ...ADA, id: "ben" }));
    for (let index = 0; index < 1_000; index += 1) write(session.doc, `k${index}`);
    await pass(60_000);
    world.server.shown = new Y.Doc();
    while (world.server.checks === 0) {
      world.clock.advance(1_000);
      await settle(world.wire);
    }
    // While the answer is being compared, step by step, somebody writes.
    write(other.doc, "late");
    await settle(world.wire);
    world.server.shown = null;
    await pass(A_CHECK);
    expect(world.server.checks).toBeGreaterThan(1);
    expect(world.server.differences).toEqual([]);
  });

  it("are asked again when they are not answered", async () => {
    await opened(ada);
    world.server.mute = true;
    await pass(A_CHECK);
    const asked = world.server.checks;
    expect(asked).toBeGreaterThan(0);
    await pass(2 * ANSWER_PATIENCE_MS);
    expect(world.server.checks).toBeGreaterThan(asked);
    expect(world.server.differences).toEqual([]);
  });
});

describe("a document that is not what the server has (C5)", () => {
  it("is mended in place where a sync can mend it", async () => {
    const session = await opened(ada);
    write(session.doc, "a");
    await settle(world.wire);
    // An update that got lost on the way to this client alone.
    write(world.server.doc, "lost");
    await pass(A_CHECK);
    expect(session.doc.getMap("cards").has("lost")).toBe(true);
    await pass(A_CHECK);
    expect(world.server.differences.map(({ parts, then }) => [Object.keys(parts), then])).toEqual([
      [["clocks", "cards"], "resync"],
    ]);
    expect(session.status.value).toMatchObject({ state: "saved", outdated: false });
  });

  it("gives the server what that never got", async () => {
    const session = await opened(ada);
    write(session.doc, "a");
    await settle(world.wire);
    // An edit whose accounting went wrong: it is here, counts as received, and was never sent.
    session.doc.transact(() => write(session.doc, "forgotten"), REMOTE);
    await pass(2 * A_CHECK);
    expect(world.server.doc.getMap("cards").has("forgotten")).toBe(true);
    expect(world.server.differences).toHaveLength(1);
  });

  it("is rebuilt from the server where no sync can mend it, and nothing that was made here is lost", async () => {
    const session = await opened(ada);
    write(session.doc, "a", "the words");
    await pass(60_000);
    corrupt(session.doc);
    await session.stored();
    await pass(A_CHECK + RECHECK_MS + QUIET_MS);
    expect(world.server.differences.map(({ parts, then }) => [Object.keys(parts), then])).toEqual([
      [["cards"], "resync"],
      [["cards"], "rebuild"],
    ]);
    expect(session.status.value.outdated).toBe(true);
    // Made in the moment before the board is opened anew.
    write(session.doc, "last moment");
    await session.destroy();
    await settle(world.wire);
    const again = await opened(ada, true);
    expect(again.doc.getMap("cards").toJSON()).toEqual({ a: "the words", "last moment": true });
    await pass(2 * A_CHECK);
    expect(world.server.differences).toHaveLength(2);
    expect(again.status.value).toMatchObject({ state: "saved", outdated: false });
  });

  it("keeps a copy of what the server does not take", async () => {
    const session = await opened(ada);
    write(session.doc, "a");
    await pass(60_000);
    session.doc.transact(() => write(session.doc, "refused"), REMOTE);
    const shown = new Y.Doc();
    Y.applyUpdate(shown, Y.encodeStateAsUpdate(world.server.doc));
    world.server.shown = shown;
    await pass(A_CHECK + RECHECK_MS + QUIET_MS);
    expect(session.status.value.outdated).toBe(true);
    const [copy] = await keptCopies(BOARD, ADA.id, ada.environment);
    const kept = new Y.Doc();
    Y.applyUpdate(kept, copy?.state ?? new Uint8Array());
    expect(kept.getMap("cards").has("refused")).toBe(true);
  });

  it("is not opened anew again and again where the server is the one that reads differently", async () => {
    const session = await opened(ada, true);
    write(session.doc, "a");
    await pass(60_000);
    world.server.shown = new Y.Doc();
    await pass(4 * A_CHECK);
    expect(session.status.value.outdated).toBe(false);
    expect(world.server.differences.map(({ then }) => then)).toEqual(["resync", "stay"]);
  });

  it("is mended for somebody who may only look, too", async () => {
    const session = await opened(new TestBrowser(world, EVE));
    write(world.server.doc, "lost");
    await pass(A_CHECK);
    expect(session.doc.getMap("cards").has("lost")).toBe(true);
    expect(session.status.value.refusal).toBe(null);
  });
});
