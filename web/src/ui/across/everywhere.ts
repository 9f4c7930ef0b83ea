import { findCards } from "@/api/cards";
import type { BoardSummary, FoundCard } from "@/api/dto";

/** So many boards are looked through at once: those that stand first. */
export const MOST_SEARCHED = 20;

/**
 * Cards of several boards whose words begin like these. A board that does not answer keeps no other; fails only when none of
 * them answers.
 */
export async function findEverywhere(
  boards: readonly Pick<BoardSummary, "id">[],
  words: string,
  stop: AbortSignal,
  find: typeof findCards = findCards,
): Promise<FoundCard[]> {
  const asked = boards.slice(0, MOST_SEARCHED).map(({ id }) => find(id, words, stop));
  const answers = await Promise.allSettled(asked);
  const told = answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const [failure] = answers;
  if (told.length === 0 && failure?.status === "rejected") throw failure.reason;
  return told.flat();
}
