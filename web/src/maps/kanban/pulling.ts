/**
 * Which card to pull next into a column: by class of service, then by age. Pure; the server says the same on walks
 * (`maps/pulling.py`), and golden vectors hold the two together.
 */
import type { BoardState, CardId, MapRecord } from "@/document/records";
import { stateOfColumn } from "@/maps/columns";
import type { KindDefinition } from "@/maps/definition";
import { valueIn } from "@/maps/fields";
import { type Ages, escalates } from "@/maps/kanban/ageing";
import { isExpedited } from "@/maps/kanban/expedited";
import { columnLoads } from "@/maps/loads";
import { compareKeys } from "@/maps/order";
import type { MapStructure } from "@/maps/structure";

/** Classes of service in the order in which they are pulled. */
const RANKS = { expedite: 0, escalated: 1, fixed_date: 2, standard: 3, intangible: 4 } as const;

/** Why a card goes before others. */
export type PullClass = keyof typeof RANKS;

/** A card that could be pulled. */
export interface Candidate {
  readonly card: CardId;
  readonly because: PullClass;
}

/** What pulling is decided by. */
export interface PullQuestion {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
  readonly structure: MapStructure;
  readonly state: BoardState;
  readonly ages: Ages;
}

/** How a card counts when something is pulled: by the class it says, else by that of its lane. */
export function pullClass({ kind, map, structure, state, ages }: PullQuestion, card: CardId): PullClass {
  const lane = state.placements.get(map.id)?.get(card)?.lane;
  const role = structure.lanes.find((one) => one.lane.id === lane)?.role;
  if (role?.exempt) return "expedite";
  if (isExpedited(kind, state, card)) return "expedite";
  const fields = state.cards.get(card)?.fields;
  const said = (fields ? valueIn(fields, "class") : null) ?? role?.implies?.class;
  if (said === "fixed_date") {
    const due = fields ? valueIn(fields, "due") : null;
    return typeof due === "string" && escalates(due, ages, map) ? "escalated" : "fixed_date";
  }
  return said === "intangible" ? "intangible" : "standard";
}

/** What could be pulled into an innermost column, the first one next: from the column before it, what is blocked left out. */
export function pullOrder(question: PullQuestion, into: number): Candidate[] {
  const { structure, state, ages } = question;
  const from = structure.leaves[into - 1]?.column.id;
  if (from === undefined) return [];
  const cards = structure.lanes.flatMap(({ lane }) => structure.cardsIn(lane.id, from));
  const found = cards
    .filter((card) => !state.cards.get(card)?.blocked)
    .map((card): Candidate => ({ card, because: pullClass(question, card) }));
  return found.sort(
    (a, b) =>
      RANKS[a.because] - RANKS[b.because] ||
      compareKeys(ages.started.get(a.card) ?? LATE, ages.started.get(b.card) ?? LATE) ||
      compareKeys(ages.since.get(a.card) ?? LATE, ages.since.get(b.card) ?? LATE),
  );
}

/** Later than every moment as it is written. */
const LATE = "~";

/** Where to pull first: the right-most column that has room and before which something waits. */
export interface NextPull {
  /** Among the innermost columns. */
  readonly into: number;
  readonly candidates: readonly Candidate[];
}

/** What to pull next on the whole map, or null when nothing can be. What is done somewhere is not pulled further. */
export function nextPull(question: PullQuestion): NextPull | null {
  const { structure } = question;
  for (let into = structure.leaves.length - 1; into > 0; into--) {
    const candidates = hasRoom(question, into) ? waiting(question, into) : [];
    if (candidates.length > 0) return { into, candidates };
  }
  return null;
}

/** Only what waits: cards somebody works on are not ready to be pulled, unless no column of the map is a queue. */
function waiting(question: PullQuestion, into: number): Candidate[] {
  const { structure } = question;
  const [before, here] = [structure.leaves[into - 1], structure.leaves[into]];
  if (!before || !here || stateOfColumn(before) !== "queue" || stateOfColumn(here) !== "active") return [];
  return pullOrder(question, into);
}

/** Whether a column and its groups take one more; without a limit there is always room. */
export function hasRoom({ kind, structure, state }: PullQuestion, into: number): boolean {
  const loads = columnLoads(kind, structure, state);
  for (let node = structure.leaves[into] ?? null; node; node = node.parent) {
    const { limit, id } = node.column;
    if (limit !== null && (loads.get(id)?.counted ?? 0) >= limit) return false;
  }
  return true;
}
