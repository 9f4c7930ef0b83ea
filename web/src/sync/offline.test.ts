import "fake-indexeddb/auto";
import { deleteDB, openDB } from "idb";
import { beforeEach, describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { COMPACT_BYTES, COMPACT_ROWS, REWRITE_AFTER_MS } from "@/sync/cache";
import { DATABASE_NAME, OPEN_PATIENCE_MS } from "@/sync/database";
import { type BoardSession, TEND_MS } from "@/sync/session";
import { settle, TestBrowser, type World } from "@/testing/browser";
import { memoryLocks } from "@/testing/locks";
import { ManualClock } from "@/testing/manual-clock";
import { PeerServer } from "@/testing/peer-server";
import { seededRandom } from "@/testing/random";
import { Wire } from "@/testing/socket-pair";

const ADA = { id: "ada", name: "Ada", discipline: "design", role: "editor" } as const;

let world: World;
let ada: TestBrowser;

beforeEach(() => {
  world = { clock: new ManualClock(), wire: new Wire(), server: new PeerServer(), random: seededRandom(1) };
  ada = new TestBrowser(world, ADA);
});

async function opened(): Promise<BoardSession> {
  const session = ada.open();
  await settle(world.wire);
  return session;
}

async function pass(ms: number, by = 500): Promise<void> {
  for (let left = ms; left > 0; left -= by) {
    world.clock.advance(Math.min(by, left));
    await settle(world.wire);
  }
}

function write(session: BoardSession, key: string): void {
  session.doc.getMap("cards").set(key, true);
}

function keys(doc: Y.Doc): string[] {
  return [...doc.getMap("cards").keys()].sort();
}

async function stored(name: string): Promise<unknown[]> {
  const request = ada.storage?.open(DATABASE_NAME);
  if (!request) return [];
  return await new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const all = request.result.transaction(name).objectStore(name).getAll();
      all.onsuccess = () => {
        request.result.close();
        resolve(all.result);
      };
    };
  });
}

describe("a reload", () => {
  it("opens offline with everything, knows what is unsent, and merges on return", async () => {
    const first = await opened();
    write(first, "online");
    await pass(100, 50);
    ada.setOnline(false);
    await settle(world.wire);
    write(first, "offline");
    first.doc.getMap("cards").delete("online");
    await settle(world.wire);
    // A tab that is killed says nothing: its storage is all that is left.

    const second = await opened();
    expect(keys(second.doc)).toEqual(["offline"]);
    expect(second.status.value).toMatchObject({
      state: "offline",
      unsent: 2,
      synced: true,
      fromCache: true,
      role: "editor",
    });
    write(second, "later");
    world.server.doc.getMap("cards").set("meanwhile", true);
    await first.destroy();
    ada.setOnline(true);
    await pass(2_000);
    expect(keys(second.doc)).toEqual(["later", "meanwhile", "offline"]);
    expect(keys(world.server.doc)).toEqual(["later", "meanwhile", "offline"]);
    expect(second.status.value).toMatchObject({ state: "saved", unsent: 0, fromCache: false });
    await second.destroy();

    ada.setOnline(false);
    const third = await opened();
    expect(keys(third.doc)).toEqual(["later", "meanwhile", "offline"]);
    expect(third.status.value).toMatchObject({ state: "offline", unsent: 0 });
  });

  it("keeps apart what belongs to another person, board or server", async () => {
    const session = await opened();
    write(session, "a");
    await session.destroy();
    ada.setOnline(false);
    ada.member = { ...ADA, id: "eve" };
    expect(keys((await opened()).doc)).toEqual([]);
    ada.member = ADA;
    const elsewhere = ada.open("another");
    await settle(world.wire);
    expect(keys(elsewhere.doc)).toEqual([]);
  });

  it("is not called synced when the server was never reached", async () => {
    ada.setOnline(false);
    const first = await opened();
    write(first, "a");
    await first.destroy();
    const second = await opened();
    expect(second.status.value).toMatchObject({ state: "offline", unsent: 1, synced: false });
    ada.setOnline(true);
    await pass(1_000);
    expect(second.status.value).toMatchObject({ state: "saved", unsent: 0, synced: true });
    expect(keys(world.server.doc)).toEqual(["a"]);
  });

  it("is compact after many edits", async () => {
    const session = await opened();
    for (let index = 0; index < COMPACT_ROWS + 5; index += 1) {
      write(session, `k${index}`);
      await pass(50, 50);
    }
    await session.stored();
    expect((await stored("rows")).length).toBeLessThan(30);
    expect(await stored("markers")).toEqual([]);
    await session.destroy();
    ada.setOnline(false);
    expect(keys((await opened()).doc)).toHaveLength(COMPACT_ROWS + 5);
  });

  it("does not store a large board a second time that the server sent as a whole", async () => {
    world.server.doc.getMap("cards").set("large", "x".repeat(2 * COMPACT_BYTES));
    const session = await opened();
    await session.stored();
    write(session, "small");
    await settle(world.wire);
    await session.stored();
    const rows = (await stored("rows")) as { id: number; data: Uint8Array }[];
    expect(rows.filter((row) => row.data.byteLength > COMPACT_BYTES).map((row) => row.id)).toEqual([1]);
    expect(keys((await opened()).doc)).toEqual(["large", "small"]);
  });
});

