/** Walks and a board's socket for tests. */
import type { Person, Stop, Walk } from "@/api/dto";
import type { BoardEvents } from "@/ui/walk/walkStore";

/** Somebody on the walk. */
export const person = (id: string, discipline = "operations"): Person => ({ id, name: id, discipline });

/** A stop with nothing special about it. */
export function stop(id: string, more: Partial<Stop> = {}): Stop {
  return {
    id,
    kind: "topic",
    state: "waiting",
    title: id,
    map_id: null,
    column_id: null,
    seconds: 300,
    spent: 0,
    cards: [],
    facts: {},
    ...more,
  };
}

/** A walk of three stops, led by ada, at its first stop since a minute. */
export function walk(more: Partial<Walk> = {}): Walk {
  return {
    id: "w1",
    name: "Thursday",
    state: "running",
    started_at: "2026-11-26T09:00:00Z",
    ended_at: null,
    facilitator: person("ada"),
    snapshot: null,
    board_id: "b1",
    revision: 1,
    started_by: person("ada"),
    since: null,
    stop_id: "a",
    stop_started_at: "2026-11-26T09:00:00Z",
    card_id: null,
    stops: [stop("a", { state: "current" }), stop("b"), stop("c")],
    attendance: [],
    server_time: "2026-11-26T09:01:00Z",
    ...more,
  };
}

/** A socket whose news a test sends. */
export class NewsStand implements BoardEvents {
  readonly #listeners = new Set<Parameters<BoardEvents["subscribe"]>[0]>();

  /** Listens until the returned function is called. */
  subscribe(listener: Parameters<BoardEvents["subscribe"]>[0]): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells everybody. */
  tell(event: { readonly type: string; readonly [key: string]: unknown }): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** A clock that a test moves: what was put off runs when its time has come. */
export class PutOff {
  #now = 0;
  readonly #waiting = new Set<{ readonly at: number; readonly run: () => void }>();

  readonly count = (): number => this.#now;

  readonly after = (ms: number, run: () => void): (() => void) => {
    const entry = { at: this.#now + ms, run };
    this.#waiting.add(entry);
    return () => this.#waiting.delete(entry);
  };

  /** Lets time pass, and everything that was waiting for its turn happen. */
  async pass(ms: number): Promise<void> {
    this.#now += ms;
    for (const entry of [...this.#waiting]) {
      if (entry.at > this.#now) continue;
      this.#waiting.delete(entry);
      entry.run();
    }
    await turn();
  }
}

/** Lets everything that is ready happen. */
export async function turn(): Promise<void> {
  for (let round = 0; round < 12; round += 1) await Promise.resolve();
}
