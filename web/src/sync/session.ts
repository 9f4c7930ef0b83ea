/**
 * One person's session on one board: the document, kept in step with the server and in this browser, and the truth about it.
 *
 * Composes the parts and holds no rule of its own beyond who is told what: connection.ts decides about sockets, outbox.ts about what is
 * committed, cache.ts about what is stored, status.ts about what is said.
 */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import { nanoid } from "nanoid";
import * as Y from "yjs";
import type { BoardSession, SessionOptions } from "@/sync/board-session";
import { BoardCache } from "@/sync/cache";
import { type Hello, isRole, type Message, type Role, type ServerEvent } from "@/sync/codec";
import type { ConnectionState } from "@/sync/connection";
import { browserEnvironment, defaultSocketUrl, type Environment } from "@/sync/environment";
import { Exchange, REMOTE, STORED } from "@/sync/exchange";
import { Intake, listenToUpdates } from "@/sync/intake";
import { Link } from "@/sync/link";
import { Outbox } from "@/sync/outbox";
import { LivePresence } from "@/sync/presence";
import { aftermathOf, NOT_PERMITTED, OTHER_EPOCH, OUTDATED, type Refusal, refusalOf } from "@/sync/refusal";
import { StateCheck } from "@/sync/state-check";
import { type RefusalStatus, type SyncStatus, sameStatus, saveState } from "@/sync/status";

/** How often the cache is checked for what other tabs of this person left there. */
export const TEND_MS = 10_000;
/** Storage that opens but does not answer is not waited for longer than this; what it holds joins in when it does. */
export const LOAD_PATIENCE_MS = 5_000;

/** What is opened. */
export type { BoardSession } from "@/sync/board-session";

/** Opens a board: from this browser's storage at once where it was here before, and from the server. */
export function openSession(options: SessionOptions): BoardSession {
  return new Session(options);
}

class Session implements BoardSession {
  readonly doc = new Y.Doc();
  readonly presence: LivePresence;
  readonly #options: SessionOptions;
  readonly #environment: Environment;
  readonly #server: string;
  readonly #outbox = new Outbox();
  readonly #cache: BoardCache;
  readonly #link: Link;
  readonly #exchange: Exchange;
  readonly #intake: Intake;
  readonly #check: StateCheck;
  readonly #listeners = new Set<(event: ServerEvent) => void>();
  readonly #status: Signal<SyncStatus>;
  readonly #unwatch: () => void;
  readonly #unlisten: () => void;
  #cancelTend: () => void = () => undefined;
  #role: Role | null = null;
  #synced = false;
  #reached = false;
  #epochOfServer = 0;
  #refusal: RefusalStatus | null = null;
  #outdated = false;
  #lacking = false;

