import { beforeEach, describe, expect, it } from "vitest";
import { type AwarenessEntry, decode } from "@/sync/codec";
import { EXPIRE_MS, FAREWELL_MS, LivePresence, RENAME_MS, RENEW_MS, THROTTLE_MS } from "@/sync/presence";
import { EMPTY_PRESENCE, MAX_STATE_CHARS, readPeer, writeState } from "@/sync/presence-state";
import { ManualClock } from "@/testing/manual-clock";

const OWN = 1;
const PERSON = { id: "ben", name: "Ben", discipline: "finance" };

let clock: ManualClock;
let sent: AwarenessEntry[];
let presence: LivePresence;
let busy: boolean;

beforeEach(() => {
  clock = new ManualClock();
  sent = [];
  busy = false;
  presence = new LivePresence(
    clock,
    () => OWN,
    (frame) => {
      const message = decode(frame);
      if (!busy && message.type === "awareness") sent.push(...message.entries);
      return !busy;
    },
  );
});

function hear(clientId: number, at: number, state: unknown): void {
  presence.receive([{ clientId, clock: at, state: JSON.stringify(state) }]);
}

function ids(): number[] {
  return presence.peers.value.map((peer) => peer.clientId);
}

describe("the own state", () => {
  it("goes out at once, then at most twenty times a second, the latest winning", () => {
    presence.connected();
    clock.advance(1_000);
    sent = [];
    for (let x = 0; x < 100; x += 1) {
      presence.set({ cursor: [x, 0] });
      clock.advance(10);
    }
    clock.advance(THROTTLE_MS);
    expect(sent.length).toBeLessThanOrEqual(22);
    expect(JSON.parse(sent.at(-1)?.state ?? "")).toMatchObject({ cursor: [99, 0] });
    expect(sent.map((entry) => entry.clock)).toEqual([...sent.map((entry) => entry.clock)].sort((a, b) => a - b));
  });

  it("is kept for later without a connection, and told again after each reconnect", () => {
    presence.set({ editing: "card" });
    expect(sent).toEqual([]);
    presence.connected();
    presence.disconnected();
    presence.connected();
    expect(sent.map((entry) => JSON.parse(entry.state).editing)).toEqual(["card", "card"]);
    expect(sent[1]?.clock).toBeGreaterThan(sent[0]?.clock ?? 0);
  });

  it("is renewed while nothing changes, not while nobody hears it", () => {
    presence.connected();
    clock.advance(3 * RENEW_MS);
    expect(sent).toHaveLength(4);
    presence.disconnected();
    clock.advance(3 * RENEW_MS);
    expect(sent).toHaveLength(4);
  });

  it("waits while the socket is busy with edits", () => {
    busy = true;
    presence.connected();
    presence.set({ cursor: [1, 1] });
    clock.advance(THROTTLE_MS);
    busy = false;
    clock.advance(2 * THROTTLE_MS);
    expect(JSON.parse(sent[0]?.state ?? "")).toMatchObject({ cursor: [1, 1] });
  });

  it("is said again when somebody took us for gone", () => {
    presence.connected();
    hear(OWN, 9, null);
    clock.advance(THROTTLE_MS);
    expect(sent.at(-1)?.clock).toBe(10);
    expect(ids()).toEqual([]);
  });

  it("is taken back on leaving", () => {
    presence.connected();
    presence.leave();
    expect(sent.at(-1)).toMatchObject({ clientId: OWN, state: "null" });
  });

  it("stays within what the server takes", () => {
    const selection = Array.from({ length: 5_000 }, (_, index) => `card-number-${index}`);
    const json = writeState({ ...EMPTY_PRESENCE, selection, cursor: [1, 2] });
    expect(json.length).toBeLessThanOrEqual(MAX_STATE_CHARS);
    expect(JSON.parse(json).cursor).toEqual([1, 2]);
    expect(JSON.parse(json).selection.length).toBeGreaterThan(100);
  });
});

describe("others", () => {
  beforeEach(() => presence.connected());

  it("appear, move and leave", () => {
    hear(7, 1, { person: PERSON, cursor: [1, 2] });
    expect(presence.peers.value).toEqual([
      { clientId: 7, person: PERSON, state: { ...EMPTY_PRESENCE, cursor: [1, 2] } },
    ]);
    hear(7, 2, { person: PERSON, cursor: [3, 4], selection: ["a"] });
    expect(presence.peers.value[0]?.state).toMatchObject({ cursor: [3, 4], selection: ["a"] });
    hear(7, 1, { person: PERSON, cursor: [0, 0] });
    expect(presence.peers.value[0]?.state.cursor).toEqual([3, 4]);
    hear(7, 2, null);
    expect(ids()).toEqual([]);
  });

  it("wake nobody when they only say that they are still here", () => {
    hear(7, 1, { person: PERSON });
    const before = presence.peers.value;
    hear(7, 2, { person: PERSON });
    expect(presence.peers.value).toBe(before);
  });

  it("are gone when nothing is heard of them", () => {
    hear(7, 1, { person: PERSON });
    clock.advance(EXPIRE_MS - 5_000);
    hear(8, 1, { person: PERSON });
    clock.advance(6_000);
    expect(ids()).toEqual([8]);
  });

  it("are gone soon after the connection", () => {
    hear(7, 1, { person: PERSON });
    presence.disconnected();
    expect(ids()).toEqual([7]);
    clock.advance(FAREWELL_MS + 1_000);
    expect(ids()).toEqual([]);
  });

  it("stay over a short interruption if the server names them again", () => {
    hear(7, 1, { person: PERSON });
    hear(8, 1, { person: PERSON });
    presence.disconnected();
    presence.connected();
    hear(7, 1, { person: PERSON });
    clock.advance(RENAME_MS + 1_000);
    expect(ids()).toEqual([7]);
  });

  it.each([
    ["no JSON", "{"],
    ["a number that is none", '{"person":{"id":"a","name":"b","discipline":"c"},"cursor":[NaN,1]}'],
    ["a list", "[]"],
    ["nobody", "{}"],
    ["half a person", '{"person":{"id":"a"}}'],
  ])("are ignored when they send %s", (_, state) => {
    presence.receive([{ clientId: 7, clock: 1, state }]);
    hear(8, 1, { person: PERSON });
    expect(ids()).toEqual([8]);
  });

  it("are shown without what is malformed about them", () => {
    const odd = {
      person: PERSON,
      cursor: ["1", 2],
      selection: [1, "a"],
      viewport: [1, 2, 3],
      drag: { dx: 1 },
      editing: 5,
    };
    expect(readPeer(7, JSON.stringify(odd))?.state).toEqual({ ...EMPTY_PRESENCE, selection: ["a"] });
  });
});
