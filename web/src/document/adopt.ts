/** Taking over a whole board into another one: how a kept copy becomes a board of its own. */
import * as Y from "yjs";
import type { Board } from "@/document/board";

/** Adds everything a full state holds to a document, as an edit of this browser. */
export function adoptState(doc: Board["doc"], state: Uint8Array): void {
  Y.applyUpdate(doc, state, { adopted: true });
}
