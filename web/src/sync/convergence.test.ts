/**
 * Whole lives of a board out of one seed: people edit, lines break, servers die before they commit, tabs are killed and opened again.
 *
 * Two promises are checked all the time and at the end: who is told "saved" has everything committed, and everybody ends with the same
 * document in which nothing is missing. WALKBOARD_SEED=n runs one seed
 * again, WALKBOARD_SOAK_MINUTES=n with it many from there on.
 */
import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import type * as Y from "yjs";
import type { BoardSession } from "@/sync/session";
import { settle, storageTurns, TestBrowser, type World } from "@/testing/browser";
import { memoryLocks } from "@/testing/locks";
import { ManualClock } from "@/testing/manual-clock";
import { PeerServer } from "@/testing/peer-server";
import { type SeededRandom, seededRandom } from "@/testing/random";
import { Wire } from "@/testing/socket-pair";

const { WALKBOARD_SEED, WALKBOARD_SOAK_MINUTES } = process.env;
/** About as many lives as fit into a minute. */
const LIVES_PER_MINUTE = 100;
const COUNT = WALKBOARD_SOAK_MINUTES ? Number(WALKBOARD_SOAK_MINUTES) * LIVES_PER_MINUTE : WALKBOARD_SEED ? 1 : 40;
const SEEDS = Array.from({ length: Math.ceil(COUNT) }, (_, index) => Number(WALKBOARD_SEED ?? 1) + index);
const STEPS = 150;

interface OpenTab {
  readonly browser: TestBrowser;
  readonly session: BoardSession;
  /** Keys of the edits this tab answers for. */
  readonly made: Set<string>;
}

class Life {
  readonly random: SeededRandom;
  readonly world: World;
  readonly browsers: TestBrowser[];
  readonly committed = new Set<string>();
  readonly everything = new Set<string>();
  tabs: OpenTab[] = [];
  #edits = 0;

  constructor(seed: number) {
    this.random = seededRandom(seed);
    this.world = { clock: new ManualClock(), wire: new Wire(), server: new PeerServer(), random: this.random };
    this.browsers = ["ada", "ben", "eve"].map((id) => {
      const browser = new TestBrowser(this.world, { id, name: id, discipline: "design", role: "editor" });
      browser.locks = this.random.oneIn(2) ? memoryLocks() : null;
      browser.slices = this.random.oneIn(2) ? { from: 0, structs: 1 + this.random.below(3) } : undefined;
      return browser;
    });
    this.world.server.doc.on("update", () => {
      for (const key of this.world.server.doc.getMap("edits").keys()) this.committed.add(key);
    });
    for (const browser of this.browsers) this.open(browser);
  }

  open(browser: TestBrowser): void {
    this.tabs.push({ browser, session: browser.open(), made: new Set() });
  }

  async step(): Promise<void> {
    const { wire, server } = this.world;
    const dice = this.random.below(100);
    if (dice < 40) this.#edit();
    else if (dice < 60) wire.deliverSome((limit) => this.random.below(limit));
    else if (dice < 70) await this.#wait();
    else if (dice < 76) await settle(wire);
    else if (dice < 80) this.random.pick(this.browsers).cut();
    else if (dice < 85) this.#toggleNetwork();
    else if (dice < 90) server.holding = !server.holding;
    else if (dice < 93) server.commit();
    else if (dice < 95) server.crash(() => wire.cut());
    else if (dice < 98) await this.#reload();
    else if (this.tabs.length < 5) this.open(this.random.pick(this.browsers));
    await storageTurns(this.random.below(6));
  }

  check(): void {
    for (const { session, made } of this.tabs) {
      const { state, unsent } = session.status.value;
      if (state === "saved") expect(unsent).toBe(0);
      if (unsent === 0) expect([...made].filter((key) => !this.committed.has(key))).toEqual([]);
    }
  }

  async calm(): Promise<void> {
    this.world.server.holding = false;
    this.world.server.commit();
    for (const browser of this.browsers) {
      if (!browser.online) browser.setOnline(true);
      if (!this.tabs.some((tab) => tab.browser === browser)) this.open(browser);
    }
    for (let second = 0; second < 60; second += 1) {
      this.world.clock.advance(1_000);
      await settle(this.world.wire);
    }
  }

  #edit(): void {
    if (this.tabs.length === 0) return;
    const { session, made } = this.random.pick(this.tabs);
    const { doc } = session;
    this.#edits += 1;
    const key = `edit ${this.#edits}`;
    doc.transact(() => {
      doc.getMap("edits").set(key, true);
      const text = doc.getText("title");
      if (text.length > 0 && this.random.oneIn(3)) text.delete(this.random.below(text.length), 1);
      else text.insert(this.random.below(text.length + 1), "x");
      doc.getMap("place").set("pos", [this.random.below(100), this.random.below(100)]);
    });
    made.add(key);
    this.everything.add(key);
  }

  async #wait(): Promise<void> {
    // Storage lives in real time: without its turns, time in jumps would look as if it did not answer.
    await storageTurns(20);
    this.world.clock.advance(this.random.below(3_000));
  }

  #toggleNetwork(): void {
    const browser = this.random.pick(this.browsers);
    browser.setOnline(!browser.online);
  }

  async #reload(): Promise<void> {
    if (this.tabs.length === 0) return;
    const tab = this.random.pick(this.tabs);
    this.tabs = this.tabs.filter((other) => other !== tab);
    if (this.random.oneIn(2)) await tab.session.destroy();
    else {
      await tab.session.stored();
      tab.browser.kill(tab.session);
    }
    if (this.random.oneIn(3)) return;
    const made = new Set([...tab.made]);
    const session = tab.browser.open();
    await session.stored();
    await storageTurns(40);
    this.tabs.push({ browser: tab.browser, session, made });
  }
}

function content(doc: Y.Doc): unknown {
  const edits = Object.keys(doc.getMap("edits").toJSON()).sort();
  return { edits, title: doc.getText("title").toString(), place: doc.getMap("place").toJSON() };
}

it.each(SEEDS)("nothing is lost and all agree (seed %d)", async (seed) => {
  const life = new Life(seed);
  for (let step = 0; step < STEPS; step += 1) {
    await life.step();
    life.check();
  }
  await life.calm();
  life.check();
  const { doc } = life.world.server;
  expect([...life.everything].filter((key) => !doc.getMap("edits").has(key))).toEqual([]);
  for (const { session } of life.tabs) {
    expect(session.status.value).toMatchObject({ state: "saved", unsent: 0, storage: "durable" });
    expect(content(session.doc)).toEqual(content(doc));
    expect(session.doc.store.pendingStructs).toBeNull();
  }
  await Promise.all(life.tabs.map(({ session }) => session.destroy()));
});
