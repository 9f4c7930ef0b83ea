/**
 * Why the server ended a connection for good, and what that means for edits it has not taken.
 *
 * Close codes 4400–4499 are permanent, everything else is worth another try. The table is the only place that knows the codes.
 */

/** A refusal as the rest of the client sees it: `slug` names it for the strings, `detail` is the server's own words. */
export interface Refusal {
  readonly code: number;
  readonly slug: string;
  readonly detail: string;
}

/** What happens to this person's cached board and unsent edits after a refusal. */
export type Aftermath =
  /** Nothing: the same edits are sent once the person may connect again. */
  | "wait"
  /** The board is not theirs any more: unsent edits become a copy, the cache is cleared. */
  | "keep-unsent"
  /** The server cannot take what is here: all of it becomes a copy, so that the board opens again without it. */
  | "keep-all";

interface Permanent {
  readonly slug: string;
  readonly detail: string;
  readonly aftermath: Aftermath;
}

const PERMANENT: ReadonlyMap<number, Permanent> = new Map([
  [4400, { slug: "malformed", detail: "The server could not read what was sent.", aftermath: "keep-all" }],
  [4401, { slug: "not-signed-in", detail: "You are signed out.", aftermath: "wait" }],
  [4403, { slug: "not-permitted", detail: "You may not edit this board.", aftermath: "keep-unsent" }],
  [4404, { slug: "board-unknown", detail: "There is no such board.", aftermath: "keep-unsent" }],
  [4409, { slug: "other-epoch", detail: "The board was restored to another history.", aftermath: "keep-unsent" }],
  [4410, { slug: "board-deleted", detail: "The board was deleted.", aftermath: "keep-unsent" }],
  [4413, { slug: "too-large", detail: "The change is too large.", aftermath: "keep-all" }],
  [4422, { slug: "update-refused", detail: "The server refused the change.", aftermath: "keep-all" }],
]);

/** Close code of a person who may only look. */
export const NOT_PERMITTED = 4403;
/** Close code of a board whose history was replaced. */
export const OTHER_EPOCH = 4409;
/** What a copy is kept for that no refusal stands behind: the document here was not what the server has. */
export const OUTDATED = { code: 0, slug: "outdated" } as const;

/** Whether a close code means that trying again is pointless. */
export function isPermanent(code: number): boolean {
  return code >= 4400 && code <= 4499;
}

/** The refusal a close code and its reason stand for. */
export function refusalOf(code: number, reason: string): Refusal {
  const known = PERMANENT.get(code);
  return {
    code,
    slug: reason || (known?.slug ?? "refused"),
    detail: known?.detail ?? "The server refused the connection.",
  };
}

/** What to do with what is here after a refusal; an unknown code never discards anything. */
export function aftermathOf(code: number): Aftermath {
  return PERMANENT.get(code)?.aftermath ?? "keep-all";
}
