import { answer, server } from "@/api/client";
import type { Agreement, AgreementChange, NewAgreement } from "@/api/dto";

const one = (board_id: string, agreement_id: string) => ({ params: { path: { board_id, agreement_id } } });

/** Everything that was agreed on a board, newest first. */
export const agreements = (board_id: string): Promise<Agreement[]> =>
  answer(server.GET("/api/boards/{board_id}/agreements", { params: { path: { board_id } } }));

/** Keeps a decision or an action under an id of our own; sent twice it is kept once. */
export const putAgreement = (board: string, id: string, body: NewAgreement): Promise<Agreement> =>
  answer(server.PUT("/api/boards/{board_id}/agreements/{agreement_id}", { ...one(board, id), body }));

/** Rewords it, gives it to somebody, sets a date, or closes it. */
export const changeAgreement = (board: string, id: string, body: AgreementChange): Promise<Agreement> =>
  answer(server.PATCH("/api/boards/{board_id}/agreements/{agreement_id}", { ...one(board, id), body }));
