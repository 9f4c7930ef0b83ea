import type { BoardSummary, Outline, Person, Stream, Template } from "@/api/dto";
import { request } from "@/api/request";

/** What a new board starts with. */
export interface NewBoard {
  readonly title: string;
  readonly template?: string;
  readonly stream_id?: string | null;
}

/** All boards I may see. */
export const boards = (signal?: AbortSignal): Promise<BoardSummary[]> => request("/api/boards", { signal });

/** The boards in the bin. */
export const deletedBoards = (): Promise<BoardSummary[]> => request("/api/boards?deleted=true");

/** One board. */
export const board = (id: string, signal?: AbortSignal): Promise<BoardSummary> =>
  request(`/api/boards/${id}`, { signal });

/** Makes a board. */
export const createBoard = (fresh: NewBoard): Promise<BoardSummary> =>
  request("/api/boards", { method: "POST", body: fresh });

/** Renames a board or moves it to another stream. */
export const changeBoard = (id: string, change: { title?: string; stream_id?: string | null }): Promise<BoardSummary> =>
  request(`/api/boards/${id}`, { method: "PATCH", body: change });

/** Puts a board into the bin. */
export const deleteBoard = (id: string): Promise<void> => request(`/api/boards/${id}`, { method: "DELETE" });

/** Takes a board out of the bin. */
export const restoreBoard = (id: string): Promise<BoardSummary> =>
  request(`/api/boards/${id}/restore`, { method: "POST" });

/** Makes a copy of a board. */
export const duplicateBoard = (id: string, title: string): Promise<BoardSummary> =>
  request(`/api/boards/${id}/duplicate`, { method: "POST", body: { title } });

/** The records of a board without texts. */
export const outline = (id: string, signal?: AbortSignal): Promise<{ sequence: number; state: Outline }> =>
  request(`/api/boards/${id}/outline`, { signal });

/** Everybody who ever took part in a board. */
export const peopleOf = (id: string): Promise<Person[]> => request(`/api/boards/${id}/people`);

/** The starting points for a new board. */
export const templates = (signal?: AbortSignal): Promise<Template[]> => request("/api/templates", { signal });

/** The value streams. */
export const streams = (signal?: AbortSignal): Promise<Stream[]> => request("/api/streams", { signal });

/** Makes a value stream. */
export const createStream = (name: string): Promise<Stream> =>
  request("/api/streams", { method: "POST", body: { name } });

/** Renames a value stream. */
export const renameStream = (id: string, name: string): Promise<Stream> =>
  request(`/api/streams/${id}`, { method: "PATCH", body: { name } });

/** Deletes an empty value stream. */
export const deleteStream = (id: string): Promise<void> => request(`/api/streams/${id}`, { method: "DELETE" });
