/** A board that arrives in slices: what happens in between, and what is kept of it. */
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { MAX_HELD_MESSAGES } from "@/sync/intake";
import type { BoardSession } from "@/sync/session";
import { settle, TestBrowser, type World } from "@/testing/browser";
import { ManualClock } from "@/testing/manual-clock";
import { PeerServer } from "@/testing/peer-server";
import { seededRandom } from "@/testing/random";
import { Wire } from "@/testing/socket-pair";

const ADA = { id: "ada", name: "Ada", discipline: "design", role: "editor" } as const;
const BEN = { id: "ben", name: "Ben", discipline: "finance", role: "viewer" } as const;
const CARDS = 60;

let world: World;
let ada: TestBrowser;

beforeEach(() => {
  world = { clock: new ManualClock(), wire: new Wire(), server: new PeerServer(), random: seededRandom(1) };
  ada = new TestBrowser(world, ADA);
  ada.slices = { from: 200, structs: 5 };
  world.server.doc.transact(() => {
    for (let at = 0; at < CARDS; at += 1) world.server.doc.getMap("cards").set(`c${at}`, at);
  });
});

async function opened(browser = ada): Promise<BoardSession> {
  const session = browser.open();
  await settle(world.wire);
  return session;
}

/** One slice after the other, until a condition holds. */
async function slices(until: () => boolean): Promise<void> {
  for (let left = 100; left > 0 && !until(); left -= 1) {
    world.clock.tick();
    await settle(world.wire);
  }
  expect(until()).toBe(true);
}

const cards = (session: BoardSession): Y.Map<unknown> => session.doc.getMap("cards");
const half = (session: BoardSession) => () => cards(session).size >= CARDS / 2;

async function rows(): Promise<Uint8Array[]> {
  const request = (ada.storage as IDBFactory).open("walkboard");
  return await new Promise((resolve) => {
    request.onsuccess = () => {
      const all = request.result.transaction("rows").objectStore("rows").getAll();
      all.onsuccess = () => {
        request.result.close();
        resolve(all.result.map((row: { data: Uint8Array }) => row.data));
      };
    };
  });
}

describe("a board that arrives in slices", () => {
  it("takes several slices together for as long as the page can wait", async () => {
    ada.slices = { from: 200, structs: 5, stretch: 30 };
    const session = await opened();
    expect(cards(session).size).toBe(0);
    // The clock stands still meanwhile, so all of them fit.
    world.clock.tick();
    expect(cards(session).size).toBe(CARDS);
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ synced: true, arrived: null });
  });

  it("tells how far it is, is in sync with the last slice, and is stored as it came before", async () => {
    const whole = Y.encodeStateAsUpdate(world.server.doc);
    const session = await opened();
    expect(session.status.value).toMatchObject({ synced: false, arrived: 0 });
    await slices(half(session));
    expect(session.status.value).toMatchObject({ synced: false, arrived: 0.5 });
    expect(await rows()).toEqual([whole]);
    await slices(() => session.status.value.synced);
    expect(session.status.value).toMatchObject({ state: "saved", arrived: null });
    expect(await rows()).toEqual([whole]);
    await session.destroy();
  });

  it("takes live changes in their turn, after it", async () => {
    const session = await opened();
    world.server.doc.getMap("cards").set("c0", "later");
    for (const connection of world.server.connections) connection.tell(Y.encodeStateAsUpdate(world.server.doc));
    await slices(half(session));
    expect(cards(session).get("c0")).toBe(0);
    await slices(() => cards(session).get("c0") === "later");
    expect(session.status.value.synced).toBe(true);
    await session.destroy();
  });

  it("stands still for a moment rather than let too much wait", async () => {
    const session = await opened();
    await slices(half(session));
    for (let at = 0; at <= MAX_HELD_MESSAGES; at += 1) world.server.announce({ type: "board.changed" });
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", synced: true });
    await session.destroy();
  });

  it("goes on when the connection breaks, and the next connection waits for it", async () => {
    const session = await opened();
    await slices(half(session));
    ada.cut();
    await settle(world.wire);
    await slices(() => session.status.value.synced);
    expect(session.status.value.state).toBe("reconnecting");
    expect(cards(session).size).toBe(CARDS);
    world.clock.advance(5_000);
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", unsent: 0 });
    await session.destroy();
  });

  it("comes out of storage in slices too, with edits the server has not got yet", async () => {
    const before = await opened();
    await slices(() => before.status.value.synced);
    ada.setOnline(false);
    cards(before).set("offline", true);
    await before.destroy();
    const session = await opened();
    await slices(half(session));
    expect(session.status.value).toMatchObject({ synced: false, unsent: 0 });
    await slices(() => session.status.value.synced);
    expect(session.status.value).toMatchObject({ fromCache: true, unsent: 1, state: "offline" });
    expect(cards(session).get("offline")).toBe(true);
    ada.setOnline(true);
    world.clock.advance(5_000);
    await slices(() => session.status.value.state === "saved");
    expect(world.server.doc.getMap("cards").get("offline")).toBe(true);
    await session.destroy();
  });

  it("is whole in storage when it is left in the middle", async () => {
    const session = await opened();
    await slices(half(session));
    await session.destroy();
    ada.setOnline(false);
    const again = await opened();
    await slices(() => cards(again).size === CARDS);
    await again.destroy();
  });

  it("is shown to who may only look, and nothing of it is sent", async () => {
    const ben = new TestBrowser(world, BEN);
    ben.slices = { from: 200, structs: 5 };
    const session = await opened(ben);
    await slices(() => session.status.value.synced);
    expect(session.status.value).toMatchObject({ state: "saved", unsent: 0, role: "viewer" });
    await session.destroy();
  });
});
