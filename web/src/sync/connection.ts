/**
 * The life of a board's connection as one pure state machine: it decides, link.ts carries out.
 *
 * Every socket has a number; what a socket of an earlier number still says is ignored, so a late close can never cancel its successor.
 * Retries wait a random part of an exponentially growing time (full jitter), so that a restarted server is not met by everybody at once.
 */
import { isPermanent, type Refusal, refusalOf } from "@/sync/refusal";

/** Where the connection is. `synchronising` begins with the server's hello, `live` when both sides hold the same document. */
export type Phase = "idle" | "connecting" | "synchronising" | "live" | "waiting" | "refused";

/** Everything the machine remembers. */
export interface ConnectionState {
  readonly phase: Phase;
  /** Failed attempts since the connection last held. */
  readonly attempt: number;
  /** What the browser last said about the network: a hint for words, never a reason to stop trying. */
  readonly online: boolean;
  /** Number of the current socket. */
  readonly socket: number;
  /** Whether a connection was lost or failed since the board was opened. */
  readonly troubled: boolean;
  readonly refusal: Refusal | null;
}

/** What can happen to a connection. */
export type ConnectionEvent =
  | { readonly type: "start" | "retryDue" | "online" | "offline" | "visible" | "retry" | "stop" }
  | { readonly type: "greeted" | "agreed" | "held" | "failed"; readonly socket: number }
  | { readonly type: "closed"; readonly socket: number; readonly code: number; readonly reason: string }
  | { readonly type: "refuse"; readonly refusal: Refusal };

/** What has to be done about it. `connect` and `wait` replace what was there before. */
export type Effect =
  | { readonly type: "connect"; readonly socket: number }
  | { readonly type: "disconnect" }
  | { readonly type: "wait"; readonly ms: number }
  | { readonly type: "cancelWait" }
  | { readonly type: "probe" };

/** The new state and what to do, in order. */
export interface Step {
  readonly state: ConnectionState;
  readonly effects: readonly Effect[];
}

/** First retry waits at most this long; each further one twice as long. */
export const RETRY_BASE_MS = 500;
/** No retry waits longer than this. */
export const RETRY_CAP_MS = 30_000;
/** A server that restarts on purpose gets its clients back spread over this time. */
export const DRAIN_SPREAD_MS = 3_000;
/** A server that asks for patience gets at least this much. */
export const BUSY_FLOOR_MS = 1_000;
/** After the network came back everybody in the building reconnects: spread over this time. */
export const ONLINE_SPREAD_MS = 500;

const RESTARTING = 1012;
const TRY_LATER = 1013;

/** Before anything happened. */
export function initialConnection(online: boolean): ConnectionState {
  return { phase: "idle", attempt: 0, online, socket: 0, troubled: false, refusal: null };
}

/** How long to wait before another attempt, given how the last one ended. */
export function retryDelay(attempt: number, code: number, random: () => number): number {
  if (code === RESTARTING && attempt === 0) return Math.floor(random() * DRAIN_SPREAD_MS);
  const ceiling = Math.min(RETRY_CAP_MS, RETRY_BASE_MS * 2 ** Math.min(attempt, 16));
  const floor = code === TRY_LATER ? BUSY_FLOOR_MS : 0;
  return floor + Math.floor(random() * ceiling);
}

/** One transition. Events that make no sense in a state leave it as it is. */
export function step(state: ConnectionState, event: ConnectionEvent, random: () => number): Step {
  if ("socket" in event) return event.socket === state.socket ? socketStep(state, event, random) : stay(state);
  switch (event.type) {
    case "start":
      return state.phase === "idle" ? connect(state) : stay(state);
    case "retryDue":
      return state.phase === "waiting" ? connect(state) : stay(state);
    case "retry":
      return isDown(state) ? connect({ ...state, attempt: 0, refusal: null }) : stay(state);
    case "refuse":
      return refuse(state, event.refusal);
    case "stop":
      return {
        state: { ...state, phase: "idle", socket: state.socket + 1 },
        effects: [{ type: "cancelWait" }, { type: "disconnect" }],
      };
    case "online":
      return online({ ...state, online: true }, random);
    case "offline":
      return isUp(state) ? drop({ ...state, online: false }, 0, random) : stay({ ...state, online: false });
    case "visible":
      return visible(state);
  }
}

type SocketEvent = Extract<ConnectionEvent, { readonly socket: number }>;

function socketStep(state: ConnectionState, event: SocketEvent, random: () => number): Step {
  switch (event.type) {
    case "greeted":
      return stay(state.phase === "connecting" ? { ...state, phase: "synchronising" } : state);
    case "agreed":
      return stay(state.phase === "synchronising" ? { ...state, phase: "live" } : state);
    case "held":
      return stay(state.phase === "live" ? { ...state, attempt: 0 } : state);
    case "failed":
      return isUp(state) ? drop(state, 0, random) : stay(state);
    case "closed":
      if (!isUp(state)) return stay(state);
      if (isPermanent(event.code)) return refuse(state, refusalOf(event.code, event.reason));
      return drop(state, event.code, random);
  }
}

function online(state: ConnectionState, random: () => number): Step {
  if (state.phase === "waiting") {
    return { state, effects: [{ type: "wait", ms: Math.floor(random() * ONLINE_SPREAD_MS) }] };
  }
  return state.phase === "live" ? { state, effects: [{ type: "probe" }] } : stay(state);
}

function visible(state: ConnectionState): Step {
  if (state.phase === "waiting") return connect(state);
  return state.phase === "live" ? { state, effects: [{ type: "probe" }] } : stay(state);
}

function connect(state: ConnectionState): Step {
  const socket = state.socket + 1;
  return {
    state: { ...state, phase: "connecting", socket },
    effects: [{ type: "cancelWait" }, { type: "connect", socket }],
  };
}

function drop(state: ConnectionState, code: number, random: () => number): Step {
  const ms = retryDelay(state.attempt, code, random);
  const next = {
    ...state,
    phase: "waiting",
    attempt: state.attempt + 1,
    socket: state.socket + 1,
    troubled: true,
  } as const;
  return { state: next, effects: [{ type: "disconnect" }, { type: "wait", ms }] };
}

function refuse(state: ConnectionState, refusal: Refusal): Step {
  if (state.phase === "refused") return stay(state);
  return {
    state: { ...state, phase: "refused", socket: state.socket + 1, refusal },
    effects: [{ type: "cancelWait" }, { type: "disconnect" }],
  };
}

function stay(state: ConnectionState): Step {
  return { state, effects: [] };
}

function isUp(state: ConnectionState): boolean {
  return state.phase === "connecting" || state.phase === "synchronising" || state.phase === "live";
}

function isDown(state: ConnectionState): boolean {
  return state.phase === "waiting" || state.phase === "refused";
}
