import { answer, server, until } from "@/api/client";
import type { Minutes, NewStop, StopChange, Walk, WalkSummary } from "@/api/dto";

/** The walk and the board it belongs to. */
export interface WalkAddress {
  readonly board: string;
  readonly walk: string;
}

const at = ({ board, walk }: WalkAddress) => ({ params: { path: { board_id: board, walk_id: walk } } });
const stopAt = ({ board, walk }: WalkAddress, stop: string) => ({
  params: { path: { board_id: board, walk_id: walk, stop_id: stop } },
});

/** The walks of a board, newest first. */
export const walks = (board: string): Promise<WalkSummary[]> =>
  answer(server.GET("/api/boards/{board_id}/walks", { params: { path: { board_id: board } } }));

/** The walk under way on a board, or null. */
export const currentWalk = async (board: string): Promise<Walk | null> =>
  (await answer(server.GET("/api/boards/{board_id}/walks/current", { params: { path: { board_id: board } } }))).walk;

/** One walk. */
export const walk = (address: WalkAddress): Promise<Walk> =>
  answer(server.GET("/api/boards/{board_id}/walks/{walk_id}", at(address)));

/** Starts a walk, or gives the one under way. */
export const startWalk = (board: string, body: { name?: string; language?: "en" | "de" }): Promise<Walk> =>
  answer(server.POST("/api/boards/{board_id}/walks", { params: { path: { board_id: board } }, body }));

/** Takes the group from the stop where one sees it to another one. */
export const step = (address: WalkAddress, from: string | null, to: string): Promise<Walk> =>
  answer(server.POST("/api/boards/{board_id}/walks/{walk_id}/step", { ...at(address), body: { from, to } }));

/** Puts one card of a stop on stage, or takes it off. */
export const setSpotlight = (address: WalkAddress, stop_id: string, card_id: string | null): Promise<Walk> =>
  answer(
    server.PUT("/api/boards/{board_id}/walks/{walk_id}/spotlight", { ...at(address), body: { stop_id, card_id } }),
  );

/** Adds a stop. */
export const addStop = (address: WalkAddress, body: NewStop): Promise<Walk> =>
  answer(server.POST("/api/boards/{board_id}/walks/{walk_id}/stops", { ...at(address), body }));

/** Skips a stop or takes it in, moves it, gives it more or less time. */
export const changeStop = (address: WalkAddress, stop: string, body: StopChange): Promise<Walk> =>
  answer(server.PATCH("/api/boards/{board_id}/walks/{walk_id}/stops/{stop_id}", { ...stopAt(address, stop), body }));

/** Hands the lead to somebody; without a person, takes it. */
export const setLead = (address: WalkAddress, person_id: string | null): Promise<Walk> =>
  answer(server.PUT("/api/boards/{board_id}/walks/{walk_id}/lead", { ...at(address), body: { person_id } }));

/** Raises or lowers a hand: one's own, or somebody else's. */
export const setHand = (address: WalkAddress, raised: boolean, person_id: string | null = null): Promise<Walk> =>
  answer(server.PUT("/api/boards/{board_id}/walks/{walk_id}/hand", { ...at(address), body: { raised, person_id } }));

/** Ends the walk. */
export const endWalk = (address: WalkAddress): Promise<Walk> =>
  answer(server.POST("/api/boards/{board_id}/walks/{walk_id}/end", at(address)));

/** The minutes of a walk that has ended. */
export const minutes = (address: WalkAddress, signal?: AbortSignal): Promise<Minutes> =>
  answer(server.GET("/api/boards/{board_id}/walks/{walk_id}/minutes", { ...at(address), ...until(signal) }));

/** The minutes as Markdown. */
export const minutesText = (address: WalkAddress): Promise<string> =>
  answer(server.GET("/api/boards/{board_id}/walks/{walk_id}/minutes.md", { ...at(address), parseAs: "text" }));
