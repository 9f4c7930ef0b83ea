import type { Snapshot } from "@/api/dto";
import { request, requestBytes } from "@/api/request";

/** The snapshots of a board, newest first. */
export const snapshots = async (board: string): Promise<Snapshot[]> => {
  const found = await request<Snapshot[]>(`/api/boards/${board}/snapshots`);
  return [...found].sort((a, b) => b.created_at.localeCompare(a.created_at));
};

/** Takes a snapshot. */
export const takeSnapshot = (board: string, label: string): Promise<Snapshot> =>
  request(`/api/boards/${board}/snapshots`, { method: "POST", body: { label } });

/** One snapshot. */
export const snapshot = (board: string, id: string): Promise<Snapshot> =>
  request(`/api/boards/${board}/snapshots/${id}`);

/** The whole state of a snapshot as one Yjs update. */
export const snapshotState = (board: string, id: string): Promise<Uint8Array> =>
  requestBytes(`/api/boards/${board}/snapshots/${id}/state`);
