/** Somebody who may only look, beside two who set formats at the same time: Yjs tidies up after them in every document that hears of it. */
import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { settle, TestBrowser, type World } from "@/testing/browser";
import { ManualClock } from "@/testing/manual-clock";
import { PeerServer } from "@/testing/peer-server";
import { type SeededRandom, seededRandom } from "@/testing/random";
import { Wire } from "@/testing/socket-pair";

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

/** Two people who format the same words and hear of each other now and then. */
function formatted(random: SeededRandom, hear: (update: Uint8Array) => void): void {
  const people = [new Y.Doc(), new Y.Doc()] as const;
  const chance = (below: number) => Math.floor(random.next() * below);
  people[0].getText("words").insert(0, "abcdefghijkl");
  const exchange = () => {
    for (const doc of people) hear(Y.encodeStateAsUpdate(doc));
    if (chance(3) === 0) Y.applyUpdate(people[1], Y.encodeStateAsUpdate(people[0]));
  };
  Y.applyUpdate(people[1], Y.encodeStateAsUpdate(people[0]));
  for (let step = 0; step < 20; step += 1) {
    const at = chance(10);
    people[chance(2) as 0 | 1].getText("words").format(at, 1 + chance(11 - at), { bold: chance(2) ? true : null });
    if (chance(3) === 0) exchange();
  }
  exchange();
}

it("sends nothing, and is not turned away", async () => {
  let tidied = 0;
  for (const seed of SEEDS) {
    const random = seededRandom(seed);
    const world: World = { clock: new ManualClock(), wire: new Wire(), server: new PeerServer(), random };
    const eve = new TestBrowser(world, { id: "eve", name: "Eve", discipline: "design", role: "viewer" });
    const session = eve.open();
    await settle(world.wire);
    session.doc.getText("words");
    session.doc.on("afterTransaction", ({ local, deleteSet }: Y.Transaction) => {
      if (local && deleteSet.clients.size > 0) tidied += 1;
    });
    formatted(random, (update) => {
      Y.applyUpdate(world.server.doc, update);
      for (const connection of world.server.connections) connection.tell(update);
      world.wire.deliver();
    });
    await settle(world.wire);
    expect(session.status.value, `seed ${seed}`).toMatchObject({ state: "saved", unsent: 0, refusal: null });
    await session.destroy();
  }
  expect(tidied, "nothing was tidied up: this proves nothing").toBeGreaterThan(0);
});
