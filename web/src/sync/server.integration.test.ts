/** Sessions against the real server: what the two halves promised each other, over real sockets and a real database. */
import "fake-indexeddb/auto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { keptCopies } from "@/sync/copies";
import type { BoardSession } from "@/sync/session";
import { RealBrowser } from "@/testing/real-browser";
import { eventually, RealServer, type Somebody } from "@/testing/real-server";

let server: RealServer;
let owner: Somebody;
let boardId: string;
let open: BoardSession[];

beforeAll(async () => {
  server = await RealServer.start();
  owner = await server.owner();
}, 120_000);

afterAll(async () => await server.stop(), 60_000);

beforeEach(async () => {
  open = [];
  boardId = (await server.call<{ id: string }>(owner, "POST", "/api/boards", { title: "Sync" })).id;
});

afterEach(async () => {
  await Promise.all(open.map((session) => session.destroy()));
});

function browserOf(somebody: Somebody): RealBrowser {
  return new RealBrowser(server, somebody, () => boardId, open);
}

function cards(session: BoardSession): Y.Map<unknown> {
  return session.doc.getMap("cards");
}

function write(session: BoardSession, ...keys: string[]): void {
  session.doc.transact(() => {
    for (const key of keys) {
      const card = new Y.Map<unknown>();
      card.set("type", "card");
      card.set("title", new Y.Text(key));
      cards(session).set(key, card);
    }
  });
}

function has(session: BoardSession, ...keys: string[]): boolean {
  return keys.every((key) => cards(session).has(key));
}

async function saved(...sessions: BoardSession[]): Promise<void> {
  const states = () => JSON.stringify(sessions.map((session) => session.status.value));
  await eventually(() => sessions.every((session) => session.status.value.state === "saved"), 40_000, states);
}

describe("two people on one board", () => {
  it("see each other and each other's edits, and both are told the truth", async () => {
    const ben = await server.invited(owner, boardId, "editor", "Ben");
    const [one, two] = [browserOf(owner).open(), browserOf(ben).open()];
    await saved(one, two);
    expect([one, two].map((session) => session.status.value.role)).toEqual(["owner", "editor"]);
    write(one, "a");
    write(two, "b");
    expect(one.status.value.state).toBe("saving");
    await saved(one, two);
    await eventually(() => has(one, "a", "b") && has(two, "a", "b"));

    const title = (cards(one).get("a") as Y.Map<unknown>).get("title") as Y.Text;
    for (const letter of "typed into together") title.insert(title.length, letter);
    const other = () => ((cards(two).get("a") as Y.Map<unknown>).get("title") as Y.Text).toString();
    await eventually(() => other() === "atyped into together");

    two.presence.set({ cursor: [3, 4], selection: ["a"] });
    await eventually(() => one.presence.peers.value[0]?.state.cursor?.[0] === 3);
    expect(one.presence.peers.value).toMatchObject([
      { clientId: two.doc.clientID, person: { id: ben.id, name: "Ben" }, state: { cursor: [3, 4], selection: ["a"] } },
    ]);
    await two.destroy();
    await eventually(() => one.presence.peers.value.length === 0);
  });

  it("merge what was made apart, across a reload", async () => {
    const browser = browserOf(owner);
    const [first, colleague] = [browser.open(), browserOf(owner).open()];
    await saved(first, colleague);
    write(first, "before");
    await saved(first);
    browser.unplug();
    write(first, "offline");
    cards(first).delete("before");
    await first.stored();
    await first.destroy();
    write(colleague, "meanwhile");

    const second = browser.open();
    await eventually(() => second.status.value.synced);
    expect(second.status.value).toMatchObject({ unsent: 2, fromCache: true, role: "owner" });
    browser.plug(second);
    await saved(second, colleague);
    await eventually(() => has(colleague, "offline") && has(second, "meanwhile"));
    expect(has(colleague, "before")).toBe(false);
  });

  it("may paste more than one update may hold", async () => {
    const [one, two] = [browserOf(owner).open(), browserOf(owner).open()];
    await saved(one, two);
    write(one, ...Array.from({ length: 4_000 }, (_, index) => `card ${index} ${"x".repeat(300)}`));
    await saved(one);
    await eventually(() => cards(two).size === 4_000);
  });
});

