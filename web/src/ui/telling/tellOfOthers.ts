import type { Board } from "@/document/board";
import type { CardId } from "@/document/records";
import type { Telling } from "@/ui/telling/telling";

/** So long what others do is gathered before it is told: a screen reader that talks all the time helps nobody. */
const GATHER_MS = 5_000;

/** What the telling is put together from. */
export interface TellingGround {
  readonly board: Board;
  readonly me: string;
  readonly chosen: () => Telling;
  /** Says how many cards others changed; with the words on it when it is one that has some. */
  readonly say: (count: number, title: string) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

/**
 * Tells what others changed, gathered, until the returned function is called. At most one sentence is waiting, however much is changed
 * meanwhile; what is gathered is ids of cards, so it never grows beyond the board.
 */
export function tellOfOthers({ board, me, chosen, say, after }: TellingGround): () => void {
  const changed = new Set<CardId>();
  let stop: (() => void) | null = null;
  const tell = (): void => {
    stop = null;
    const [first] = changed;
    const title = changed.size === 1 && first ? (board.state.cards.get(first)?.title.trim() ?? "") : "";
    if (chosen() !== "off") say(changed.size, title);
    changed.clear();
  };
  const unsubscribe = board.subscribe((change) => {
    if (change.local || chosen() === "off") return;
    for (const id of change.cards) {
      if (chosen() === "all" || board.state.cards.get(id)?.createdBy === me) changed.add(id);
    }
    if (changed.size > 0) stop ??= after(GATHER_MS, tell);
  });
  return () => {
    unsubscribe();
    stop?.();
  };
}
