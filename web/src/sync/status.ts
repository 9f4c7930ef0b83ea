/**
 * What the person is told about saving: derived from the connection and the accounting, never set by hand.
 *
 * Invariant: "saved" is shown only while every edit of this browser is acknowledged as committed.
 */
import type { Role } from "@/sync/codec";
import type { ConnectionState } from "@/sync/connection";
import type { Refusal } from "@/sync/refusal";

/** The truth about saving in one word. */
export type SaveState = "connecting" | "saved" | "saving" | "offline" | "reconnecting" | "refused";

/**
 * Whether this browser keeps the board for later: `durable` as it happens; `unavailable` without usable storage (a private window);
 * `full` when there is no room left; `opening` before it is known.
 */
export type StorageState = "opening" | "durable" | "unavailable" | "full";

/** A refusal, and where the edits went that the server has not taken. */
export interface RefusalStatus extends Refusal {
  /** Id of the kept copy, once it is stored in this browser. */
  readonly copy: string | null;
}

/** Everything about a session that a person may have to know. */
export interface SyncStatus {
  readonly state: SaveState;
  /** Local edits not yet acknowledged, those from before a reload included. */
  readonly unsent: number;
  readonly role: Role | null;
  /** The first full state is here, from the server or from the cache. */
  readonly synced: boolean;
  /** How much of something large that came is in the document, from 0 to 1; null while nothing large is under way. */
  readonly arrived: number | null;
  /** What is shown comes from the cache, the server was not reached yet. */
  readonly fromCache: boolean;
  readonly storage: StorageState;
  /** Part of the cache could not be read and was set aside. */
  readonly damaged: boolean;
  /** Something that was saved on this board was damaged on the server's disk and is left out. */
  readonly lacking: boolean;
  readonly refusal: RefusalStatus | null;
  /** What is here is not what the server has, and was put aside: the board has to be opened anew. */
  readonly outdated: boolean;
}

/** One word for a connection and the number of unsent edits. */
export function saveState(connection: ConnectionState, unsent: number): SaveState {
  switch (connection.phase) {
    case "refused":
      return "refused";
    case "live":
      return unsent > 0 ? "saving" : "saved";
    default:
      if (!connection.online) return "offline";
      return connection.troubled ? "reconnecting" : "connecting";
  }
}

/** Whether two statuses say the same, so that nobody is woken for nothing. */
export function sameStatus(one: SyncStatus, other: SyncStatus): boolean {
  return (Object.keys(one) as (keyof SyncStatus)[]).every((key) => one[key] === other[key]);
}
