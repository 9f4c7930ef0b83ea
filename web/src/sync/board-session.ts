/** A board that is open, as everything but its own parts sees it. */
import type { ReadonlySignal } from "@preact/signals-core";
import type * as Y from "yjs";
import type { ServerEvent } from "@/sync/codec";
import type { Environment } from "@/sync/environment";
import type { Presence } from "@/sync/presence";
import type { SliceSize } from "@/sync/slices";
import type { SyncStatus } from "@/sync/status";

/** A board that is open. */
export interface BoardSession {
  readonly doc: Y.Doc;
  readonly status: ReadonlySignal<SyncStatus>;
  readonly presence: Presence;
  readonly events: { subscribe(listener: (event: ServerEvent) => void): () => void };
  /** The full state, edits the server refused included. */
  takeCopy(): Uint8Array;
  /** Connects now instead of later, also after a refusal. */
  retry(): void;
  /** Resolves when everything so far is stored in this browser, or cannot be. */
  stored(): Promise<void>;
  /** Sends and stores what is left, and leaves. The document stays readable. */
  destroy(): Promise<void>;
}

/** How to open a session. */
export interface SessionOptions {
  readonly boardId: string;
  readonly personId: string;
  /** The board was open here a moment ago, and is opened anew because it was outdated. */
  readonly reopened?: boolean;
  /** Address of a board's socket; by default on the server the page came from. */
  readonly socketUrl?: (boardId: string) => string;
  readonly environment?: Environment;
  /** How large updates are cut, where that is not as usual. */
  readonly slices?: SliceSize | undefined;
}
