import { answer, server, until } from "@/api/client";
import type { FieldChange, Stay } from "@/api/dto";

/** Which columns the cards of a map have been in: card by card, each in the order it went. */
export const stays = async (board: string, map: string, signal?: AbortSignal): Promise<readonly Stay[]> => {
  const path = { board_id: board, map_id: map };
  const question = server.GET("/api/boards/{board_id}/maps/{map_id}/stays", { params: { path }, ...until(signal) });
  return (await answer(question)).stays;
};

/** Which values a field of the cards of a board was given, oldest first. */
export const fieldChanges = async (
  board: string,
  field: string,
  signal?: AbortSignal,
): Promise<readonly FieldChange[]> => {
  const path = { board_id: board, field };
  const question = server.GET("/api/boards/{board_id}/fields/{field}/changes", { params: { path }, ...until(signal) });
  return (await answer(question)).changes;
};