describe.each([
  ["with Web Locks", memoryLocks],
  ["without Web Locks", () => null],
])("two tabs of one person %s", (_, locks) => {
  beforeEach(() => {
    ada.locks = locks();
  });

  it("lose nothing when both edit offline and one dies", async () => {
    const [one, two] = [await opened(), await opened()];
    ada.setOnline(false);
    await settle(world.wire);
    write(one, "one");
    write(two, "two");
    await settle(world.wire);
    await one.destroy();
    ada.setOnline(true);
    await pass(1_000);
    expect(keys(world.server.doc)).toEqual(["one", "two"]);
    expect(two.status.value).toMatchObject({ state: "saved", unsent: 0 });
    expect(await stored("markers")).toEqual([]);
  });

  it("see each other's edits while offline", async () => {
    const [one, two] = [await opened(), await opened()];
    ada.setOnline(false);
    write(one, "one");
    await pass(TEND_MS, 5_000);
    expect(keys(two.doc)).toEqual(["one"]);
  });

  it("compact without losing what the other stored", async () => {
    const [one, two] = [await opened(), await opened()];
    ada.setOnline(false);
    await settle(world.wire);
    for (let index = 0; index < COMPACT_ROWS + 20; index += 1) {
      write(index % 2 ? one : two, `k${index}`);
      await settle(world.wire);
    }
    for (let index = 0; index < COMPACT_ROWS + 20; index += 1) {
      write(one, `m${index}`);
      write(two, `n${index}`);
      await settle(world.wire);
    }
    await Promise.all([one.destroy(), two.destroy()]);
    const again = await opened();
    expect(keys(again.doc)).toHaveLength(3 * (COMPACT_ROWS + 20));
    expect((await stored("rows")).length).toBeLessThan(2 * COMPACT_ROWS + 5);
  });

  it("has a living tab deliver what a dead one left", async () => {
    const [one, two] = [await opened(), await opened()];
    world.server.holding = true;
    write(one, "one");
    await settle(world.wire);
    await one.destroy();
    world.server.crash(() => undefined);
    world.server.holding = false;
    // The living tab's line was not affected.
    ada.cut();
    await pass(1_000);
    expect(keys(world.server.doc)).toEqual(["one"]);
    expect(two.status.value).toMatchObject({ state: "saved", unsent: 0 });
    expect(await stored("markers")).toEqual([]);
  });

  it("notices a dead tab's edits while it stays connected", async () => {
    const one = await opened();
    ada.setOnline(false);
    await settle(world.wire);
    ada.online = true;
    const two = await opened();
    write(one, "one");
    await one.destroy();
    expect(keys(world.server.doc)).toEqual([]);
    await pass(3 * TEND_MS, TEND_MS);
    expect(keys(world.server.doc)).toEqual(["one"]);
    expect(two.status.value).toMatchObject({ state: "saved", unsent: 0 });
    expect(await stored("markers")).toEqual([]);
  });
});

