/** What differs between two layouts of one map: only stacks that are other objects are looked into. */
import type { Sheet } from "@/canvas/sheet";
import type { CardId } from "@/document/records";
import type { PlacedCard } from "@/maps/model";

/** What has to be done to the cards of a map. */
export interface Restacked {
  /** Those that stood in it and do not any more. */
  readonly gone: ReadonlySet<CardId>;
  /** Those that may look different, wherever they stand. */
  readonly looked: readonly PlacedCard[];
  /** Those that only stand elsewhere. */
  readonly moved: readonly PlacedCard[];
}

type Stacks = Sheet["stacks"];
type Stack = readonly PlacedCard[];

/** Compares stacks; `cards` are those that may look different, null is all. */
export function restacked(before: Stacks, now: Stacks, cards: ReadonlySet<CardId> | null): Restacked {
  const looked: PlacedCard[] = [];
  const moved: PlacedCard[] = [];
  const left: Stack[] = [];
  const taken: Stack[] = [];
  let found = 0;
  for (const [key, stack] of now) {
    const was = before.get(key);
    if (was) found += 1;
    if (was === stack && cards) continue;
    if (was && was !== stack) left.push(was);
    taken.push(stack);
    // Plain, because thousands of cards go through here.
    for (let at = 0; at < stack.length; at++) {
      const placed = stack[at] as PlacedCard;
      if (!cards || cards.has(placed.card)) looked.push(placed);
      else if (was?.[at] !== placed) moved.push(placed);
    }
  }
  if (found < before.size) for (const [key, stack] of before) if (!now.has(key)) left.push(stack);
  return { gone: departed(left, taken), looked, moved };
}

/** Cards of stacks that are no more and that stand in none of these. */
function departed(left: readonly Stack[], taken: readonly Stack[]): ReadonlySet<CardId> {
  const gone = new Set<CardId>();
  for (const stack of left) for (const { card } of stack) gone.add(card);
  if (gone.size > 0) for (const stack of taken) for (const { card } of stack) gone.delete(card);
  return gone;
}
