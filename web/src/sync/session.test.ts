import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { keptCopies } from "@/sync/copies";
import type { BoardSession } from "@/sync/session";
import { BOARD, settle, TestBrowser, type World } from "@/testing/browser";
import { ManualClock } from "@/testing/manual-clock";
import { PeerServer } from "@/testing/peer-server";
import { seededRandom } from "@/testing/random";
import { Wire } from "@/testing/socket-pair";

const ADA = { id: "ada", name: "Ada", discipline: "design", role: "editor" } as const;
const BEN = { id: "ben", name: "Ben", discipline: "finance", role: "editor" } as const;

let world: World;
let ada: TestBrowser;
let ben: TestBrowser;

beforeEach(() => {
  world = { clock: new ManualClock(), wire: new Wire(), server: new PeerServer(), random: seededRandom(1) };
  ada = new TestBrowser(world, ADA);
  ben = new TestBrowser(world, BEN);
});

async function opened(browser: TestBrowser): Promise<BoardSession> {
  const session = browser.open();
  await settle(world.wire);
  return session;
}

function write(session: BoardSession, key: string, value: unknown = true): void {
  session.doc.getMap("cards").set(key, value);
}

function keys(doc: Y.Doc): string[] {
  return [...doc.getMap("cards").keys()].sort();
}

/** Lets time pass in small steps, as a page would live through it. */
async function pass(ms: number, by = 500): Promise<void> {
  for (let left = ms; left > 0; left -= by) {
    world.clock.advance(Math.min(by, left));
    await settle(world.wire);
  }
}

describe("saving", () => {
  it("is saved once the first answer is committed", async () => {
    const session = await opened(ada);
    expect(session.status.value).toEqual({
      state: "saved",
      unsent: 0,
      role: "editor",
      synced: true,
      arrived: null,
      fromCache: false,
      storage: "durable",
      damaged: false,
      lacking: false,
      refusal: null,
      outdated: false,
    });
  });

  it("knows that something is missing on the server's disk, from the greeting or later", async () => {
    const session = await opened(ada);
    expect(session.status.value.lacking).toBe(false);
    world.server.announce({ type: "board.damaged" });
    await settle(world.wire);
    expect(session.status.value.lacking).toBe(true);
    world.server.damaged = true;
    const other = await opened(ben);
    expect(other.status.value.lacking).toBe(true);
    world.server.damaged = false;
    ada.cut();
    await pass(1_000);
    expect(session.status.value).toMatchObject({ state: "saved", lacking: false });
  });

  it("says saved only after the commit, not after the sending", async () => {
    const session = await opened(ada);
    world.server.holding = true;
    write(session, "a");
    write(session, "b");
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saving", unsent: 2 });
    expect(keys(world.server.doc)).toEqual([]);
    world.server.commit();
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", unsent: 0 });
    expect(keys(world.server.doc)).toEqual(["a", "b"]);
  });

  it("counts deletions, which no state vector shows", async () => {
    const session = await opened(ada);
    write(session, "a");
    await pass(100, 50);
    world.server.holding = true;
    session.doc.getMap("cards").delete("a");
    await settle(world.wire);
    expect(session.status.value.unsent).toBe(1);
    world.server.commit();
    await settle(world.wire);
    expect(session.status.value.unsent).toBe(0);
  });

  it("puts the transactions of one command into one frame, and what follows soon into the next", async () => {
    const session = await opened(ada);
    const frames: Uint8Array[] = [];
    world.server.doc.on("update", (update: Uint8Array) => frames.push(update));
    for (let index = 0; index < 20; index += 1) write(session, `k${index}`);
    await settle(world.wire);
    expect(frames).toHaveLength(1);
    write(session, "x");
    await settle(world.wire);
    write(session, "y");
    await settle(world.wire);
    expect(frames).toHaveLength(1);
    await pass(50, 50);
    expect(frames).toHaveLength(2);
    expect(session.status.value.state).toBe("saved");
  });

  it("sends what does not fit an update as a full answer", async () => {
    const session = await opened(ada);
    write(session, "large", "x".repeat(1_500_000));
    await settle(world.wire);
    expect(keys(world.server.doc)).toEqual(["large"]);
    expect(session.status.value.state).toBe("saved");
  });

  it("sends what is queued when the page goes away", async () => {
    const session = await opened(ada);
    write(session, "a");
    await settle(world.wire);
    write(session, "b");
    ada.tell("leaving");
    await settle(world.wire);
    expect(keys(world.server.doc)).toEqual(["a", "b"]);
  });
});

