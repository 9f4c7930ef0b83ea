import { answer, server, until } from "@/api/client";
import type { Flow, FlowBand, FlowJourney } from "@/api/dto";

/** The map whose flow is told, and the board it is on. */
export interface FlowAddress {
  readonly board: string;
  readonly map: string;
}

/** What of the flow is asked for. Days are written as in ISO 8601; the zone says where they begin. */
export interface FlowQuestion {
  readonly first: string;
  readonly last: string;
  readonly zone: string;
  /** Only items of this lane, class of service, value stream; null or nothing: of all. */
  readonly lane?: string | null;
  readonly serviceClass?: string | null;
  readonly stream?: string | null;
}

const at = ({ board, map }: FlowAddress) => ({ board_id: board, map_id: map });
const chosen = ({ lane, serviceClass, stream }: FlowQuestion) => ({
  ...(lane == null ? {} : { lane }),
  ...(serviceClass == null ? {} : { class: serviceClass }),
  ...(stream == null ? {} : { stream }),
});

/** How work flows through a map. */
export const flow = (address: FlowAddress, question: FlowQuestion, signal?: AbortSignal): Promise<Flow> => {
  const { first, last, zone } = question;
  return answer(
    server.GET("/api/boards/{board_id}/maps/{map_id}/flow", {
      params: { path: at(address), query: { first, last, zone, ...chosen(question) } },
      ...until(signal),
    }),
  );
};

/** Which items had reached a stage and no later one at the end of a day, `YYYY-MM-DD`. */
export const flowBand = (
  address: FlowAddress,
  asked: FlowQuestion,
  band: { readonly stage: number; readonly day: string },
  signal?: AbortSignal,
): Promise<FlowBand> =>
  answer(
    server.GET("/api/boards/{board_id}/maps/{map_id}/flow/band", {
      params: { path: at(address), query: { ...band, zone: asked.zone, ...chosen(asked) } },
      ...until(signal),
    }),
  );

/** When each item reached each stage, as a table for flow tools. */
export const flowTable = async (address: FlowAddress, asked: FlowQuestion): Promise<string> => {
  const question = server.GET("/api/boards/{board_id}/maps/{map_id}/flow.csv", {
    params: { path: at(address), query: { zone: asked.zone, ...chosen(asked) } },
    parseAs: "text",
  });
  return (await answer(question)) as unknown as string;
};

/** The way of one card through a map. */
export const journey = (address: FlowAddress, card: string, signal?: AbortSignal): Promise<FlowJourney> =>
  answer(
    server.GET("/api/boards/{board_id}/maps/{map_id}/cards/{card_id}/journey", {
      params: { path: { ...at(address), card_id: card } },
      ...until(signal),
    }),
  );
