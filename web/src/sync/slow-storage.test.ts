import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { beforeEach, describe, expect, it } from "vitest";
import { DATABASE_NAME, STORES } from "@/sync/database";
import { type BoardSession, LOAD_PATIENCE_MS } from "@/sync/session";
import { settle, TestBrowser, type World } from "@/testing/browser";
import { ManualClock } from "@/testing/manual-clock";
import { PeerServer } from "@/testing/peer-server";
import { seededRandom } from "@/testing/random";
import { Wire } from "@/testing/socket-pair";

const ADA = { id: "ada", name: "Ada", discipline: "design", role: "editor" } as const;

let world: World;
let ada: TestBrowser;

beforeEach(async () => {
  await deleteDB(DATABASE_NAME);
  world = { clock: new ManualClock(), wire: new Wire(), server: new PeerServer(), random: seededRandom(1) };
  ada = new TestBrowser(world, ADA);
});

async function opened(): Promise<BoardSession> {
  const session = ada.open();
  await settle(world.wire);
  return session;
}

function write(session: BoardSession, key: string): void {
  session.doc.getMap("cards").set(key, true);
}

/** A transaction of somebody else that does not end before it is told to. */
async function occupied(): Promise<() => void> {
  const request = (ada.storage as IDBFactory).open(DATABASE_NAME);
  let held = true;
  await new Promise<void>((resolve) => {
    request.onsuccess = () => {
      const store = request.result.transaction(STORES, "readwrite").objectStore("heads");
      const ask = (): void => {
        if (held) store.get("nothing").onsuccess = ask;
        else request.result.close();
      };
      ask();
      resolve();
    };
  });
  return () => {
    held = false;
  };
}

describe("storage that opens and does not answer", () => {
  it("is not waited for, and joins in when it does", async () => {
    ada.setOnline(false);
    const before = await opened();
    write(before, "earlier");
    await before.destroy();
    ada.setOnline(true);
    const release = await occupied();
    const session = await opened();
    expect(session.status.value.state).toBe("connecting");
    world.clock.advance(LOAD_PATIENCE_MS);
    await settle(world.wire);
    world.clock.advance(LOAD_PATIENCE_MS);
    await settle(world.wire);
    write(session, "now");
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", storage: "opening", unsent: 0 });
    release();
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", storage: "durable", unsent: 0 });
    expect([...world.server.doc.getMap("cards").keys()].sort()).toEqual(["earlier", "now"]);
    await session.destroy();
  });
});
