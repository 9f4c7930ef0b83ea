import type { Problem } from "@/api/problem";
import type { TextKey } from "@/ui/strings/translate";

/** What a page says about a problem, and what it offers. */
export interface ProblemWords {
  readonly title: TextKey;
  readonly text: TextKey;
  /** Where there is no room for a title: says all of it in one breath. */
  readonly short?: TextKey;
  readonly offer: "retry" | "shelf" | "none";
}

const NOT_FOUND: ProblemWords = { title: "page.notFound.title", text: "page.notFound.text", offer: "shelf" };

const WORDS: Readonly<Record<string, ProblemWords>> = {
  "server-away": { title: "page.away.title", text: "page.away.text", short: "page.away.short", offer: "retry" },
  "not-signed-in": { title: "page.notSignedIn.title", text: "page.notSignedIn.text", offer: "none" },
  "not-permitted": { title: "page.notPermitted.title", text: "page.notPermitted.text", offer: "shelf" },
  "board-deleted": { title: "page.boardDeleted.title", text: "page.boardDeleted.text", offer: "shelf" },
  "snapshot-unknown": { title: "page.wrongLink.title", text: "page.wrongLink.text", offer: "shelf" },
  "map-unknown": { title: "page.wrongLink.title", text: "page.wrongLink.text", offer: "shelf" },
  "no-flow": { title: "page.noFlow.title", text: "page.noFlow.text", offer: "shelf" },
  "walk-unknown": { title: "page.wrongLink.title", text: "page.wrongLink.text", offer: "shelf" },
  "walk-running": { title: "page.walkRunning.title", text: "page.walkRunning.text", offer: "retry" },
  "invitation-unknown": { title: "page.invitationUnknown.title", text: "page.invitationUnknown.text", offer: "none" },
  "invitation-expired": { title: "page.invitationExpired.title", text: "page.invitationExpired.text", offer: "none" },
  "sign-in-unknown": { title: "page.signInUnknown.title", text: "page.signInUnknown.text", offer: "none" },
  "sign-in-expired": { title: "page.signInExpired.title", text: "page.signInExpired.text", offer: "none" },
};

const BY_STATUS: Readonly<Record<number, string>> = {
  401: "not-signed-in",
  403: "not-permitted",
  410: "board-deleted",
  502: "server-away",
  503: "server-away",
  504: "server-away",
};

/** One text for a problem, for a toast or a place in a dialog. */
export function shortWords(problem: Problem): TextKey {
  const words = problemWords(problem);
  return words.short ?? words.text;
}

/** The words for a problem: by its slug, else by its status, else that something unexpected happened. */
export function problemWords(problem: Problem): ProblemWords {
  const known = WORDS[problem.slug] ?? WORDS[BY_STATUS[problem.status] ?? ""];
  if (known) return known;
  if (problem.status === 404) return NOT_FOUND;
  return { title: "page.unexpected.title", text: "page.unexpected.text", offer: "retry" };
}
