import { answer, server, until } from "@/api/client";
import type { Changes } from "@/api/dto";

/** What changed on a board since a snapshot, by default that of the last walk, until now. */
export const changes = (board_id: string, since?: string | null, signal?: AbortSignal): Promise<Changes> =>
  answer(
    server.GET("/api/boards/{board_id}/changes", {
      params: { path: { board_id }, ...(since ? { query: { since } } : {}) },
      ...until(signal),
    }),
  );
