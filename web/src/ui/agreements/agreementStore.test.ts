import { signal } from "@preact/signals-core";
import { beforeEach, describe, expect, it } from "vitest";
import type { Agreement, AgreementChange, NewAgreement } from "@/api/dto";
import { Problem } from "@/api/problem";
import { AgreementStore } from "@/ui/agreements/agreementStore";
import type { Notebook } from "@/ui/agreements/outbox";
import { NewsStand, PutOff, turn } from "@/ui/walk/walk.fixture";

class Notes implements Notebook {
  readonly kept = new Map<string, string>();
  keys = (prefix: string) => [...this.kept.keys()].filter((key) => key.startsWith(prefix));
  recall = (key: string) => this.kept.get(key) ?? null;
  /** Whether there is no room for anything more. */
  full = false;
  remember = (key: string, value: string): boolean => {
    if (this.full) return false;
    this.kept.set(key, value);
    return true;
  };
  forget = (key: string) => void this.kept.delete(key);
}

/** A server that keeps what it takes; `trouble` is what it answers instead. */
class Keeper {
  readonly has = new Map<string, Agreement>();
  puts = 0;
  trouble: Problem | null = null;
  /** Takes it, but the answer gets lost. */
  mute = false;

  list = async (): Promise<Agreement[]> => {
    if (this.trouble) throw this.trouble;
    return [...this.has.values()];
  };

  put = async (id: string, body: NewAgreement): Promise<Agreement> => {
    this.puts += 1;
    if (this.trouble) throw this.trouble;
    if (!this.has.has(id)) this.has.set(id, agreement(id, body));
    if (this.mute) throw Problem.away();
    return this.has.get(id) as Agreement;
  };

  /** What `alter` waits for. */
  hold: Promise<unknown> = Promise.resolve();

  alter = async (id: string, { owner_id: _, ...change }: AgreementChange): Promise<Agreement> => {
    if (this.trouble) throw this.trouble;
    const next = { ...(this.has.get(id) as Agreement), ...change } as Agreement;
    this.has.set(id, next);
    await this.hold;
    return next;
  };
}

function agreement(id: string, body: Partial<NewAgreement> = {}, more: Partial<Agreement> = {}): Agreement {
  const kind = body.kind ?? "decision";
  return {
    id,
    kind,
    text: body.text ?? id,
    owner: null,
    due: body.due ?? null,
    state: kind === "decision" ? "made" : "open",
    card_id: body.card_id ?? null,
    stop_id: null,
    walk_id: null,
    created_by: null,
    created_at: "2026-11-26T09:00:00Z",
    closed_by: null,
    closed_at: null,
    ...more,
  };
}

const connected = signal(true);
let refusals: unknown[];
let notes: Notes;
let keeper: Keeper;
let clock: PutOff;
let events: NewsStand;

beforeEach(() => {
  connected.value = true;
  notes = new Notes();
  keeper = new Keeper();
  refusals = [];
  clock = new PutOff();
  events = new NewsStand();
});

function open(): AgreementStore {
  return new AgreementStore({
    board: "b1",
    me: "ada",
    list: keeper.list,
    put: keeper.put,
    alter: keeper.alter,
    personOf: () => null,
    refused: ({ detail }, { text }) => refusals.push([detail, text]),
    connected,
    events,
    notebook: notes,
    after: clock.after,
  });
}

const decision: NewAgreement = { kind: "decision", text: "We ship on Monday", card_id: "c1" };