describe("refusals", () => {
  it("let a viewer look, and keep as a copy what they wrote all the same", async () => {
    const eve = await server.invited(owner, boardId, "viewer", "Eve");
    const [one, browser] = [browserOf(owner).open(), browserOf(eve)];
    const viewer = browser.open();
    await saved(one, viewer);
    write(one, "a");
    await eventually(() => has(viewer, "a"));
    write(viewer, "not mine to write");
    await eventually(() => viewer.status.value.refusal?.copy != null);
    expect(viewer.status.value).toMatchObject({ state: "refused", unsent: 1, refusal: { code: 4403 } });
    expect(await keptCopies(boardId, eve.id, browser.environment)).toMatchObject([{ edits: 1, slug: "not-permitted" }]);
    expect(has(one, "not mine to write")).toBe(false);
    await viewer.destroy();
    const again = browser.open();
    await saved(again);
    expect([...cards(again).keys()]).toEqual(["a"]);
  });

  it("keep the edits of somebody whose role was taken while they were away", async () => {
    const ben = await server.invited(owner, boardId, "editor", "Ben");
    const browser = browserOf(ben);
    const session = browser.open();
    await saved(session);
    browser.unplug();
    write(session, "offline");
    await server.call(owner, "PATCH", `/api/boards/${boardId}/members/${ben.id}`, { role: "viewer" });
    browser.plug(session);
    await eventually(() => session.status.value.refusal?.copy != null);
    expect(session.status.value.refusal).toMatchObject({ code: 4403 });
    const taken = new Y.Doc();
    Y.applyUpdate(taken, session.takeCopy());
    expect(taken.getMap("cards").has("offline")).toBe(true);
  });

  it("follow a role as it changes", async () => {
    const ben = await server.invited(owner, boardId, "viewer", "Ben");
    const session = browserOf(ben).open();
    await saved(session);
    await server.call(owner, "PATCH", `/api/boards/${boardId}/members/${ben.id}`, { role: "editor" });
    await eventually(() => session.status.value.role === "editor");
    write(session, "allowed now");
    await saved(session);
    await server.call(owner, "DELETE", `/api/boards/${boardId}/members/${ben.id}`);
    await eventually(() => session.status.value.state === "refused");
    expect(session.status.value.refusal).toMatchObject({ code: 4403, copy: null });
  });

  it.each([
    ["a board that was deleted", 4410, () => server.call(owner, "DELETE", `/api/boards/${boardId}`)],
    [
      "a board that never was",
      4404,
      async () => {
        boardId = "nosuchboard";
      },
    ],
  ])("say so of %s", async (_, code, gone) => {
    await gone();
    const session = browserOf(owner).open();
    await eventually(() => session.status.value.state === "refused");
    expect(session.status.value.refusal).toMatchObject({ code });
  });

  it("say so to somebody who is signed out, and keep their edits for when they are back", async () => {
    const stranger = { ...owner, headers: {} };
    const session = browserOf(stranger).open();
    write(session, "a");
    await eventually(() => session.status.value.state === "refused");
    expect(session.status.value).toMatchObject({ unsent: 1, refusal: { code: 4401, copy: null } });
  });
});

describe("a server that is killed", () => {
  it("has everything that was shown as saved, and gets the rest on its return", async () => {
    const [one, two] = [browserOf(owner).open(), browserOf(owner).open()];
    await saved(one, two);
    let number = 0;
    for (let round = 0; round < 3; round += 1) {
      const told = new Set<string>();
      const typing = setInterval(() => {
        for (const session of [one, two]) write(session, `card ${number++}`);
      }, 5);
      const until = number + 60;
      await eventually(() => number > until);
      for (const session of [one, two]) {
        if (session.status.value.unsent === 0) for (const key of cards(session).keys()) told.add(key);
      }
      await server.kill();
      clearInterval(typing);
      await server.restart();
      const witness = browserOf(owner).open();
      await eventually(() => witness.status.value.synced);
      expect([...told].filter((key) => !has(witness, key))).toEqual([]);
      one.retry();
      two.retry();
      await saved(one, two);
    }
    await eventually(() => cards(one).size === number && cards(two).size === number);
  }, 300_000);
});
