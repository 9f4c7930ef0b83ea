import type { BoardSummary, Me } from "@/api/dto";
import { recall, remember } from "@/ui/memory";

const key = (board: string): string => `visit.${board}`;

/** Notes on this device what a board is called and who opened it, so that it opens while the server is away. */
export function keepVisit(info: BoardSummary, me: Me): void {
  remember(key(info.id), JSON.stringify({ info, me }));
}

/** What was noted about a board, if anything. */
export function recallVisit(board: string): { readonly info: BoardSummary; readonly me: Me } | null {
  const kept = recall(key(board));
  if (!kept) return null;
  try {
    return JSON.parse(kept) as { info: BoardSummary; me: Me };
  } catch {
    return null;
  }
}
