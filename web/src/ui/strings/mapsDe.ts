import type { mapsEn } from "@/ui/strings/mapsEn";

/** The texts of fields, links and of what maps tell, in German. */
export const mapsDe: Readonly<Record<keyof typeof mapsEn, string>> = {
  "fields.title": "Angaben",
  "fields.none": "Nicht gesetzt",
  "fields.differ": "Verschieden",
  "fields.somebody": "Jemand anderes",
  "fields.labelUnit": "{label} ({unit})",
  "fields.durationExample": "etwa 2 h 30 min",
  "fields.noNumber": "Schreib eine Zahl, etwa 3 oder 2,5.",
  "fields.noDuration": "Schreib eine Zeit, etwa 45 min, 2 h 30 min oder 3 d.",
  "fields.noDay": "Schreib einen Tag, den es im Kalender gibt.",
  "fields.notWhole": "Schreib eine ganze Zahl.",
  "fields.between": "Schreib eine Zahl von {min} bis {max}.",
  "fields.atLeast": "Schreib eine Zahl ab {min}.",
  "fields.atMost": "Schreib eine Zahl bis {max}.",
};
