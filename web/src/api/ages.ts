import { answer, server, until } from "@/api/client";
import type { MapAges } from "@/api/dto";
import type { FlowAddress } from "@/api/flow";

/** In which zone days begin, and before which day what is done is told (`YYYY-MM-DD`), if at all. */
export interface AgesQuestion {
  readonly zone: string;
  readonly doneBefore: string | null;
}

/** How old the work on a map is. */
export const ages = ({ board, map }: FlowAddress, question: AgesQuestion, signal?: AbortSignal): Promise<MapAges> => {
  const { zone, doneBefore } = question;
  const query = { zone, ...(doneBefore === null ? {} : { done_before: doneBefore }) };
  return answer(
    server.GET("/api/boards/{board_id}/maps/{map_id}/ages", {
      params: { path: { board_id: board, map_id: map }, query },
      ...until(signal),
    }),
  );
};
