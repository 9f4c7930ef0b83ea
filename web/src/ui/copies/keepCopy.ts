import { createBoard, deleteBoard } from "@/api/boards";
import { Problem } from "@/api/problem";
import { adoptState } from "@/document/adopt";
import { type BoardSession, openSession } from "@/sync/session";
import type { SyncStatus } from "@/sync/status";
import { plainName } from "@/ui/download";
import { t } from "@/ui/strings/translate";

/** The first state of an empty board comes quickly or not at all. */
const SYNC_TIMEOUT_MS = 15_000;
/** A whole board may be large, and the way to the server narrow. */
const TAKEN_TIMEOUT_MS = 60_000;

/** A name a file system takes, from the name of a board. */
export const fileName = (title: string): string => `${plainName(title, "board")}.walkboard`;

/**
 * Makes a new board of a full state and gives its id once the server has all of it. Rejects when the server does not answer or does not
 * take it; no half-made board is left on the shelf then.
 */
export async function openAsNewBoard(title: string, state: Uint8Array, personId: string): Promise<string> {
  const { id } = await createBoard({ title, template: "empty" });
  const session = openSession({ boardId: id, personId });
  try {
    await reached(session, (status) => status.synced, SYNC_TIMEOUT_MS);
    adoptState(session.doc, state);
    await reached(session, (status) => status.state === "saved" && status.unsent === 0, TAKEN_TIMEOUT_MS);
  } catch (cause) {
    await deleteBoard(id).catch(() => undefined);
    throw cause;
  } finally {
    await session.destroy();
  }
  return id;
}

/** Resolves when a session has come so far; rejects when the server refuses, or not in time. */
function reached(session: BoardSession, arrived: (status: SyncStatus) => boolean, patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(Problem.away()), patience);
    const stop = session.status.subscribe((status) => {
      if (!arrived(status) && !status.refusal) return;
      clearTimeout(timer);
      // The first call comes while subscribing, before there is something to stop.
      queueMicrotask(() => stop());
      if (status.refusal) reject(new Problem(status.refusal.slug, 0, t("copies.notTaken")));
      else resolve();
    });
  });
}
