import { answer, server, until } from "@/api/client";
import type {
  BoxScoreChange,
  BoxScoreSheet,
  FundingChange,
  FundingSheet,
  MoneyRules,
  Stream,
  StreamOverview,
} from "@/api/dto";

const at = (stream_id: string) => ({ params: { path: { stream_id } } });

/** What is said of a value stream; what is left out stays. */
export type StreamWords = Partial<Pick<Stream, "name" | "customer" | "starts_with" | "ends_with">>;

/** A column of the box score. */
export type BoxState = "current" | "next" | "goal";

/** The value streams. */
export const streams = (signal?: AbortSignal): Promise<Stream[]> => answer(server.GET("/api/streams", until(signal)));

/** Makes a value stream. */
export const createStream = (name: string): Promise<Stream> => answer(server.POST("/api/streams", { body: { name } }));

/** Says what a value stream is called and about. */
export const changeStream = (id: string, body: StreamWords): Promise<Stream> =>
  answer(server.PATCH("/api/streams/{stream_id}", { ...at(id), body }));

/** Renames a value stream. */
export const renameStream = (id: string, name: string): Promise<Stream> => changeStream(id, { name });

/** Deletes an empty value stream. */
export const deleteStream = async (id: string): Promise<void> => {
  await server.DELETE("/api/streams/{stream_id}", at(id));
};

/** Everything about a value stream in one view; days begin in `zone`. */
export const streamOverview = (stream_id: string, zone: string, signal?: AbortSignal): Promise<StreamOverview> =>
  answer(
    server.GET("/api/streams/{stream_id}/overview", {
      params: { path: { stream_id }, query: { zone } },
      ...until(signal),
    }),
  );

/** Changes the currency, or which roles see the money. */
export const changeMoneyRules = (
  id: string,
  body: Partial<Pick<MoneyRules, "currency" | "shown_to">>,
): Promise<MoneyRules> => answer(server.PATCH("/api/streams/{stream_id}/money", { ...at(id), body }));

/** The box score of the week a day lies in. */
export const boxScore = (stream_id: string, week: string, zone: string, signal?: AbortSignal): Promise<BoxScoreSheet> =>
  answer(
    server.GET("/api/streams/{stream_id}/box-score", {
      params: { path: { stream_id }, query: { week, zone } },
      ...until(signal),
    }),
  );

/** Enters values of one column of the box score of a week. */
export const enterBoxScore = async (
  stream_id: string,
  week: string,
  state: BoxState,
  body: BoxScoreChange,
): Promise<void> => {
  await server.PATCH("/api/streams/{stream_id}/box-score/{week}/{state}", {
    params: { path: { stream_id, week, state } },
    body,
  });
};

/** The capacity funding of a quarter. */
export const funding = (
  stream_id: string,
  quarter: string,
  zone: string,
  signal?: AbortSignal,
): Promise<FundingSheet> =>
  answer(
    server.GET("/api/streams/{stream_id}/funding/{quarter}", {
      params: { path: { stream_id, quarter }, query: { zone } },
      ...until(signal),
    }),
  );

/** Enters what a quarter is funded with. */
export const enterFunding = async (stream_id: string, quarter: string, body: FundingChange): Promise<void> => {
  await server.PATCH("/api/streams/{stream_id}/funding/{quarter}", { params: { path: { stream_id, quarter } }, body });
};
