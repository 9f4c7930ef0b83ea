/** A board that begins a new epoch on the real server: nothing of two histories is ever merged, and nothing unsent is lost. */
import "fake-indexeddb/auto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { keptCopies } from "@/sync/copies";
import type { BoardSession } from "@/sync/session";
import { RealBrowser } from "@/testing/real-browser";
import { eventually, RealServer, type Somebody } from "@/testing/real-server";

const OTHER_EPOCH = { state: "refused", refusal: { code: 4409, slug: "other-epoch" } };

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
  boardId = (await server.call<{ id: string }>(owner, "POST", "/api/boards", { title: "Epochs" })).id;
});

afterEach(async () => {
  await Promise.all(open.map((session) => session.destroy()));
});

function browser(): RealBrowser {
  return new RealBrowser(server, owner, () => boardId, open);
}

function cards(doc: Y.Doc): Y.Map<string> {
  return doc.getMap("cards");
}

async function saved(session: BoardSession): Promise<void> {
  await eventually(
    () => session.status.value.state === "saved",
    40_000,
    () => JSON.stringify(session.status.value),
  );
}

/** Everything a Yjs client can write, in roots the server knows nothing of. */
function writeEverything(doc: Y.Doc): void {
  doc.transact(() => {
    const notes = doc.getText("notes");
    notes.insert(0, "Wärme 😀 pump");
    notes.format(0, 5, { bold: true });
    notes.insertEmbed(3, { picture: "p", size: [1, 2] });
    const page = doc.getXmlFragment("page");
    const paragraph = new Y.XmlElement("p");
    paragraph.setAttribute("level", "2");
    paragraph.insert(0, [new Y.XmlText("one"), new Y.XmlElement("br"), new Y.XmlText("two")]);
    page.insert(0, [paragraph]);
    const deep = new Y.Map<unknown>();
    deep.set("values", new Y.Array());
    doc.getMap("odd").set("deep", deep);
    (deep.get("values") as Y.Array<unknown>).push([1, 1.5, -3, 2 ** 40, null, true, "x", { b: undefined, a: [2] }]);
    deep.set("bytes", new Uint8Array([0, 255]));
    deep.set("gone", 1);
    deep.delete("gone");
    (paragraph.get(0) as Y.XmlText).format(0, 2, { strong: {} });
    notes.delete(0, 1);
  });
}

/** All of it as a reader sees it. */
function everythingIn(doc: Y.Doc): unknown {
  const page = doc.getXmlFragment("page");
  const first = (page.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const odd = doc.getMap<Y.Map<unknown>>("odd").toJSON();
  return { notes: doc.getText("notes").toDelta(), page: page.toString(), first: first.toDelta(), odd };
}

it("keeps edits made offline in the earlier epoch as a copy, and merges nothing", async () => {
  const away = browser();
  const first = away.open();
  await saved(first);
  cards(first.doc).set("shared", "as it was");
  await saved(first);
  away.unplug();
  cards(first.doc).set("offline", "only here");
  cards(first.doc).set("shared", "changed offline");
  await first.stored();
  await first.destroy();

  const there = browser();
  const witness = there.open();
  await saved(witness);
  await server.squash(boardId);
  // The command is another process: the server hears of the new epoch a moment later, and so does whoever is connected.
  await eventually(() => witness.status.value.state === "refused");
  await witness.destroy();
  const colleague = there.open();
  await saved(colleague);
  expect(cards(colleague.doc).toJSON()).toEqual({ shared: "as it was" });
  cards(colleague.doc).set("meanwhile", "of the new epoch");
  await saved(colleague);

  const second = away.open();
  await eventually(() => second.status.value.synced);
  expect(second.status.value.unsent).toBe(2);
  away.plug(second);
  await eventually(() => second.status.value.refusal?.copy != null);
  expect(second.status.value).toMatchObject(OTHER_EPOCH);
  const [copy, ...others] = await keptCopies(boardId, owner.id, away.environment);
  expect(others).toEqual([]);
  expect(copy).toMatchObject({ epoch: 1, edits: 2, slug: "other-epoch" });
  const kept = new Y.Doc();
  Y.applyUpdate(kept, copy?.state ?? new Uint8Array());
  expect(cards(kept).toJSON()).toEqual({ shared: "changed offline", offline: "only here" });

  await second.destroy();
  const third = away.open();
  await saved(third);
  const now = { shared: "as it was", meanwhile: "of the new epoch" };
  expect(cards(third.doc).toJSON()).toEqual(now);
  cards(third.doc).set("more", "from here");
  await saved(third);
  await eventually(() => cards(colleague.doc).has("more"));
  expect(cards(colleague.doc).toJSON()).toEqual({ ...now, more: "from here" });
}, 200_000);

it("lets somebody with nothing unsent begin again without a word, connected or not", async () => {
  const [here, there] = [browser(), browser()];
  const [connected, closed] = [here.open(), there.open()];
  await saved(connected);
  cards(connected.doc).set("a", "1");
  writeEverything(connected.doc);
  const everything = everythingIn(connected.doc);
  await saved(connected);
  await eventually(() => cards(closed.doc).has("a"));
  await saved(closed);
  await closed.destroy();
  await server.squash(boardId);
  await eventually(() => connected.status.value.state === "refused");
  const returned = there.open();
  await eventually(() => returned.status.value.state === "refused");
  for (const session of [connected, returned]) {
    expect(session.status.value).toMatchObject({ ...OTHER_EPOCH, unsent: 0 });
    await session.destroy();
  }
  for (const place of [here, there]) {
    expect(await keptCopies(boardId, owner.id, place.environment)).toEqual([]);
    const again = place.open();
    await saved(again);
    expect(cards(again.doc).toJSON()).toEqual({ a: "1" });
    expect(everythingIn(again.doc)).toEqual(everything);
  }
}, 200_000);
