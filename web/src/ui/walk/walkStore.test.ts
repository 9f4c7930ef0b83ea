import { signal } from "@preact/signals-core";
import { beforeEach, describe, expect, it } from "vitest";
import type { Walk } from "@/api/dto";
import { Problem } from "@/api/problem";
import { NewsStand, PutOff, turn, walk } from "@/ui/walk/walk.fixture";
import { WalkStore } from "@/ui/walk/walkStore";

const connected = signal(true);
let events: NewsStand;
let clock: PutOff;
let answers: (() => Promise<Walk | null>)[];
let kept: Map<string, Walk>;
let asked: number;

beforeEach(() => {
  connected.value = true;
  events = new NewsStand();
  clock = new PutOff();
  answers = [];
  kept = new Map();
  asked = 0;
});

function open(): WalkStore {
  return new WalkStore({
    current: () => {
      asked += 1;
      return (answers.shift() ?? (async () => null))();
    },
    one: async (id) => {
      const found = kept.get(id);
      if (!found) throw new Problem("walk-unknown", 404, "");
      return found;
    },
    connected,
    events,
    count: clock.count,
    after: clock.after,
  });
}

const news = (next: Walk): void => events.tell({ type: "walk.changed", walk: next });

describe("the walk store", () => {
  it("asks when it opens, and again after every connection", async () => {
    answers = [async () => walk(), async () => walk({ revision: 5 })];
    const store = open();
    await turn();
    expect(store.walk.value?.revision).toBe(1);
    connected.value = false;
    connected.value = true;
    await turn();
    expect(store.walk.value?.revision).toBe(5);
    expect(asked).toBe(2);
  });

  it("asks again when this device wakes up, because the clock that counts time left may have slept, too", async () => {
    answers = [async () => walk(), async () => walk({ server_time: "2026-11-26T09:04:00Z" })];
    const store = open();
    await turn();
    await clock.pass(2_000);
    store.refresh();
    await turn();
    expect(store.time.now()).toBe(Date.parse("2026-11-26T09:04:00Z"));
    connected.value = false;
    store.refresh();
    expect(asked).toBe(2);
  });

  it("says for a blink that the group went on, so that pressing twice or together is one step", async () => {
    const store = open();
    await turn();
    news(walk({ revision: 3, stop_id: "a" }));
    expect(store.justMoved.value).toBe(false);
    news(walk({ revision: 4, stop_id: "b" }));
    expect(store.justMoved.value).toBe(true);
    await clock.pass(399);
    expect(store.justMoved.value).toBe(true);
    await clock.pass(1);
    expect(store.justMoved.value).toBe(false);
    news(walk({ revision: 5, stop_id: "b" }));
    expect(store.justMoved.value).toBe(false);
  });

  it("takes events, and never goes back in revision", async () => {
    const store = open();
    await turn();
    news(walk({ revision: 3, stop_id: "b" }));
    news(walk({ revision: 2, stop_id: "a" }));
    expect(store.walk.value?.stop_id).toBe("b");
  });

  it("takes the same revision said later: who leads depends on who is here", async () => {
    const store = open();
    news(walk());
    news(walk({ facilitator: null, server_time: "2026-11-26T09:02:00Z" }));
    expect(store.walk.value?.facilitator).toBeNull();
    news(walk({ server_time: "2026-11-26T09:01:30Z" }));
    expect(store.walk.value?.facilitator).toBeNull();
  });

  it("lets an answer that was overtaken by an event not take the walk away", async () => {
    let answer: (value: null) => void = () => undefined;
    answers = [() => new Promise<null>((resolve) => (answer = resolve))];
    const store = open();
    news(walk());
    answer(null);
    await turn();
    expect(store.walk.value?.id).toBe("w1");
  });

  it("says that the walk ended, whether it was told or found out", async () => {
    const store = open();
    await turn();
    news(walk());
    news(walk({ revision: 2, state: "ended", ended_at: "2026-11-26T10:00:00Z" }));
    expect(store.walk.value).toBeNull();
    expect(store.over.value?.id).toBe("w1");
    store.dismissOver();
    expect(store.over.value).toBeNull();

    news(walk({ id: "w2", started_at: "2026-12-03T09:00:00Z" }));
    kept.set("w2", walk({ id: "w2", revision: 9, state: "ended", started_at: "2026-12-03T09:00:00Z" }));
    connected.value = false;
    connected.value = true;
    await turn();
    expect(store.over.value?.id).toBe("w2");
  });

  it("leaves a walk that is gone without a word", async () => {
    const store = open();
    await turn();
    news(walk());
    connected.value = false;
    connected.value = true;
    await turn();
    expect(store.walk.value).toBeNull();
    expect(store.over.value).toBeNull();
  });

  it("does not bring an ended walk back by what was said before", async () => {
    const store = open();
    news(walk({ revision: 4, state: "ended" }));
    news(walk({ revision: 4 }));
    news(walk({ revision: 3 }));
    expect(store.walk.value).toBeNull();
  });

  it("asks again, ever more patiently, while the server is away", async () => {
    const away = async (): Promise<never> => {
      throw Problem.away();
    };
    answers = [away, away, async () => walk()];
    const store = open();
    await turn();
    expect(store.asked.value).toBe(false);
    await clock.pass(1_000);
    expect(asked).toBe(2);
    await clock.pass(1_000);
    expect(asked).toBe(2);
    await clock.pass(1_000);
    expect(store.walk.value?.id).toBe("w1");
    expect(store.asked.value).toBe(true);
  });

  it("is silent once it is closed", async () => {
    const store = open();
    await turn();
    store.destroy();
    news(walk());
    expect(store.walk.value).toBeNull();
  });
});
