import { batch, computed, type ReadonlySignal, signal } from "@preact/signals-core";
import type { Walk } from "@/api/dto";
import { Problem } from "@/api/problem";
import { isRecord } from "@/sync/codec";
import { ServerTime } from "@/ui/walk/walkTime";

/** First wait before asking again, and the longest. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** Who presses so soon after the group went on meant the stop they saw before: two who press next at once, or one who clicks twice. */
const BLINK_MS = 400;

/** News from the board's socket. */
export interface BoardEvents {
  subscribe(listener: (event: { readonly type: string; readonly [key: string]: unknown }) => void): () => void;
}

/** What a walk store needs. */
export interface WalkSource {
  /** Asks for the walk under way. */
  readonly current: () => Promise<Walk | null>;
  /** Asks for one walk. */
  readonly one: (id: string) => Promise<Walk>;
  readonly connected: ReadonlySignal<boolean>;
  readonly events: BoardEvents;
  /** Milliseconds that only count forward. */
  readonly count: () => number;
  /** Runs later, unless the returned function was called before. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Whether a walk as it arrives is later than the one we know: answers and events may overtake each other. */
export function isNews(known: Walk | null, next: Walk): boolean {
  if (!known) return true;
  if (known.id !== next.id) return Date.parse(next.started_at) >= Date.parse(known.started_at);
  if (known.revision !== next.revision) return next.revision > known.revision;
  return known.state !== "ended" && Date.parse(next.server_time) >= Date.parse(known.server_time);
}

/** The board's walk as the server last told it: asked for after every connection, kept true by events. */
export class WalkStore {
  readonly time: ServerTime;
  readonly #source: WalkSource;
  readonly #latest = signal<Walk | null>(null);
  readonly #over = signal<Walk | null>(null);
  readonly #asked = signal(false);
  readonly #stops: (() => void)[] = [];
  #round = 0;
  #news = 0;
  readonly #justMoved = signal(false);
  #cancelBlink: () => void = () => undefined;
  #cancelRetry: () => void = () => undefined;

  constructor(source: WalkSource) {
    this.#source = source;
    this.time = new ServerTime(source.count);
    this.#stops.push(
      source.events.subscribe((event) => {
        if (event.type === "walk.changed" && isRecord(event.walk)) this.take(event.walk as unknown as Walk);
      }),
      source.connected.subscribe((connected) => {
        this.#cancelRetry();
        if (connected) void this.#load(RETRY_MS);
      }),
    );
  }

  /** The walk under way, or null. */
  readonly walk = computed<Walk | null>(() => (this.#latest.value?.state === "running" ? this.#latest.value : null));

  /** The walk that ended before our eyes, until it was dismissed. */
  get over(): ReadonlySignal<Walk | null> {
    return this.#over;
  }

  /** Whether the server has said at least once if there is a walk. */
  get asked(): ReadonlySignal<boolean> {
    return this.#asked;
  }

  /** Takes a walk as the server told it, unless something later is known. */
  take(next: Walk): void {
    const known = this.#latest.peek();
    this.#news += 1;
    if (!isNews(known, next)) return;
    this.time.heard(next.server_time);
    if (known?.id === next.id && known.stop_id !== next.stop_id) this.#blink();
    batch(() => {
      this.#latest.value = next;
      if (next.state === "running") this.#over.value = null;
      else if (known?.id === next.id && known.state === "running") this.#over.value = next;
    });
  }

  /** Whether the group went on to another stop only a blink ago. */
  get justMoved(): ReadonlySignal<boolean> {
    return this.#justMoved;
  }

  /** Asks again: where this device slept, the clock that only counts forward may have slept, too. */
  refresh(): void {
    if (!this.#source.connected.peek()) return;
    this.#cancelRetry();
    void this.#load(RETRY_MS);
  }

  /** The end of the walk was taken note of. */
  dismissOver(): void {
    this.#over.value = null;
  }

  destroy(): void {
    this.#round += 1;
    this.#cancelRetry();
    this.#cancelBlink();
    for (const stop of this.#stops) stop();
  }

  #blink(): void {
    this.#cancelBlink();
    this.#justMoved.value = true;
    this.#cancelBlink = this.#source.after(BLINK_MS, () => {
      this.#justMoved.value = false;
    });
  }

  async #load(patience: number): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const news = this.#news;
    try {
      const found = await this.#source.current();
      if (round !== this.#round) return;
      if (found) this.take(found);
      else if (news === this.#news) await this.#nothingRuns(round);
      this.#asked.value = true;
    } catch {
      if (round !== this.#round || !this.#source.connected.peek()) return;
      const next = Math.min(patience * 2, LONGEST_RETRY_MS);
      this.#cancelRetry = this.#source.after(patience, () => void this.#load(next));
    }
  }

  /** The walk we know as under way is not any more: how it ended is asked for. */
  async #nothingRuns(round: number): Promise<void> {
    const known = this.#latest.peek();
    if (!known || known.state === "ended") return;
    try {
      const ended = await this.#source.one(known.id);
      if (round === this.#round) this.take(ended);
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.status !== 404) throw cause;
      if (round === this.#round) this.#latest.value = null;
    }
  }
}
