import { board } from "@/api/boards";
import type { BoardSummary, Me } from "@/api/dto";
import { me } from "@/api/people";

/** The address of a wall. */
export const WALL_ADDRESS = /^\/b\/([^/]+)\/?$/;

type Answers = Promise<[BoardSummary, Me]>;

let first: { readonly id: string; readonly answers: Answers } | null = null;

/** Asks for the board of an address while the code that shows it is still on its way, unless `public/early.js` has done so. */
export function startVisit(path: string): void {
  const id = WALL_ADDRESS.exec(path)?.[1];
  if (id === undefined) return;
  const asked = globalThis.walkboardEarly;
  const ask = (): Answers => Promise.all([board(id), me()]);
  // What went wrong is said by asking again.
  first = { id, answers: asked?.id === id ? (asked.answers as Answers).catch(ask) : ask() };
  first.answers.catch(() => undefined);
}

/** What the server says about a board and who is here: what was asked at the start, once; later it is asked again. */
export function visit(id: string, signal: AbortSignal): Answers {
  const started = first;
  first = null;
  return started?.id === id ? started.answers : Promise.all([board(id, signal), me(signal)]);
}
