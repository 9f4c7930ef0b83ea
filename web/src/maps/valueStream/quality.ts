/** What comes through right, through how many hands and systems it goes, and what kind of work it is. */
import type { CardId, ColumnId } from "@/document/records";
import { nameKey, type StreamStep, type ValueAdd, type ValueStream } from "@/maps/valueStream/reading";
import { stretchesOf } from "@/maps/valueStream/timing";

/** How much comes through all steps without being touched up. */
export interface Rolled {
  /** The product of what is complete and accurate in each step, from 0 to 1; null while a step did not say. */
  readonly share: number | null;
  readonly unknown: readonly ColumnId[];
}

/** All branches count: what one of them gets wrong is wrong in the end. */
export function rolledOf({ steps }: Pick<ValueStream, "steps">): Rolled {
  const unknown = steps.filter(({ accurate }) => accurate === null).map(({ column }) => column);
  const known = steps.length > 0 && unknown.length === 0;
  return { share: known ? steps.reduce((all, { accurate }) => all * (accurate ?? 1), 1) : null, unknown };
}

/** From one step to the next. */
export interface Handoff {
  readonly from: ColumnId;
  readonly to: ColumnId;
}

/** Where work goes on to other hands, and between how many steps that cannot be told. */
export function streamHandoffs(stream: Pick<ValueStream, "steps">): { found: readonly Handoff[]; unknown: number } {
  const found: Handoff[] = [];
  let unknown = 0;
  for (const [from, to] of passages(stream)) {
    if (from.actors.size === 0 || to.actors.size === 0) unknown += 1;
    else if (!sameNames(from.actors, to.actors)) found.push({ from: from.column, to: to.column });
  }
  return { found, unknown };
}

/** Along every branch, into each of them and out again. */
function passages(stream: Pick<ValueStream, "steps">): (readonly [StreamStep, StreamStep])[] {
  const found: (readonly [StreamStep, StreamStep])[] = [];
  let before: readonly StreamStep[] = [];
  for (const stretch of stretchesOf(stream)) {
    const lasts: StreamStep[] = [];
    for (const branch of stretch) {
      const [first] = branch;
      const last = branch.at(-1);
      if (!first || !last) continue;
      for (const step of before) found.push([step, first]);
      branch.slice(1).forEach((step, at) => {
        const previous = branch[at];
        if (previous) found.push([previous, step]);
      });
      lasts.push(last);
    }
    before = lasts;
  }
  return found;
}

function sameNames(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((name) => other.has(name));
}

/** The systems a map names, each once, with the card that names it first. */
export function streamSystems({ steps }: Pick<ValueStream, "steps">): readonly CardId[] {
  const found = new Map<string, CardId>();
  for (const { card } of steps.flatMap(({ systems }) => systems)) {
    const name = nameKey(card.title);
    if (name !== "" && !found.has(name)) found.set(name, card.id);
  }
  return [...found.values()];
}

/** The steps by what they are for; those of which nobody said under null. */
export function stepsByValue({ steps }: Pick<ValueStream, "steps">): ReadonlyMap<ValueAdd | null, readonly ColumnId[]> {
  const found = new Map<ValueAdd | null, ColumnId[]>();
  for (const { value, column } of steps) {
    const others = found.get(value);
    if (others) others.push(column);
    else found.set(value, [column]);
  }
  return found;
}
