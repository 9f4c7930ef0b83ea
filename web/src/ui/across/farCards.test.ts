import { signal } from "@preact/signals-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CardAddress } from "@/api/cards";
import type { FoundCard } from "@/api/dto";
import { FarCards, farKey } from "@/ui/across/farCards";

const MINUTE = 60_000;

function told(address: CardAddress, more: Partial<FoundCard> = {}): FoundCard {
  return { ...address, standing: "there", places: 0, items: [], beyond: [], ...more } as FoundCard;
}

function stage(more: (address: CardAddress) => Partial<FoundCard> = () => ({})) {
  const asked: string[][] = [];
  const inFront = signal(true);
  const server = { away: false };
  const cards = new FarCards({
    ask: async (batch) => {
      asked.push(batch.map(farKey));
      if (server.away) throw new Error("away");
      return batch.map((address) => told(address, more(address)));
    },
    now: () => Date.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    inFront,
  });
  return { asked, inFront, server, cards };
}

const card = (name: string): CardAddress => ({ board: name.slice(0, 1), card: name });
const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1);

describe("cards of other boards", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("are asked for when somebody looks at them, again after a while, and not when nobody does", async () => {
    const { asked, cards } = stage();
    expect(asked).toEqual([]);
    const stop = cards.watch([card("b1"), card("c1")], MINUTE);
    await soon();
    expect(asked).toEqual([["b:b1", "c:c1"]]);
    expect(cards.known.peek().get("b:b1")?.standing).toBe("there");
    const stopSame = cards.watch([card("b1")], MINUTE);
    await soon();
    expect(asked, "known a moment ago").toHaveLength(1);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked).toHaveLength(2);
    stop();
    stopSame();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(asked).toHaveLength(2);
  });

  it("are left alone while the window is behind, and asked for when it comes back", async () => {
    const { asked, inFront, cards } = stage();
    inFront.value = false;
    cards.watch([card("b1")], MINUTE);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(asked).toEqual([]);
    inFront.value = true;
    await soon();
    expect(asked).toHaveLength(1);
  });

  it("are asked for in batches of so many cards and boards", async () => {
    const { asked, cards } = stage();
    cards.watch(
      Array.from({ length: 150 }, (_, i) => ({ board: "b", card: `c${i}` })),
      MINUTE,
    );
    await soon();
    expect(asked.map((batch) => batch.length)).toEqual([100, 50]);
    const other = stage();
    other.cards.watch(
      Array.from({ length: 25 }, (_, i) => ({ board: `b${i}`, card: "c" })),
      MINUTE,
    );
    await soon();
    expect(other.asked.map((batch) => batch.length)).toEqual([20, 5]);
  });

  it("are followed to the boards beyond, around a circle once, and no further than so many", async () => {
    const { asked, cards } = stage(({ card: name }) => {
      if (name === "b1") return { beyond: [card("c1")] };
      if (name === "c1") return { beyond: [card("b1"), ...Array.from({ length: 300 }, (_, i) => card(`d${i}`))] };
      return {};
    });
    cards.watch([card("b1")], MINUTE);
    await soon();
    const all = asked.flat();
    expect(all.slice(0, 2)).toEqual(["b:b1", "c:c1"]);
    expect(all).toHaveLength(201);
    expect(new Set(all).size).toBe(201);
  });

  it("stay as they were told last while the server or their board is away", async () => {
    let standing: FoundCard["standing"] = "there";
    const { server, cards } = stage(() => ({ standing, title: standing === "there" ? "Pump" : null }));
    cards.watch([card("b1")], MINUTE);
    await soon();
    standing = "away";
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(cards.known.peek().get("b:b1")?.title).toBe("Pump");
    expect(cards.stale.peek()).toBe(false);
    server.away = true;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect([cards.known.peek().get("b:b1")?.title, cards.stale.peek()]).toEqual(["Pump", true]);
    server.away = false;
    standing = "closed";
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect([cards.known.peek().get("b:b1")?.standing, cards.stale.peek()]).toEqual(["closed", false]);
  });
});
