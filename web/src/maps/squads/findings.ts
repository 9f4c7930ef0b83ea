/** What deserves a look among squads and tribes. Warns, never blocks. */
import type { ComputedFinding } from "@/maps/kindCode";
import { gapsOf, headcounts, peopleOf, withoutStream } from "@/maps/squads/counts";
import type { Seat, Squads } from "@/maps/squads/reading";

/** As many people as can still know each other (Dunbar 1992; Kniberg and Ivarsson 2012 for tribes). */
export const MOST_IN_TRIBE = 150;
/** Shares are written in whole percent; less than this above one person is a matter of rounding. */
const ROUNDING = 0.005;

/** All findings, rule by rule, each in reading order. */
export function squadFindings(squads: Squads): ComputedFinding[] {
  const people = peopleOf(squads);
  const several = people.filter((one) => one.squads > 1);
  return [
    ...people
      .filter(({ share }) => share > 1 + ROUNDING)
      .flatMap(({ seats: [seat], share }) =>
        seat ? [at("share_over", seat, { count: Math.round(share * 100) })] : [],
      ),
    ...squads.seats.filter(({ wrong }) => wrong).map((seat) => at("share_wrong", seat)),
    ...withoutStream(squads).map((column) => ({ rule: "stream_missing", column, values: {} })),
    ...gapsOf(squads).map(({ squad, chapter }) => ({
      rule: "discipline_missing",
      column: squad,
      lane: chapter,
      values: {},
    })),
    ...several.flatMap(({ seats: [seat], squads: count }) => (seat ? [at("several_squads", seat, { count })] : [])),
    ...[...headcounts(squads.seats, ({ tribe }) => tribe)]
      .filter(([, { people: count }]) => count > MOST_IN_TRIBE)
      .map(([column, { people: count }]) => ({ rule: "tribe_large", column, values: { count } })),
  ];
}

function at(rule: string, { card, squad, chapter }: Seat, values: ComputedFinding["values"] = {}): ComputedFinding {
  return { rule, card: card.id, column: squad, lane: chapter, values };
}
