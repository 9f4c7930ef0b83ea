import { answer, server, until } from "@/api/client";
import type { FoundCard } from "@/api/dto";

/** A card of a board, by their ids. */
export interface CardAddress {
  readonly board: string;
  readonly card: string;
}

/** Cards of any boards in short, in the order they are asked for; 100 cards of 20 boards at most. */
export const cardSummaries = (cards: readonly CardAddress[], signal?: AbortSignal): Promise<FoundCard[]> =>
  answer(server.POST("/api/cards/summaries", { body: { cards: [...cards] }, ...until(signal) }));

/** Cards of a board whose words begin like these, the best answer first; without words the latest. */
export const findCards = (board: string, words: string, signal?: AbortSignal): Promise<FoundCard[]> =>
  answer(
    server.GET("/api/boards/{board_id}/cards", {
      params: { path: { board_id: board }, query: { words } },
      ...until(signal),
    }),
  );