describe("together", () => {
  it("shows each other's edits, and merges what was made apart", async () => {
    const [one, two] = [await opened(ada), await opened(ben)];
    write(one, "a");
    await settle(world.wire);
    expect(keys(two.doc)).toEqual(["a"]);
    ada.setOnline(false);
    await settle(world.wire);
    write(one, "offline");
    write(two, "online");
    await pass(2_000);
    expect(one.status.value).toMatchObject({ state: "offline", unsent: 1 });
    expect(keys(two.doc)).toEqual(["a", "online"]);
    ada.setOnline(true);
    await pass(2_000);
    expect(keys(one.doc)).toEqual(["a", "offline", "online"]);
    expect(keys(two.doc)).toEqual(["a", "offline", "online"]);
    expect(one.status.value).toMatchObject({ state: "saved", unsent: 0 });
  });

  it("tells events, and follows the own role", async () => {
    const session = await opened(ada);
    const heard: unknown[] = [];
    session.events.subscribe((event) => heard.push(event));
    world.server.announce({ type: "role.changed", role: "viewer" });
    world.server.announce({ type: "snapshot.created", id: "s" });
    await settle(world.wire);
    expect(session.status.value.role).toBe("viewer");
    expect(heard).toEqual([
      { type: "role.changed", role: "viewer" },
      { type: "snapshot.created", id: "s" },
    ]);
  });

  it("lets a viewer look without an answer to acknowledge", async () => {
    write(await opened(ada), "a");
    ben.member = { ...BEN, role: "viewer" };
    const session = await opened(ben);
    expect(session.status.value).toMatchObject({ state: "saved", role: "viewer" });
    expect(keys(session.doc)).toEqual(["a"]);
  });
});

describe("losing the connection", () => {
  it("reconnects by itself and says so meanwhile", async () => {
    const session = await opened(ada);
    write(session, "a");
    await settle(world.wire);
    ada.cut();
    await settle(world.wire);
    expect(session.status.value.state).toBe("reconnecting");
    write(session, "b");
    await pass(1_000);
    expect(session.status.value).toMatchObject({ state: "saved", unsent: 0 });
    expect(keys(world.server.doc)).toEqual(["a", "b"]);
  });

  it("does not take an edit for saved that a dying server never committed", async () => {
    const session = await opened(ada);
    world.server.holding = true;
    write(session, "a");
    await settle(world.wire);
    world.server.crash(() => world.wire.cut());
    world.server.holding = false;
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "reconnecting", unsent: 1 });
    await pass(1_000);
    expect(keys(world.server.doc)).toEqual(["a"]);
    expect(session.status.value.state).toBe("saved");
  });

  it("heals a gap by answering again, and waits for that answer's commit", async () => {
    const session = await opened(ada);
    write(session, "a");
    await settle(world.wire);
    // The server forgets what it had: the next update builds on nothing.
    world.server.doc = new Y.Doc();
    await pass(50, 50);
    write(session, "b");
    await settle(world.wire);
    expect(keys(world.server.doc)).toEqual(["a", "b"]);
    expect(session.status.value).toMatchObject({ state: "saved", unsent: 0 });
  });

  it("notices a line that is silent without being closed", async () => {
    const session = await opened(ada);
    world.wire.freeze();
    world.server.connections.clear();
    write(session, "a");
    await pass(44_000, 4_000);
    expect(session.status.value).toMatchObject({ state: "saving", unsent: 1 });
    await pass(4_000);
    expect(session.status.value).toMatchObject({ state: "saved", unsent: 0 });
  });

  it("gives a large board on a thin line the time it needs to arrive", async () => {
    world.server.holding = true;
    const session = await opened(ada);
    await pass(150_000, 5_000);
    expect(session.status.value.state).toBe("connecting");
    world.server.commit();
    await settle(world.wire);
    expect(session.status.value.state).toBe("saved");
    world.wire.freeze();
    world.server.connections.clear();
    world.server.holding = false;
    await pass(50_000, 5_000);
    expect(world.server.connections.size).toBe(1);
  });

  it("asks whether the line still works when the page comes back", async () => {
    const session = await opened(ada);
    world.wire.freeze();
    world.server.connections.clear();
    ada.tell("visible");
    await pass(7_000);
    write(session, "a");
    await settle(world.wire);
    expect(keys(world.server.doc)).toEqual(["a"]);
  });

  it("starts again when the server speaks nonsense", async () => {
    const session = await opened(ada);
    for (const connection of world.server.connections) connection.end.send(new Uint8Array([77]));
    await settle(world.wire);
    expect(session.status.value.state).toBe("reconnecting");
    await pass(1_000);
    expect(session.status.value.state).toBe("saved");
  });
});