describe("storage that fails", () => {
  it("is lived without in a private window, and said", async () => {
    ada.storage = null;
    const session = await opened();
    write(session, "a");
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", storage: "unavailable" });
    await session.destroy();
  });

  it("is not waited for when it never answers", async () => {
    const never = {
      open: () => Object.assign(Object.create(IDBOpenDBRequest.prototype), { addEventListener: () => undefined }),
    };
    ada.storage = never as unknown as IDBFactory;
    const session = await opened();
    expect(session.status.value.state).toBe("connecting");
    await pass(OPEN_PATIENCE_MS);
    expect(session.status.value).toMatchObject({ state: "saved", storage: "unavailable" });
  });

  it("joins in when it answers late", async () => {
    ada.setOnline(false);
    const before = await opened();
    write(before, "earlier");
    await before.destroy();
    ada.setOnline(true);
    const answer = slowly();
    const session = ada.open();
    await pass(OPEN_PATIENCE_MS + 500);
    write(session, "now");
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", storage: "unavailable" });
    answer();
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", storage: "durable", unsent: 0 });
    expect(keys(world.server.doc)).toEqual(["earlier", "now"]);
    await session.destroy();
    ada.setOnline(false);
    expect(keys((await opened()).doc)).toEqual(["earlier", "now"]);
  });

  it("loses only what cannot be read, and sets it aside", async () => {
    const first = await opened();
    write(first, "a");
    await pass(100, 50);
    write(first, "b");
    await first.destroy();
    await settle(world.wire);
    await damageLastRow();
    ada.setOnline(false);
    const second = await opened();
    expect(second.status.value).toMatchObject({ storage: "durable", damaged: true });
    expect(keys(second.doc)).toEqual(["a"]);
    expect(await stored("damaged")).toHaveLength(1);
    ada.setOnline(true);
    await pass(1_000);
    expect(keys(second.doc)).toEqual(["a", "b"]);
    await second.destroy();
    expect((await opened()).status.value.damaged).toBe(false);
  });

  it("is lived without when it is no database of ours", async () => {
    await deleteDB(DATABASE_NAME);
    (await openDB(DATABASE_NAME, 99)).close();
    ada.storage = indexedDB;
    const session = await opened();
    write(session, "a");
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", storage: "unavailable" });
    await deleteDB(DATABASE_NAME);
  });

  it("says that it is full, goes on, and stores everything once there is room", async () => {
    const session = await opened();
    const room = fill();
    write(session, "a");
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", storage: "full" });
    ada.setOnline(false);
    await settle(world.wire);
    write(session, "b");
    await settle(world.wire);
    room.make();
    await pass(REWRITE_AFTER_MS, 20_000);
    expect(session.status.value).toMatchObject({ storage: "durable", unsent: 1 });
    const again = await opened();
    expect(keys(again.doc)).toEqual(["a", "b"]);
    expect(again.status.value.unsent).toBe(1);
  });
});

/** Makes the browser's storage withhold its answer to an open request until the returned function is called. */
function slowly(): () => void {
  const storage = ada.storage as IDBFactory;
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const held: IDBOpenDBRequest = Object.create(IDBOpenDBRequest.prototype);
  const listeners: [string, () => void][] = [];
  let real: IDBOpenDBRequest | null = null;
  Object.defineProperty(held, "result", { get: () => real?.result });
  held.addEventListener = (type: string, listener: unknown) => {
    listeners.push([type, listener as () => void]);
  };
  held.removeEventListener = () => undefined;
  ada.storage = {
    open: (name: string, version: number) => {
      void asked.then(() => {
        real = storage.open(name, version);
        real.onsuccess = () => {
          for (const [type, listener] of listeners) if (type === "success") listener();
        };
      });
      ada.storage = storage;
      return held;
    },
  } as unknown as IDBFactory;
  return answer;
}

async function damageLastRow(): Promise<void> {
  await new Promise<void>((resolve) => {
    const request = (ada.storage as IDBFactory).open(DATABASE_NAME);
    request.onsuccess = () => {
      const transaction = request.result.transaction("rows", "readwrite");
      transaction.objectStore("rows").openCursor(null, "prev").onsuccess = (event) => {
        const cursor = (event.target as IDBRequest<IDBCursorWithValue>).result;
        cursor.update({ ...cursor.value, data: cursor.value.data.slice(0, -3) });
      };
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}

/** Makes every write of a row fail as a full disk does. */
function fill(): { make(): void } {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function full() {
    throw new DOMException("disk is full", "QuotaExceededError");
  };
  return {
    make() {
      IDBObjectStore.prototype.put = put;
    },
  };
}
