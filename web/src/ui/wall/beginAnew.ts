import { OTHER_EPOCH } from "@/sync/refusal";
import type { BoardSession } from "@/sync/session";
import type { SyncStatus } from "@/sync/status";

/**
 * Whether a board that has a new history can simply be opened again: nothing is unsent, or what is can be kept in this browser and is shown
 * beside the board then. Otherwise what was written is only here, and the person has to say where it goes.
 */
export function beginsAnew(status: SyncStatus): boolean {
  if (status.refusal?.code !== OTHER_EPOCH) return false;
  return status.unsent === 0 || status.storage === "durable";
}

/** Calls back, once, when a session has ended at a new history and what was unsent in it is kept. Gives what stops waiting. */
export function whenItBeginsAnew(session: BoardSession, open: () => void): () => void {
  let over = false;
  const check = async (): Promise<void> => {
    // What is unsent is being put aside now; whether that worked is known afterwards.
    await session.stored();
    // An empty document belongs to any history: opening it again would change nothing.
    if (session.doc.store.clients.size === 0) return;
    const { unsent, refusal } = session.status.value;
    if (over || !beginsAnew(session.status.value) || (unsent > 0 && refusal?.copy == null)) return;
    over = true;
    open();
  };
  const stop = session.status.subscribe((status) => {
    if (beginsAnew(status)) void check();
  });
  return () => {
    over = true;
    stop();
  };
}
