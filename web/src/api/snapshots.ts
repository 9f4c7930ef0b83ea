import { answer, server } from "@/api/client";
import type { Snapshot } from "@/api/dto";

const at = (board_id: string) => ({ params: { path: { board_id } } });
const one = (board_id: string, snapshot_id: string) => ({ params: { path: { board_id, snapshot_id } } });

/** The snapshots of a board, newest first. */
export const snapshots = async (board: string): Promise<Snapshot[]> => {
  const found = await answer(server.GET("/api/boards/{board_id}/snapshots", at(board)));
  return [...found].sort((a, b) => b.created_at.localeCompare(a.created_at));
};

/** Takes a snapshot. */
export const takeSnapshot = (board: string, label: string): Promise<Snapshot> =>
  answer(server.POST("/api/boards/{board_id}/snapshots", { ...at(board), body: { label } }));

/** One snapshot. */
export const snapshot = (board: string, id: string): Promise<Snapshot> =>
  answer(server.GET("/api/boards/{board_id}/snapshots/{snapshot_id}", one(board, id)));

/** The whole state of a snapshot as one Yjs update. */
export const snapshotState = async (board: string, id: string): Promise<Uint8Array> => {
  const asked = server.GET("/api/boards/{board_id}/snapshots/{snapshot_id}/state", {
    ...one(board, id),
    parseAs: "arrayBuffer",
  });
  return new Uint8Array((await answer(asked)) as unknown as ArrayBuffer);
};
