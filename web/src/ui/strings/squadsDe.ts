import type { squadsEn } from "@/ui/strings/squadsEn";

/** The texts of squads and tribes in German. */
export const squadsDe: Readonly<Record<keyof typeof squadsEn, string>> = {
  "squads.aStream": "Ein Wertstrom",
  "squads.chapterWhy": "Disziplin, in {squads, plural, one {einem Squad} other {# Squads}}.",
  "squads.gaps": "Fehlende Disziplinen",
  "squads.gapsWhy": "Zeilen, die jeder Squad braucht und in denen niemand ist, in Squads mit Menschen.",
  "squads.guild":
    "{guild}: {people, plural, one {ein Mensch} other {# Menschen}} in {squads, plural, one {einem Squad} other {# Squads}}",
  "squads.guilds": "Gilden",
  "squads.guildsNone":
    "Gebt Menschen ein Schlagwort für das, was sie über Squads hinweg verbindet; hier steht es dann als Gilde.",
  "squads.people": "Menschen",
  "squads.peopleWhy":
    "Alle einmal, in {squads, plural, one {einem Squad} other {# Squads}}; Vollzeit ist die Summe der Anteile.{unsaid, plural, =0 {} one { Eine Karte sagt keinen Anteil und zählt mit dem, was von der Person übrig ist.} other { # Karten sagen keinen Anteil und zählen mit dem, was von der Person übrig ist.}}",
  "squads.says": "Was diese Squads sagen",
  "squads.several": "In mehreren Squads",
  "squads.severalNone": "Alle sind in einem Squad. Menschen werden an dem erkannt, was auf ihren Karten steht.",
  "squads.severalWhy": "{names}.",
  "squads.stream": "{stream}: {squads}.",
  "squads.streams": "Wertströme",
  "squads.streamsWhy":
    "{open, plural, =0 {Jeder Squad mit Menschen hat einen.} one {Ein Squad mit Menschen hat keinen.} other {# Squads mit Menschen haben keinen.}}",
  "squads.tribeLarge": "Tribe, mehr als 150 Menschen.",
  "squads.tribeWhy": "Tribe, {squads, plural, one {ein Squad} other {# Squads}}.",
};
