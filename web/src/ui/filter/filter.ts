/** Which cards one is looking for: by tag, discipline, colour, person, and whether they are blocked. */
import { signal } from "@preact/signals-core";
import type { BoardState, Card, CardId, PaperKey } from "@/document/records";
import type { TagId } from "@/document/things";
import { personaCards } from "@/maps/stories/personaCards";

/** What is asked for; within one list any of it, across lists all of them. Empty lists ask for nothing. */
export interface Filter {
  readonly tags: readonly TagId[];
  /** For whom they are; stories are for whom their step or activity is, unless they say so themselves. */
  readonly personas: readonly TagId[];
  readonly disciplines: readonly string[];
  readonly colors: readonly PaperKey[];
  /** Who made them. */
  readonly people: readonly string[];
  readonly blocked: boolean;
}

/** What the strip begins with when it is opened from elsewhere, and what it asks for then. */
export const presetFilter = signal<Filter | null>(null);

/** Nothing asked for. */
export const NO_FILTER: Filter = { tags: [], personas: [], disciplines: [], colors: [], people: [], blocked: false };

/** Whether nothing is asked for. */
export function isEmpty({ tags, personas, disciplines, colors, people, blocked }: Filter): boolean {
  return tags.length + personas.length + disciplines.length + colors.length + people.length === 0 && !blocked;
}

/** Whether a card is what is asked for. */
export function answers(card: Card, filter: Filter): boolean {
  const any = <T>(asked: readonly T[], has: (one: T) => boolean): boolean => asked.length === 0 || asked.some(has);
  return (
    !card.deleted &&
    (!filter.blocked || card.blocked !== null) &&
    any(filter.tags, (tag) => card.tags.includes(tag)) &&
    any(filter.disciplines, (key) => (card.discipline ?? "") === key) &&
    any(filter.colors, (color) => card.color === color) &&
    any(filter.people, (person) => card.createdBy === person)
  );
}

/** The cards that are asked for; null when nothing is, so that nothing has to recede. */
export function filtered(state: BoardState, filter: Filter): ReadonlySet<CardId> | null {
  if (isEmpty(filter)) return null;
  const found = new Set<CardId>();
  const meant = filter.personas.length > 0 ? personaCards(state, filter.personas) : null;
  for (const card of state.cards.values()) {
    if (answers(card, filter) && (meant === null || meant.has(card.id))) found.add(card.id);
  }
  return found;
}
