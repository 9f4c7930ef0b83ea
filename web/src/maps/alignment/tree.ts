/** Which objective serves which: a tree from the highest down, over all maps of a board. Links are alignment, not sums. */
import type { BoardState, CardId } from "@/document/records";
import { type Objectives, objectivesOfCard, objectivesOn } from "@/maps/alignment/objectives";

/** An objective at its place in the tree. */
export interface AlignedObjective {
  readonly card: CardId;
  readonly depth: number;
  /** It was shown before, below another one: what serves it is not repeated. */
  readonly again: boolean;
}

/** All objectives of a board. */
export interface Alignment {
  /** Each objective right below what it serves. */
  readonly steps: readonly AlignedObjective[];
  /** Objectives that serve themselves, by way of others. */
  readonly circles: readonly CardId[];
}

/** Reads the tree; total: what leads in a circle stands at the top, each once. */
export function alignmentOf(state: BoardState, on: Objectives = objectivesOn(state)): Alignment {
  const parents = new Map([...on.cards].map((card) => [card, parentsOf(state, card, on)]));
  const children = new Map<CardId, CardId[]>();
  for (const [card, above] of parents) for (const one of above) push(children, one, card);
  const steps: AlignedObjective[] = [];
  const seen = new Set<CardId>();
  const show = (card: CardId, depth: number): void => {
    const again = seen.has(card);
    steps.push({ card, depth, again });
    seen.add(card);
    if (!again) for (const child of children.get(card) ?? []) show(child, depth + 1);
  };
  for (const [card, above] of parents) if (above.length === 0) show(card, 0);
  for (const card of on.cards) if (!seen.has(card)) show(card, 0);
  return { steps, circles: [...on.cards].filter((card) => reaches(parents, card)) };
}

function parentsOf(state: BoardState, card: CardId, on: Objectives): readonly CardId[] {
  return objectivesOfCard(state, card, on).flatMap((ref) =>
    ref.card !== null && on.cards.has(ref.card) ? [ref.card] : [],
  );
}

/** Whether one comes back to a card on the way up. */
function reaches(parents: ReadonlyMap<CardId, readonly CardId[]>, card: CardId): boolean {
  const seen = new Set<CardId>(parents.get(card) ?? []);
  for (const one of seen) for (const above of parents.get(one) ?? []) seen.add(above);
  return seen.has(card);
}

function push(map: Map<CardId, CardId[]>, key: CardId, value: CardId): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
