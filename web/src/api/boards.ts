import { answer, server, until } from "@/api/client";
import type { BoardSummary, Outline, Person, Template } from "@/api/dto";

/** What a new board starts with. */
export interface NewBoard {
  readonly title: string;
  readonly template: string;
  readonly stream_id?: string | null;
}

const at = (board_id: string) => ({ params: { path: { board_id } } });

/** All boards I may see. */
export const boards = (signal?: AbortSignal): Promise<BoardSummary[]> =>
  answer(server.GET("/api/boards", until(signal)));

/** The boards in the bin. */
export const deletedBoards = (signal?: AbortSignal): Promise<BoardSummary[]> =>
  answer(server.GET("/api/boards", { params: { query: { deleted: true } }, ...until(signal) }));

/** One board. */
export const board = (id: string, signal?: AbortSignal): Promise<BoardSummary> =>
  answer(server.GET("/api/boards/{board_id}", { ...at(id), ...until(signal) }));

/** Makes a board. */
export const createBoard = (body: NewBoard): Promise<BoardSummary> => answer(server.POST("/api/boards", { body }));

/** Renames a board or moves it to another stream. */
export const changeBoard = (id: string, body: { title?: string; stream_id?: string | null }): Promise<BoardSummary> =>
  answer(server.PATCH("/api/boards/{board_id}", { ...at(id), body }));

/** Puts a board into the bin. */
export const deleteBoard = async (id: string): Promise<void> => {
  await server.DELETE("/api/boards/{board_id}", at(id));
};

/** Takes a board out of the bin. */
export const restoreBoard = (id: string): Promise<BoardSummary> =>
  answer(server.POST("/api/boards/{board_id}/restore", at(id)));

/** Makes a copy of a board. */
export const duplicateBoard = (id: string, title: string): Promise<BoardSummary> =>
  answer(server.POST("/api/boards/{board_id}/duplicate", { ...at(id), body: { title } }));

/** The records of a board without texts. */
export const outline = (id: string, signal?: AbortSignal): Promise<{ sequence: number; state: Outline }> =>
  answer(server.GET("/api/boards/{board_id}/outline", { ...at(id), ...until(signal) }));

/** Everybody who ever took part in a board. */
export const peopleOf = (id: string): Promise<Person[]> => answer(server.GET("/api/boards/{board_id}/people", at(id)));

/** The starting points for a new board. */
export const templates = (signal?: AbortSignal): Promise<Template[]> =>
  answer(server.GET("/api/templates", until(signal)));
