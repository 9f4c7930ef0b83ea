/** How much room the facts of headers take: what they say below their titles is computed by their kind (`kindCode.ts`). */
import type { KindGeometry } from "@/maps/definition";
import { lineCount } from "@/maps/text";

/** Type of facts in board units; a fact takes no more lines than this. */
const FONT = 14;
const LINE = 20;
const LINES = 3;
/** Air between a title and its facts. */
const GAP = 4;

/** A header without facts. */
export const NO_FACTS: readonly string[] = [];

/** The height that facts take below a title of this width. */
export function factsHeight(facts: readonly string[], width: number, { card }: KindGeometry): number {
  if (facts.length === 0) return 0;
  const lines = facts.reduce((sum, fact) => sum + lineCount(fact, width - 2 * card.pad, FONT, LINES), 0);
  return GAP + lines * LINE;
}

/** Whether two headers say the same. */
export function sameFacts(some: readonly string[], others: readonly string[]): boolean {
  return some === others || (some.length === others.length && some.every((fact, at) => fact === others[at]));
}
