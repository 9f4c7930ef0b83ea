/**
 * What a session needs from the machine it runs on: time, chance, sockets, storage, the state of the page.
 *
 * In one place so that a test can give all of it, and so that what is missing on plain HTTP or in a private window is found out once.
 */
import { takeEarly } from "@/sync/earlySocket";
import { subprotocols } from "@/sync/socketAddress";

export { defaultSocketUrl, SUBPROTOCOL, subprotocols } from "@/sync/socketAddress";

/** Monotonic time and timers; nothing in sync/ reads the wall clock to decide anything. */
export interface Clock {
  now(): number;
  /** Runs later, unless the returned function was called before. */
  after(ms: number, run: () => void): () => void;
}

/** The part of a browser's WebSocket that is used. */
export interface SocketLike {
  binaryType: string;
  readonly readyState: number;
  readonly bufferedAmount: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
}

/** What the page tells: `leaving` comes before it is hidden or closed, when what is queued must go out. */
export type PageSignal = "online" | "offline" | "visible" | "leaving";

/** Everything outside. `indexedDB` and `locks` are null where they are missing. */
export interface Environment {
  readonly clock: Clock;
  readonly random: () => number;
  readonly openSocket: (url: string) => SocketLike;
  readonly indexedDB: IDBFactory | null;
  readonly locks: LockManager | null;
  readonly isOnline: () => boolean;
  /** Tells of changes until the returned function is called. */
  readonly watch: (listener: (signal: PageSignal) => void) => () => void;
}

/** The page this code runs in. */
export function browserEnvironment(): Environment {
  return {
    clock: systemClock,
    random: Math.random,
    openSocket: (url) => (takeEarly(url) ?? new WebSocket(url, subprotocols())) as SocketLike,
    indexedDB: availableStorage(),
    locks: globalThis.navigator?.locks ?? null,
    isOnline: () => globalThis.navigator?.onLine !== false,
    watch: watchPage,
  };
}

/** Real time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    if (ms <= 0) return afterThis(run);
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** As soon as the browser has done what waits. A timer of no time would, after a few, wait four milliseconds each. */
function afterThis(run: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  const close = (): void => {
    port1.onmessage = null;
    port1.close();
  };
  port1.onmessage = () => {
    close();
    run();
  };
  port2.postMessage(null);
  return close;
}

function availableStorage(): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null;
  } catch {
    // Some private windows and sandboxed frames throw on the mere mention.
    return null;
  }
}

function watchPage(listener: (signal: PageSignal) => void): () => void {
  const page = globalThis.document;
  if (!page) return () => undefined;
  const stop = new AbortController();
  const { signal } = stop;
  addEventListener("online", () => listener("online"), { signal });
  addEventListener("offline", () => listener("offline"), { signal });
  addEventListener("pagehide", () => listener("leaving"), { signal });
  addEventListener("pageshow", () => listener("visible"), { signal });
  page.addEventListener(
    "visibilitychange",
    () => listener(page.visibilityState === "visible" ? "visible" : "leaving"),
    {
      signal,
    },
  );
  return () => stop.abort();
}
