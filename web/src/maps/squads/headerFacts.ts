/** What the headers of tribes, squads and disciplines say below their titles. */
import type { ColumnId, LaneId } from "@/document/records";
import type { KindDefinition, Language } from "@/maps/definition";
import { noteWords } from "@/maps/notes";
import { gapsOf, type Headcount, headcounts } from "@/maps/squads/counts";
import type { Squads } from "@/maps/squads/reading";
import { laneTitles } from "@/maps/titles";

/** Of each tribe and squad its people, of a squad also for which value stream it is there and who is missing. */
export function squadColumnFacts(
  kind: KindDefinition,
  squads: Squads,
  language: Language,
): ReadonlyMap<ColumnId, readonly string[]> {
  const { seats, tribes, structure } = squads;
  const found = new Map<ColumnId, readonly string[]>();
  const bySquad = headcounts(seats, ({ squad }) => squad);
  const byTribe = headcounts(seats, ({ tribe }) => tribe);
  const titles = laneTitles(structure.lanes, language);
  const names = new Map(structure.lanes.map(({ lane }, at) => [lane.id, titles[at]?.text ?? ""]));
  const gaps = gapsOf(squads);
  for (const tribe of tribes) found.set(tribe, countLines(kind, byTribe.get(tribe), language));
  for (const { column, stream } of squads.squads) {
    const missing = gaps.filter(({ squad }) => squad === column).map(({ chapter }) => names.get(chapter) ?? "");
    found.set(column, [
      ...(stream === null ? [] : [noteWords(kind, language, stream === "" ? "a_stream" : "stream", { stream })]),
      ...countLines(kind, bySquad.get(column), language),
      ...(missing.length > 0 ? [noteWords(kind, language, "missing", { lanes: missing.join(", ") })] : []),
    ]);
  }
  return found;
}

/** Of each discipline its people. */
export function squadLaneFacts(
  kind: KindDefinition,
  { seats }: Squads,
  language: Language,
): ReadonlyMap<LaneId, readonly string[]> {
  return new Map(
    [...headcounts(seats, ({ chapter }) => chapter)].map(([lane, count]) => [lane, countLines(kind, count, language)]),
  );
}

function countLines(kind: KindDefinition, count: Headcount | undefined, language: Language): string[] {
  return count && count.people > 0 ? [headcountWords(kind, count, language)] : [];
}

/** "7 people", and what they come to where that is less or more. */
export function headcountWords(kind: KindDefinition, { people, fte }: Headcount, language: Language): string {
  const key = people === 1 ? "person" : "people";
  const said = noteWords(kind, language, key, { count: people.toLocaleString(language) });
  if (Math.abs(fte - people) < 0.005) return said;
  const shown = fte.toLocaleString(language, { maximumFractionDigits: 2 });
  return noteWords(kind, language, "people_fte", { people: said, fte: shown });
}