  constructor(options: SessionOptions) {
    const environment = options.environment ?? browserEnvironment();
    const url = (options.socketUrl ?? defaultSocketUrl)(options.boardId);
    this.#options = options;
    this.#environment = environment;
    this.#server = new URL(url).host;
    this.#link = new Link(environment, url, {
      message: (message) => this.#intake.receive(message),
      changed: (state) => this.#moved(state),
    });
    this.#cache = this.#openCache();
    this.#exchange = this.#openExchange();
    this.#intake = this.#openIntake();
    this.#check = this.#openCheck();
    this.presence = new LivePresence(
      environment.clock,
      () => this.doc.clientID,
      (frame) => this.#link.buffered < PRESENCE_HIGH_WATER && this.#link.send(frame),
    );
    this.#status = signal(this.#describe());
    this.#unlisten = listenToUpdates(this.doc, this.#updated);
    this.#unwatch = environment.watch((page) => {
      if (page === "leaving") this.#exchange.flush();
      else this.#link.dispatch({ type: page });
    });
    void this.#load();
    this.#link.dispatch({ type: "start" });
    this.#tendLater();
  }

  get status(): ReadonlySignal<SyncStatus> {
    return this.#status;
  }

  readonly events = {
    subscribe: (listener: (event: ServerEvent) => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };

  takeCopy(): Uint8Array {
    this.#intake.finish();
    return Y.encodeStateAsUpdate(this.doc);
  }

  retry(): void {
    this.#link.dispatch({ type: "retry" });
  }

  async stored(): Promise<void> {
    this.#intake.hurry();
    await this.#cache.flush();
  }

  async destroy(): Promise<void> {
    this.#intake.destroy();
    this.#exchange.flush();
    this.presence.leave();
    this.#unwatch();
    this.#cancelTend();
    this.#check.destroy();
    this.#link.dispatch({ type: "stop" });
    this.#unlisten();
    this.#listeners.clear();
    await this.#cache.close();
  }

  #openCache(): BoardCache {
    const { boardId, personId } = this.#options;
    const session = this;
    const cached = {
      absorb: (updates: readonly Uint8Array[]) => session.#intake.absorb(updates),
      absorbNow: (updates: readonly Uint8Array[]) => session.#intake.absorbNow(updates),
      inherit: (edits: number) => session.#inherit(edits),
      encode: () => session.takeCopy(),
      get blank() {
        return session.doc.store.clients.size === 0;
      },
      get made() {
        return session.#outbox.made;
      },
      get acknowledged() {
        return session.#outbox.acknowledged;
      },
    };
    return new BoardCache(this.#environment, { server: this.#server, boardId, personId }, cached, () =>
      this.#refresh(),
    );
  }

  #openExchange(): Exchange {
    return new Exchange(this.doc, this.#outbox, {
      clock: this.#environment.clock,
      send: (frame) => this.#link.send(frame),
      buffered: () => this.#link.buffered,
      absorb: () => this.#cache.absorb(),
      synced: () => this.#becameSynced(),
      progressed: () => this.#progressed(),
      failed: () => this.#link.fail(),
    });
  }

  #openIntake(): Intake {
    return new Intake(this.doc, {
      clock: this.#environment.clock,
      size: this.#options.slices,
      handle: (message) => this.#handle(message),
      failed: () => this.#link.fail(),
      take: (apply) => this.#exchange.take(apply),
      store: (update) => this.#cache.append(update, null),
      progressed: () => this.#refresh(),
    });
  }

  #openCheck(): StateCheck {
    const { clock, random } = this.#environment;
    const wires = {
      clock,
      random,
      send: (frame: Uint8Array) => this.#link.send(frame),
      settled: () => this.#link.state.phase === "live" && this.#outbox.unsent === 0,
      resync: (push: boolean) => this.#exchange.repeat(push),
      rebuild: (keep: boolean) => void this.#rebuild(keep),
    };
    return new StateCheck(this.doc, wires, this.#options.reopened === true);
  }

  async #load(): Promise<void> {
    const cancel = this.#environment.clock.after(LOAD_PATIENCE_MS, () => this.#listen());
    const loaded = await this.#cache.load();
    cancel();
    this.#role ??= loaded.role;
    this.#synced ||= loaded.complete;
    this.#listen();
  }

  /** From now on messages are taken as they come. */
  #listen(): void {
    this.#intake.open();
    this.#refresh();
  }

  #inherit(edits: number): void {
    this.#outbox.inherit(edits);
    this.#exchange.sendEverything();
    this.#refresh();
  }

  readonly #updated = (update: Uint8Array, origin: unknown): void => {
    if (origin === STORED) return;
    // Who may only look, or may turn out to, sends nothing that nobody did.
    const mayEdit = this.#role !== null && this.#role !== "viewer";
    if (origin === REMOTE || (this.#exchange.taking && !mayEdit)) {
      this.#cache.append(update, null);
      return;
    }
    this.#outbox.add(update);
    this.#cache.append(update, this.#outbox.made);
    this.#exchange.flushSoon();
    this.#refresh();
  };

  #handle(message: Message): void {
    if (message.type === "hello") {
      this.#greeted(message.hello);
      return;
    }
    // Nothing is believed before the server said which history it speaks of.
    if (this.#link.state.phase === "connecting") throw new TypeError("a frame before hello");
    switch (message.type) {
      case "step1":
        this.#exchange.answer(message.stateVector);
        return;
      case "step2":
        this.#take(message.update, true);
        return;
      case "update":
        this.#take(message.update, false);
        return;
      case "awareness":
        this.presence.receive(message.entries);
        return;
      case "queryAwareness":
        this.presence.repeat();
        return;
      case "ack":
        this.#exchange.acknowledged(message.frames);
        return;
      case "event":
        this.#heard(message.event);
        return;
      case "digests":
        this.#check.answered(message.digests);
        return;
    }
  }

  /** Takes in what the server said, which may take a while; with `all` it is everything there is. */
  #take(update: Uint8Array, all: boolean): void {
    const { socket } = this.#link.state;
    const ended = (): void => {
      if (!all) return;
      if (socket === this.#link.state.socket) this.#exchange.receivedAll();
      else this.#becameSynced();
      this.#refresh();
    };
    this.#intake.takeIn(update, ended, () => this.#link.dispatch({ type: "failed", socket }));
  }

  #greeted(hello: Hello): void {
    this.#epochOfServer = hello.epoch;
    this.#role = hello.role;
    this.#lacking = hello.damaged;
    if (!this.#cache.adopt(hello.epoch)) {
      this.#refuse(OTHER_EPOCH);
      return;
    }
    if (hello.role === "viewer" && this.#outbox.unsent > 0) {
      this.#refuse(NOT_PERMITTED);
      return;
    }
    this.#cache.describe({ role: hello.role });
    this.#link.dispatch({ type: "greeted", socket: this.#link.state.socket });
    this.#exchange.begin(hello.role);
    this.presence.connected();
    this.#refresh();
  }

  #heard(event: ServerEvent): void {
    const concerns = event.person_id === undefined || event.person_id === this.#options.personId;
    if (event.type === "role.changed" && concerns && isRole(event.role)) {
      this.#role = event.role;
      this.#cache.describe({ role: event.role });
      this.#refresh();
    }
    if (event.type === "board.damaged") {
      this.#lacking = true;
      this.#refresh();
    }
    for (const listener of this.#listeners) listener(event);
  }

  #refuse(code: number): void {
    this.#link.dispatch({ type: "refuse", refusal: refusalOf(code, "") });
  }

  #becameSynced(): void {
    this.#synced = true;
    this.#reached = true;
    this.#cache.describe({ complete: true });
  }

  #progressed(): void {
    this.#cache.acknowledged();
    if (this.#exchange.agreed && this.#link.state.phase === "synchronising") {
      this.#link.dispatch({ type: "agreed", socket: this.#link.state.socket });
      this.#cache.resume();
      this.#check.start();
    }
    this.#refresh();
  }

  #moved(state: ConnectionState): void {
    const isUp = state.phase === "synchronising" || state.phase === "live";
    if (!isUp) {
      this.#intake.forget();
      this.#check.stop();
      this.#exchange.reset();
      this.presence.disconnected();
    }
    if (state.phase === "refused" && state.refusal !== null) this.#putAside(state.refusal);
    else if (state.refusal === null) this.#refusal = null;
    this.#refresh();
  }

  #putAside(refusal: Refusal): void {
    const told: RefusalStatus = { ...refusal, copy: null };
    this.#refusal = told;
    const aftermath = aftermathOf(refusal.code);
    if (aftermath === "wait") return;
    void this.#keep(refusal, aftermath === "keep-all").then((id) => {
      if (this.#refusal !== told) return;
      this.#refusal = { ...told, copy: id };
      this.#refresh();
    });
  }

  /** Clears the cache; what is unsent here, or everything, becomes a copy, whose id it gives. */
  #keep({ code, slug }: Pick<Refusal, "code" | "slug">, always: boolean): Promise<string | null> {
    const { boardId, personId } = this.#options;
    const place = { server: this.#server, boardId, personId, epoch: this.#cache.epoch };
    const next = code === OTHER_EPOCH ? this.#epochOfServer : this.#cache.epoch;
    return this.#cache.setAside({ id: nanoid(), ...place, code, slug, keptAt: Date.now() }, always, next);
  }

  async #rebuild(always: boolean): Promise<void> {
    await this.#keep(OUTDATED, always);
    this.#outdated = true;
    this.#refresh();
  }

  /** While connected, edits of tabs that died are taken over; otherwise all that other tabs of this person do is shown here too. */
  #tendLater(): void {
    this.#cancelTend = this.#environment.clock.after(TEND_MS, () => {
      const { phase } = this.#link.state;
      if (phase === "live") void this.#cache.visit();
      else if (phase !== "refused") void this.#cache.absorb();
      this.#tendLater();
    });
  }

  #describe(): SyncStatus {
    const { unsent } = this.#outbox;
    return {
      state: saveState(this.#link.state, unsent),
      unsent,
      role: this.#role,
      synced: this.#synced,
      arrived: this.#intake.arrived,
      fromCache: this.#synced && !this.#reached,
      storage: this.#cache.state,
      damaged: this.#cache.damaged,
      lacking: this.#lacking,
      refusal: this.#refusal,
      outdated: this.#outdated,
    };
  }

  #refresh(): void {
    const status = this.#describe();
    if (!sameStatus(this.#status.value, status)) this.#status.value = status;
  }
}

/** While more than this waits in the socket, presence waits: edits first. */
const PRESENCE_HIGH_WATER = 262_144;