describe("refusals", () => {
  it.each([
    [4403, "not-permitted"],
    [4410, "board-deleted"],
    [4413, "too-large"],
    [4422, "update-refused"],
  ])("keeps refused edits as a copy (%d)", async (code, slug) => {
    const session = await opened(ada);
    write(session, "before");
    await settle(world.wire);
    world.server.refuseWith = code;
    write(session, "refused");
    await pass(50, 50);
    const { refusal } = session.status.value;
    expect(session.status.value).toMatchObject({ state: "refused", unsent: 1 });
    expect(refusal).toMatchObject({ code, slug });
    const taken = new Y.Doc();
    Y.applyUpdate(taken, session.takeCopy());
    expect(keys(taken)).toEqual(["before", "refused"]);
    const copies = await keptCopies(BOARD, ADA.id, ada.environment);
    expect(copies).toMatchObject([{ id: refusal?.copy, code, slug, edits: 1 }]);
    await session.destroy();

    world.server.refuseWith = null;
    const again = await opened(ada);
    expect(keys(again.doc)).toEqual(["before"]);
    expect(again.status.value).toMatchObject({ state: "saved", unsent: 0 });
  });

  it("keeps nothing aside where nothing is uncommitted", async () => {
    const session = await opened(ada);
    write(session, "a");
    await settle(world.wire);
    world.server.closeAll(4410, "board-deleted");
    await settle(world.wire);
    expect(session.status.value.refusal).toMatchObject({ slug: "board-deleted", copy: null });
    expect(await keptCopies(BOARD, ADA.id, ada.environment)).toEqual([]);
  });

  it("waits with the edits while somebody is signed out", async () => {
    const session = await opened(ada);
    world.server.closeAll(4401, "not-signed-in");
    await settle(world.wire);
    write(session, "a");
    expect(session.status.value).toMatchObject({ state: "refused", unsent: 1, refusal: { slug: "not-signed-in" } });
    session.retry();
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", unsent: 0, refusal: null });
    expect(keys(world.server.doc)).toEqual(["a"]);
  });

  it("keeps edits made offline by somebody who may only look by then", async () => {
    const session = await opened(ada);
    ada.setOnline(false);
    await settle(world.wire);
    write(session, "offline");
    ada.member = { ...ADA, role: "viewer" };
    ada.setOnline(true);
    await pass(1_000);
    expect(session.status.value).toMatchObject({ state: "refused", refusal: { code: 4403 } });
    expect(await keptCopies(BOARD, ADA.id, ada.environment)).toMatchObject([{ edits: 1 }]);
    expect(keys(world.server.doc)).toEqual([]);
  });

  it("never merges two histories of a board", async () => {
    const session = await opened(ada);
    write(session, "old");
    await settle(world.wire);
    ada.setOnline(false);
    write(session, "offline");
    await settle(world.wire);
    world.server.doc = new Y.Doc();
    world.server.epoch = 2;
    ada.setOnline(true);
    await pass(1_000);
    expect(session.status.value).toMatchObject({ state: "refused", refusal: { code: 4409, slug: "other-epoch" } });
    expect(await keptCopies(BOARD, ADA.id, ada.environment)).toMatchObject([{ epoch: 1, edits: 1 }]);
    await session.destroy();
    const again = await opened(ada);
    expect(keys(again.doc)).toEqual([]);
    expect(again.status.value).toMatchObject({ state: "saved", unsent: 0 });
  });

  it("never merges two histories where nothing can be stored either", async () => {
    ada.storage = null;
    const session = await opened(ada);
    write(await opened(ben), "old");
    await settle(world.wire);
    expect(keys(session.doc)).toEqual(["old"]);
    world.server.doc = new Y.Doc();
    world.server.epoch = 2;
    ada.cut();
    await pass(1_000);
    expect(session.status.value.refusal).toMatchObject({ code: 4409, copy: null });
    expect(keys(world.server.doc)).toEqual([]);
  });

  it("goes on keeping the board when a refusal is taken back", async () => {
    const session = await opened(ada);
    world.server.refuseWith = 4403;
    write(session, "a");
    await settle(world.wire);
    world.server.refuseWith = null;
    session.retry();
    await settle(world.wire);
    expect(session.status.value).toMatchObject({ state: "saved", refusal: null });
    await session.destroy();
    ada.setOnline(false);
    expect(keys((await opened(ada)).doc)).toEqual(["a"]);
  });
});
