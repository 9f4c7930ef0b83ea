import { board } from "@/api/boards";
import type { BoardSummary, Me } from "@/api/dto";
import { me } from "@/api/people";
import { connectEarly } from "@/sync/earlySocket";
import { defaultSocketUrl } from "@/sync/socketAddress";
import { recall } from "@/ui/memory";
import { visitKey } from "@/ui/wall/visits";

/** The address of a wall. */
export const WALL_ADDRESS = /^\/b\/([^/]+)\/?$/;

type Answers = Promise<[BoardSummary, Me]>;

let first: { readonly id: string; readonly answers: Answers } | null = null;

/** Asks for the board of an address, and connects to it, while the code that shows it is still on its way. */
export function startVisit(path: string): void {
  const id = WALL_ADDRESS.exec(path)?.[1];
  if (id === undefined) return;
  // Who was never here has nothing of it; who was may have, and what is lacking is known when that was read.
  connectEarly(defaultSocketUrl(id), recall(visitKey(id)) === null);
  first = { id, answers: Promise.all([board(id), me()]) };
  first.answers.catch(() => undefined);
}

/** What the server says about a board and who is here: what was asked at the start, once; later it is asked again. */
export function visit(id: string, signal: AbortSignal): Answers {
  const started = first;
  first = null;
  return started?.id === id ? started.answers : Promise.all([board(id, signal), me(signal)]);
}
