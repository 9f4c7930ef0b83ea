import { computed, type ReadonlySignal, signal } from "@preact/signals-core";
import { nanoid } from "nanoid";
import type { Agreement, AgreementChange, NewAgreement } from "@/api/dto";
import type { Problem } from "@/api/problem";
import { isRecord } from "@/sync/codec";
import { ChangeOutbox, changed } from "@/ui/agreements/changeOutbox";
import { AgreementOutbox, type Notebook, type Unsent } from "@/ui/agreements/outbox";
import type { BoardEvents } from "@/ui/walk/walkStore";

const RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/** How many decisions and open actions there are at one card. */
export interface AgreementCount {
  readonly decisions: number;
  readonly actions: number;
}

/** What an agreement store needs. */
export interface AgreementSource {
  readonly board: string;
  readonly me: string;
  readonly list: () => Promise<readonly Agreement[]>;
  readonly put: (id: string, body: NewAgreement) => Promise<Agreement>;
  readonly alter: (id: string, change: AgreementChange) => Promise<Agreement>;
  /** Somebody by id, as far as people are known here. */
  readonly personOf: (id: string) => Agreement["owner"];
  /** The server will not have a change that waited. */
  readonly refused: (problem: Problem, change: AgreementChange) => void;
  readonly connected: ReadonlySignal<boolean>;
  readonly events: BoardEvents;
  readonly notebook: Notebook;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** A text as every server and database keeps it: no control characters, no halves of letters. */
function keepable(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD").replace(/(?![\t\n\r])\p{Control}/gu, "");
}

const newestFirst = (a: Agreement, b: Agreement): number => Date.parse(b.created_at) - Date.parse(a.created_at);

/** The decisions and actions of a board: asked for after every connection, kept true by events, written through an outbox. */
export class AgreementStore {
  readonly outbox: AgreementOutbox;
  readonly changes: ChangeOutbox;
  readonly #source: AgreementSource;
  readonly #known = signal<ReadonlyMap<string, Agreement>>(new Map());
  readonly #stops: (() => void)[];
  /** What arrived while the list was on its way: it is later than the list. */
  #meanwhile = new Map<string, Agreement>();
  /** What the socket last told of each. */
  readonly #told = new Map<string, Agreement>();
  #round = 0;
  #cancelRetry: () => void = () => undefined;

  constructor(source: AgreementSource) {
    this.#source = source;
    this.outbox = new AgreementOutbox({
      notebook: source.notebook,
      prefix: `agreement.${source.board}.${source.me}.`,
      put: source.put,
      // An event may have brought it already, and something later with it.
      taken: (agreement) => {
        if (!this.#known.peek().has(agreement.id)) this.take(agreement);
      },
      after: source.after,
    });
    this.changes = new ChangeOutbox({
      notebook: source.notebook,
      prefix: `agreement-change.${source.board}.${source.me}.`,
      send: (id, change) => this.#alter(id, change),
      refused: source.refused,
      after: source.after,
    });
    this.#stops = [
      source.events.subscribe((event) => {
        if (event.type !== "agreement.changed" || !isRecord(event.agreement)) return;
        const agreement = event.agreement as unknown as Agreement;
        this.#told.set(agreement.id, agreement);
        this.take(agreement);
      }),
      source.connected.subscribe((connected) => {
        this.#cancelRetry();
        if (!connected) return;
        void this.#load(RETRY_MS);
        this.outbox.send();
        this.changes.send();
      }),
    ];
  }

  /** What the server has, with the changes that are still to be sent, newest first. */
  readonly all = computed<readonly Agreement[]>(() => {
    const waiting = this.changes.waiting.value;
    const shown = [...this.#known.value.values()].map((one) =>
      changed(one, waiting.get(one.id), this.#source.personOf),
    );
    return shown.sort(newestFirst);
  });

  /** What is written here and the server does not have yet. */
  readonly unsent = computed<readonly Unsent[]>(() =>
    this.outbox.unsent.value.filter((entry) => !this.#known.value.has(entry.id)),
  );

  /** Whether something would be lost with this window: the server does not have it, and this browser did not keep it. */
  readonly unkept = computed<boolean>(
    () =>
      this.unsent.value.some(({ id }) => !this.outbox.isKept(id)) ||
      [...this.changes.waiting.value.keys()].some((id) => !this.changes.isKept(id)),
  );

  /** The open actions, oldest first. */
  readonly open = computed<readonly Agreement[]>(() => this.all.value.filter((one) => one.state === "open").reverse());

  /** Decisions and open actions by card, what is still to be sent included. */
  readonly counts = computed<ReadonlyMap<string, AgreementCount>>(() => {
    const counts = new Map<string, AgreementCount>();
    const add = (card: string | null | undefined, kind: Agreement["kind"]): void => {
      if (!card) return;
      const { decisions, actions } = counts.get(card) ?? { decisions: 0, actions: 0 };
      counts.set(
        card,
        kind === "decision" ? { decisions: decisions + 1, actions } : { decisions, actions: actions + 1 },
      );
    };
    for (const one of this.all.value) if (one.state === "made" || one.state === "open") add(one.card_id, one.kind);
    for (const { body, refused } of this.unsent.value) if (!refused) add(body.card_id, body.kind);
    return counts;
  });

  /** Writes something down: it is kept in this browser at once and sent until the server has it. Gives its id. */
  write(body: NewAgreement): string {
    const id = nanoid();
    this.outbox.add(id, { ...body, text: keepable(body.text) }, new Date().toISOString());
    return id;
  }

  /** Changes one the server has, now or once it can be reached again. Raises Problem where the server will not have it. */
  async change(id: string, change: AgreementChange): Promise<void> {
    await this.changes.change(
      id,
      typeof change.text === "string" ? { ...change, text: keepable(change.text) } : change,
    );
  }

  /** The answer counts only if the socket has not told of this one meanwhile: that is as late or later. */
  async #alter(id: string, change: AgreementChange): Promise<void> {
    const told = this.#told.get(id);
    const answer = await this.#source.alter(id, change);
    if (this.#told.get(id) === told) this.take(answer);
  }

  /** Takes a decision or an action as the server told it. */
  take(agreement: Agreement): void {
    this.#meanwhile.set(agreement.id, agreement);
    this.#known.value = new Map(this.#known.peek()).set(agreement.id, agreement);
  }

  destroy(): void {
    this.#round += 1;
    this.#cancelRetry();
    this.outbox.destroy();
    this.changes.destroy();
    for (const stop of this.#stops) stop();
  }

  async #load(patience: number): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    this.#meanwhile = new Map();
    try {
      const found = await this.#source.list();
      if (round !== this.#round) return;
      this.#known.value = new Map([...found.map((one) => [one.id, one] as const), ...this.#meanwhile]);
    } catch {
      if (round !== this.#round || !this.#source.connected.peek()) return;
      const next = Math.min(patience * 2, LONGEST_RETRY_MS);
      this.#cancelRetry = this.#source.after(patience, () => void this.#load(next));
    }
  }
}