describe("writing down what was agreed", () => {
  it("is kept in the browser at once and sent", async () => {
    const store = open();
    await turn();
    store.write(decision);
    expect(store.unsent.value).toHaveLength(1);
    expect(notes.kept.size).toBe(1);
    expect(store.counts.value.get("c1")).toEqual({ decisions: 1, actions: 0 });
    await turn();
    expect(store.unsent.value).toHaveLength(0);
    expect(notes.kept.size).toBe(0);
    expect(store.all.value.map((one) => one.text)).toEqual(["We ship on Monday"]);
    expect(store.counts.value.get("c1")).toEqual({ decisions: 1, actions: 0 });
  });

  it("survives the server being away and the window being closed", async () => {
    keeper.trouble = Problem.away();
    const first = open();
    first.write(decision);
    await turn();
    expect(first.unsent.value[0]?.refused).toBeNull();
    first.destroy();

    keeper.trouble = null;
    const second = open();
    await turn();
    expect([...keeper.has.values()].map((one) => one.text)).toEqual(["We ship on Monday"]);
    expect(second.unsent.value).toHaveLength(0);
  });

  it("is tried again with ever more patience, and at once on a connection", async () => {
    keeper.trouble = new Problem("busy", 503, "");
    const store = open();
    store.write(decision);
    await turn();
    await clock.pass(1_000);
    expect(keeper.puts).toBe(2);
    await clock.pass(1_000);
    expect(keeper.puts).toBe(2);
    keeper.trouble = null;
    connected.value = false;
    connected.value = true;
    await turn();
    expect(keeper.has.size).toBe(1);
    await clock.pass(60_000);
    expect(keeper.puts).toBe(3);
  });

  it("is kept once, though its answer was lost and it was sent again", async () => {
    keeper.mute = true;
    const store = open();
    const id = store.write(decision);
    await turn();
    events.tell({ type: "agreement.changed", agreement: keeper.has.get(id) });
    expect(store.unsent.value).toHaveLength(0);
    expect(store.all.value).toHaveLength(1);
    keeper.mute = false;
    await clock.pass(1_000);
    expect(keeper.has.size).toBe(1);
    expect(store.all.value).toHaveLength(1);
    expect(notes.kept.size).toBe(0);
  });

  it("keeps what is refused for good, with the reason, until it is tried again or thrown away", async () => {
    keeper.trouble = new Problem("not-permitted", 403, "You may only look.");
    const store = open();
    const id = store.write(decision);
    await turn();
    expect(store.unsent.value[0]).toMatchObject({ body: decision, refused: { detail: "You may only look." } });
    expect(store.counts.value.size).toBe(0);
    await clock.pass(600_000);
    expect(keeper.puts).toBe(1);
    store.destroy();

    const second = open();
    await turn();
    expect(second.unsent.value[0]?.refused?.slug).toBe("not-permitted");
    expect(keeper.puts).toBe(1);
    keeper.trouble = null;
    second.outbox.again(id);
    await turn();
    expect(keeper.has.size).toBe(1);

    keeper.trouble = new Problem("not-permitted", 403, "");
    const other = second.write(decision);
    await turn();
    second.outbox.discard(other);
    expect(notes.kept.size).toBe(0);
    expect(second.unsent.value).toHaveLength(0);
  });

  it("does not lose what another window on the same board wrote", async () => {
    keeper.trouble = Problem.away();
    const one = open();
    const other = open();
    one.write(decision);
    other.write({ ...decision, text: "Another" });
    await turn();
    expect(notes.kept.size).toBe(2);
  });

  it("says when this browser keeps nothing, so that nobody closes the window on it", async () => {
    keeper.trouble = Problem.away();
    const store = open();
    store.write(decision);
    await turn();
    expect(store.unkept.value).toBe(false);
    notes.full = true;
    const id = store.write({ ...decision, text: "No room for this one" });
    await turn();
    expect(store.unsent.value).toHaveLength(2);
    expect(store.unkept.value).toBe(true);
    expect(store.outbox.isKept(id)).toBe(false);
    // What is kept is sent when the board is opened again; what is not is sent on, though the board was left.
    store.destroy();
    keeper.trouble = null;
    await clock.pass(60_000);
    expect([...keeper.has.values()].map((one) => one.text)).toEqual(["No room for this one"]);
    expect(store.unkept.value).toBe(false);
  });

  it("takes out what no server keeps: control characters and halves of letters", async () => {
    const store = open();
    store.write({ ...decision, text: "Buy\u0000 the\u001b van\tnow\n\uD83D" });
    await turn();
    expect([...keeper.has.values()].map((one) => one.text)).toEqual(["Buy the van\tnow\n\uFFFD"]);
  });

  it("leaves alone what others keep in this browser, and what cannot be read", async () => {
    notes.remember("agreement.b1.ben.x", JSON.stringify({ id: "x", body: decision, written: "", refused: null }));
    notes.remember("agreement.b1.ada.y", "{");
    const store = open();
    await turn();
    expect(store.unsent.value).toHaveLength(0);
    expect(keeper.puts).toBe(0);
  });
});

