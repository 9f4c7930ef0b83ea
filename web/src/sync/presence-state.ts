/**
 * What people see of each other while they work, and how it is read from the wire.
 *
 * Peers are other programs as well (a stock client knows nothing of cursors), so every field is checked by itself and falls back to "nothing";
 * only a state without a person, which the server puts in, is no peer at all.
 */
import { isRecord, type PersonInfo, toPerson } from "@/sync/codec";

/** What one person shares of what they are doing; all in board coordinates. */
export interface PresenceState {
  readonly cursor: readonly [number, number] | null;
  readonly selection: readonly string[];
  readonly viewport: readonly [number, number, number, number] | null;
  readonly drag: { readonly dx: number; readonly dy: number } | null;
  /** Id of the record whose text is being edited. */
  readonly editing: string | null;
  /** Where in the body of a card the caret is, as relative positions of Yjs in JSON. */
  readonly caret: Caret | null;
}

/** A caret in the body of a card. */
export interface Caret {
  readonly card: string;
  readonly anchor: unknown;
  readonly head: unknown;
}

/** Somebody else on the board, once per tab they have open. */
export interface Peer {
  readonly clientId: number;
  readonly person: PersonInfo;
  readonly state: PresenceState;
}

/** Nothing to see. */
export const EMPTY_PRESENCE: PresenceState = {
  cursor: null,
  selection: [],
  viewport: null,
  drag: null,
  editing: null,
  caret: null,
};

/** The server takes 16 KB of presence; what is longer loses the end of the selection first. */
export const MAX_STATE_CHARS = 12_000;

/** Reads a peer's state; null when it has left or is no peer. */
export function readPeer(clientId: number, json: string): Peer | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const person = toPerson(value.person);
  if (person === null) return null;
  const { cursor, selection, viewport, drag, editing, caret } = value;
  return {
    clientId,
    person,
    state: {
      cursor: isNumbers(cursor, 2) ? [cursor[0] ?? 0, cursor[1] ?? 0] : null,
      selection: Array.isArray(selection) ? selection.filter((id) => typeof id === "string") : [],
      viewport: isNumbers(viewport, 4) ? (viewport as unknown as PresenceState["viewport"]) : null,
      drag: isRecord(drag) && isNumbers([drag.dx, drag.dy], 2) ? { dx: Number(drag.dx), dy: Number(drag.dy) } : null,
      editing: typeof editing === "string" ? editing : null,
      caret:
        isRecord(caret) && typeof caret.card === "string"
          ? { card: caret.card, anchor: caret.anchor, head: caret.head }
          : null,
    },
  };
}

/** Writes the own state, within what the server takes. */
export function writeState(state: PresenceState): string {
  let { selection } = state;
  let json = JSON.stringify(state);
  while (json.length > MAX_STATE_CHARS && selection.length > 0) {
    selection = selection.slice(0, Math.floor(selection.length / 2));
    json = JSON.stringify({ ...state, selection });
  }
  return json;
}

function isNumbers(value: unknown, length: number): value is number[] {
  return Array.isArray(value) && value.length === length && value.every((item) => Number.isFinite(item));
}
