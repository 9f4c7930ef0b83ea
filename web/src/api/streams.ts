import { answer, server, until } from "@/api/client";
import type { Stream } from "@/api/dto";

const at = (stream_id: string) => ({ params: { path: { stream_id } } });

/** The value streams. */
export const streams = (signal?: AbortSignal): Promise<Stream[]> => answer(server.GET("/api/streams", until(signal)));

/** Makes a value stream. */
export const createStream = (name: string): Promise<Stream> => answer(server.POST("/api/streams", { body: { name } }));

/** Renames a value stream. */
export const renameStream = (id: string, name: string): Promise<Stream> =>
  answer(server.PATCH("/api/streams/{stream_id}", { ...at(id), body: { name } }));

/** Deletes an empty value stream. */
export const deleteStream = async (id: string): Promise<void> => {
  await server.DELETE("/api/streams/{stream_id}", at(id));
};
