/** The texts of squads and tribes in English. */
export const squadsEn = {
  "squads.aStream": "A value stream",
  "squads.chapterWhy": "Discipline, in {squads, plural, one {one squad} other {# squads}}.",
  "squads.gaps": "Missing disciplines",
  "squads.gapsWhy": "Rows that every squad needs and nobody is in, of squads with people.",
  "squads.guild":
    "{guild}: {people, plural, one {one person} other {# people}} in {squads, plural, one {one squad} other {# squads}}",
  "squads.guilds": "Guilds",
  "squads.guildsNone": "Give people a tag for what they share across squads; it shows here as a guild.",
  "squads.people": "People",
  "squads.peopleWhy":
    "Everybody once, in {squads, plural, one {one squad} other {# squads}}; full-time is the sum of shares.{unsaid, plural, =0 {} one { One card says no share and counts with what is left of the person.} other { # cards say no share and count with what is left of the person.}}",
  "squads.says": "What these squads say",
  "squads.several": "In several squads",
  "squads.severalNone": "Everybody is in one squad. People are known by what their cards say.",
  "squads.severalWhy": "{names}.",
  "squads.stream": "{stream}: {squads}.",
  "squads.streams": "Value streams",
  "squads.streamsWhy":
    "{open, plural, =0 {Every squad with people has one.} one {One squad with people has none.} other {# squads with people have none.}}",
  "squads.tribeLarge": "Tribe, more than 150 people.",
  "squads.tribeWhy": "Tribe, {squads, plural, one {one squad} other {# squads}}.",
} as const satisfies Readonly<Record<string, string>>;
