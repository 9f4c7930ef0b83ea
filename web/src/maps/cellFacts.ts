/** How much room the facts of cells take: short lines at the foot of a cell, computed by the kind of the map (`kindCode.ts`). */

/** Height of a line of facts in board units. */
export const FACT_LINE = 20;
/** Size of its text. */
export const FACT_FONT = 14;
/** Air between the facts and the foot of the cell. */
const FOOT = 8;

/** One thing that is said in a cell. */
export interface CellFact {
  readonly text: string;
  /** Worth a second look: more than was agreed, or less than is needed. */
  readonly attention?: boolean;
}

/** A cell without facts. */
export const NO_CELL_FACTS: readonly CellFact[] = [];

/** The height that facts take at the foot of a cell. */
export function cellFactsHeight(facts: readonly CellFact[]): number {
  return facts.length === 0 ? 0 : facts.length * FACT_LINE + FOOT;
}

/** The facts in one sentence, for those who hear them; empty without any. */
export function factWords(facts: readonly CellFact[]): string {
  return facts.map(({ text }) => text).join(", ");
}

/** Whether two cells say the same. */
export function saysTheSame(some: readonly CellFact[], others: readonly CellFact[]): boolean {
  if (some === others) return true;
  return (
    some.length === others.length &&
    some.every(({ text, attention }, at) => text === others[at]?.text && attention === others[at]?.attention)
  );
}