describe("what was agreed", () => {
  it("takes events, also those that overtake the list", async () => {
    keeper.has.set("x", agreement("x", { kind: "action" }));
    const store = open();
    events.tell({ type: "agreement.changed", agreement: agreement("x", { kind: "action" }, { state: "done" }) });
    await turn();
    expect(store.all.value[0]?.state).toBe("done");
    expect(store.open.value).toHaveLength(0);
  });

  it("keeps what came over the socket while an older answer was on its way", async () => {
    keeper.has.set("x", agreement("x", { kind: "action" }));
    const store = open();
    await turn();
    let answer = (): void => undefined;
    keeper.hold = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const mine = store.change("x", { state: "done" });
    events.tell({ type: "agreement.changed", agreement: agreement("x", { kind: "action" }, { state: "done" }) });
    events.tell({ type: "agreement.changed", agreement: agreement("x", { kind: "action" }, { state: "dropped" }) });
    answer();
    await mine;
    expect(store.all.value[0]?.state).toBe("dropped");

    await store.change("x", { state: "open" });
    expect(store.all.value[0]?.state).toBe("open");
  });

  it("keeps changes while the server is away, shows them, and sends them as one, also from a later window", async () => {
    keeper.has.set("x", agreement("x", { kind: "action" }, { text: "Call" }));
    const first = open();
    await turn();
    keeper.trouble = Problem.away();
    await first.change("x", { text: "Call the grid operator" });
    await first.change("x", { state: "done" });
    expect(first.all.value[0]).toMatchObject({ text: "Call the grid operator", state: "done" });
    expect(first.open.value).toHaveLength(0);
    first.destroy();

    keeper.trouble = null;
    const second = open();
    await turn();
    expect(keeper.has.get("x")).toMatchObject({ text: "Call the grid operator", state: "done" });
    expect([second.changes.waiting.value.size, notes.kept.size]).toEqual([0, 0]);
  });

  it("tells what the server will not have: at once where somebody waits for it, later with the words", async () => {
    keeper.has.set("x", agreement("x"));
    const store = open();
    await turn();
    keeper.trouble = new Problem("not-permitted", 403, "You may only look.");
    await expect(store.change("x", { text: "New" })).rejects.toBe(keeper.trouble);
    expect(store.changes.waiting.value.size).toBe(0);
    const refusal = keeper.trouble;
    keeper.trouble = Problem.away();
    await store.change("x", { text: "Newer" });
    keeper.trouble = refusal;
    store.changes.send();
    await turn();
    expect(refusals).toEqual([["You may only look.", "Newer"]]);
    expect(store.all.value[0]?.text).toBe("x");
  });

  it("says what would be lost with the window when the browser keeps nothing", async () => {
    keeper.has.set("x", agreement("x"));
    const store = open();
    await turn();
    keeper.trouble = Problem.away();
    notes.full = true;
    await store.change("x", { text: "Only here" });
    expect(store.unkept.value).toBe(true);
  });

  it("counts what is in force at each card", async () => {
    keeper.has.set("a", agreement("a", { card_id: "c1" }));
    keeper.has.set("b", agreement("b", { kind: "action", card_id: "c1" }));
    keeper.has.set("c", agreement("c", { kind: "action", card_id: "c1" }, { state: "done" }));
    keeper.has.set("d", agreement("d", { kind: "action" }));
    const store = open();
    await turn();
    expect([...store.counts.value]).toEqual([["c1", { decisions: 1, actions: 1 }]]);
  });
});
