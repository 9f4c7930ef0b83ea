import { outline } from "@/api/boards";
import type { Board } from "@/document/board";
import { type BoardOutline, stateFromOutline } from "@/document/outline";
import { pictureFor } from "@/sync/pictures";

/** A board that is here by then needs no outline from the server. */
export const OUTLINE_AFTER_MS = 400;
/** The server's first picture is waited for so long. */
const PICTURE_WITHIN_MS = 200;

/** Shows what is known of a board while it is on its way: as this person last saw it here, or else the server's outline, if it takes long. */
export async function showInstead(board: Board, id: string, person: string, signal: AbortSignal): Promise<void> {
  // What the server told of the present says more than what was here before.
  if (await isPainted(id)) return;
  const show = (picture: BoardOutline): void => {
    // What is here of the board itself says more.
    if (!signal.aborted && board.state.cards.size === 0) board.showInstead(stateFromOutline(picture));
  };
  const kept = await pictureFor(id, person);
  if (kept !== null) return show(JSON.parse(kept));
  await rest(OUTLINE_AFTER_MS);
  // The first part of the board is here before an outline could be: the server would make one for nothing.
  if (!signal.aborted && board.state.cards.size === 0)
    show((await outline(id, signal)).state as unknown as BoardOutline);
}

/** Whether the server told of the board where everything lies, as far as is known soon. */
async function isPainted(id: string): Promise<boolean> {
  const early = globalThis.walkboardEarly;
  return early?.id === id && (await Promise.race([early.shown, rest(PICTURE_WITHIN_MS)])) != null;
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
