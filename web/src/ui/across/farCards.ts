/**
 * What other boards say of cards that are linked with cards of this one. Asked politely: only of what is looked at, in
 * batches, again when somebody comes back to the window, and now and then while it is in front.
 */
import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { CardAddress } from "@/api/cards";
import type { FoundCard } from "@/api/dto";

/** What is asked for at once: so many cards of so many boards. */
const MOST_CARDS = 100;
const MOST_BOARDS = 20;
/** Cards that others name in turn are followed up to here, so that a chain over many boards ends. */
const MOST_FOLLOWED = 200;
/** What was told a moment ago is not asked for again, in milliseconds. */
const FRESH_MS = 5_000;

/** A card of another board in one word. */
export const farKey = ({ board, card }: CardAddress): string => `${board}:${card}`;

/** Where answers come from. */
export interface FarSource {
  readonly ask: (cards: readonly CardAddress[], stop: AbortSignal) => Promise<readonly FoundCard[]>;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  /** Whether the window is in front of somebody. */
  readonly inFront: ReadonlySignal<boolean>;
}

interface Watch {
  readonly cards: readonly CardAddress[];
  /** How often, in milliseconds. */
  readonly every: number;
}

interface Wanted {
  readonly address: CardAddress;
  readonly age: number;
}

/** The cards of other boards that this window knows of. */
export class FarCards {
  /** By `farKey`; what was told last, also while the server is away. */
  readonly known = signal<ReadonlyMap<string, FoundCard>>(new Map());
  /** Whether the last question got no answer: what is known may be old. */
  readonly stale = signal(false);
  readonly #source: FarSource;
  readonly #watches = new Set<Watch>();
  readonly #toldAt = new Map<string, number>();
  /** Watches that want to know at once. */
  readonly #eager = new Set<Watch>();
  readonly #stopFront: () => void;
  #asking: AbortController | null = null;
  #cancelTimer: () => void = () => undefined;

  constructor(source: FarSource) {
    this.#source = source;
    this.#stopFront = source.inFront.subscribe((inFront) => {
      this.#cancelTimer();
      if (inFront) this.look();
    });
  }

  /** Somebody looks: everything that was not told a moment ago is asked for. */
  look(): void {
    for (const watch of this.#watches) this.#eager.add(watch);
    void this.#ask();
  }

  /** Looks at cards until the result is called: at once unless they were told a moment ago, then every so many milliseconds. */
  watch(cards: readonly CardAddress[], every: number): () => void {
    const watch: Watch = { cards, every };
    this.#watches.add(watch);
    this.#eager.add(watch);
    void this.#ask();
    return () => {
      this.#watches.delete(watch);
      this.#eager.delete(watch);
      if (this.#watches.size === 0) this.#cancelTimer();
    };
  }

  destroy(): void {
    this.#stopFront();
    this.#cancelTimer();
    this.#watches.clear();
    this.#asking?.abort();
  }

  /** Asks for what is due as long as there is any, one question after the other; what becomes due meanwhile is part of it. */
  async #ask(): Promise<void> {
    if (this.#asking || !this.#source.inFront.peek() || this.#watches.size === 0) return;
    const asking = new AbortController();
    const asked = new Set<string>();
    this.#asking = asking;
    try {
      for (let batch = this.#due(asked); batch.length > 0; batch = this.#due(asked)) {
        for (const card of batch) asked.add(farKey(card));
        this.#take(batch, await this.#source.ask(batch, asking.signal));
      }
      this.stale.value = false;
    } catch {
      if (!asking.signal.aborted) this.stale.value = true;
    }
    this.#asking = null;
    this.#eager.clear();
    if (!asking.signal.aborted) this.#sleep();
  }

  /** The next cards to ask for: looked at, or named by what is looked at, and not told for long enough. */
  #due(asked: ReadonlySet<string>): CardAddress[] {
    const batch: CardAddress[] = [];
    const boards = new Set<string>();
    const now = this.#source.now();
    for (const [key, { address, age }] of this.#wanted()) {
      if (asked.has(key) || now - (this.#toldAt.get(key) ?? Number.NEGATIVE_INFINITY) < age) continue;
      if (!boards.has(address.board) && boards.size === MOST_BOARDS) continue;
      boards.add(address.board);
      batch.push(address);
      if (batch.length === MOST_CARDS) break;
    }
    return batch;
  }

  /** Everything that is looked at, and how old what is known of it may be. */
  #wanted(): Map<string, Wanted> {
    const wanted = new Map<string, Wanted>();
    for (const watch of this.#watches) {
      const age = this.#eager.has(watch) ? FRESH_MS : watch.every;
      for (const address of watch.cards) {
        const key = farKey(address);
        wanted.set(key, { address, age: Math.min(age, wanted.get(key)?.age ?? age) });
      }
    }
    let followed = 0;
    // A map goes on with what is added while it is read.
    for (const [key, { age }] of wanted) {
      for (const address of this.known.peek().get(key)?.beyond ?? []) {
        if (wanted.has(farKey(address)) || followed === MOST_FOLLOWED) continue;
        followed += 1;
        wanted.set(farKey(address), { address, age });
      }
    }
    return wanted;
  }

  #take(asked: readonly CardAddress[], answers: readonly FoundCard[]): void {
    const now = this.#source.now();
    for (const card of asked) this.#toldAt.set(farKey(card), now);
    const before = this.known.peek();
    const news = answers.filter((card) => JSON.stringify(before.get(farKey(card))) !== JSON.stringify(card));
    if (news.length === 0) return;
    const known = new Map(before);
    for (const card of news) {
      const last = before.get(farKey(card));
      // A board that cannot be read just now says nothing new of what it said before.
      if (card.standing !== "away" || !last) known.set(farKey(card), card);
    }
    this.known.value = known;
  }

  #sleep(): void {
    this.#cancelTimer();
    const every = Math.min(...[...this.#watches].map((watch) => watch.every));
    if (Number.isFinite(every)) this.#cancelTimer = this.#source.after(every, () => void this.#ask());
  }
}
