import type { Board } from "@/document/board";
import type { BoardState, CardId } from "@/document/records";
import type { ConnectorId, ItemId, ThingId } from "@/document/things";
import type { Telling } from "@/ui/telling/telling";

/** So long what others do is gathered before it is told: a screen reader that talks all the time helps nobody. */
const GATHER_MS = 5_000;

/** What others changed. */
export interface Told {
  readonly count: number;
  /** Whether there is anything among it that is no card. */
  readonly things: boolean;
  /** The words on it, when it is one thing that has some. */
  readonly title: string;
}

/** What the telling is put together from. */
export interface TellingGround {
  readonly board: Board;
  readonly me: string;
  readonly chosen: () => Telling;
  readonly say: (told: Told) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Who made an item, and what is written on it. */
function itemOf({ cards, things, connectors }: BoardState, id: ItemId): { createdBy: string; words: string } | null {
  const card = cards.get(id as CardId);
  if (card) return { createdBy: card.createdBy, words: card.title };
  const item = things.get(id as ThingId) ?? connectors.get(id as ConnectorId);
  return item ? { createdBy: item.createdBy, words: item.text } : null;
}

/**
 * Tells what others changed of cards, things and connectors, gathered, until the returned function is called. At most one sentence is
 * waiting, however much is changed meanwhile; what is gathered is ids, so it never grows beyond the board.
 */
export function tellOfOthers({ board, me, chosen, say, after }: TellingGround): () => void {
  const changed = new Set<ItemId>();
  let stop: (() => void) | null = null;
  const tell = (): void => {
    stop = null;
    const [first] = changed;
    const title = changed.size === 1 && first ? (itemOf(board.state, first)?.words.trim() ?? "") : "";
    const things = [...changed].some((id) => !board.state.cards.has(id as CardId));
    if (chosen() !== "off") say({ count: changed.size, things, title });
    changed.clear();
  };
  const unsubscribe = board.subscribe((change) => {
    if (change.local || chosen() === "off") return;
    for (const id of [...change.cards, ...change.things, ...change.connectors]) {
      if (chosen() === "all" || itemOf(board.state, id)?.createdBy === me) changed.add(id);
    }
    if (changed.size > 0) stop ??= after(GATHER_MS, tell);
  });
  return () => {
    unsubscribe();
    stop?.();
  };
}
