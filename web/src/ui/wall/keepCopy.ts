import { createBoard } from "@/api/boards";
import { adoptState } from "@/document/adopt";
import { openSession } from "@/sync/session";

/** The first state of an empty board comes quickly or not at all. */
const SYNC_TIMEOUT_MS = 15_000;

/** Saves bytes as a file on this device. */
export function download(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A name a file system takes, from the name of a board. */
export function fileName(title: string): string {
  const plain = title.replace(/[^\p{L}\p{N} _-]/gu, "").trim();
  return `${plain === "" ? "board" : plain}.walkboard`;
}

/** Makes a new board of a full state and gives its id; rejects when the server does not answer. */
export async function openAsNewBoard(title: string, state: Uint8Array, personId: string): Promise<string> {
  const { id } = await createBoard({ title, template: "empty" });
  const session = openSession({ boardId: id, personId });
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("no answer")), SYNC_TIMEOUT_MS);
      const stop = session.status.subscribe(({ synced }) => {
        if (!synced) return;
        clearTimeout(timer);
        resolve();
        queueMicrotask(() => stop());
      });
    });
    adoptState(session.doc, state);
    await session.stored();
  } finally {
    await session.destroy();
  }
  return id;
}
