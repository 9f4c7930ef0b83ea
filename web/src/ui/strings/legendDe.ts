import type { legendEn } from "@/ui/strings/legendEn";

/** The texts of the legend, and of what is told of others, in German. */
export const legendDe: Readonly<Record<keyof typeof legendEn, string>> = {
  "legend.change": "Ändern, was die Farben bedeuten",
  "legend.open": "Legende: was die Farben bedeuten",
  "legend.hint": "Was nichts bedeutet, bleibt leer. Alle an diesem Board sehen dieselbe Legende.",
  "legend.title": "Was die Farben bedeuten",
  "look.telling": "Vorlesen, was andere ändern",
  "look.tellingOff": "Nichts",
  "look.tellingMine": "Was von mir ist",
  "look.tellingAll": "Alles",
  "others.changed":
    "{count, plural, one {Jemand anderes hat eine Karte geändert} other {Andere haben # Karten geändert}}",
  "others.changedThings":
    "{count, plural, one {Jemand anderes hat etwas geändert} other {Andere haben # Dinge geändert}}",
  "others.changedOne": "Jemand anderes hat „{title}“ geändert",
};
