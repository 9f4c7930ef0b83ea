import type { notesEn } from "@/ui/strings/notesEn";

/** The texts of the notes on a card and of their editor, in German. */
export const notesDe: Readonly<Record<keyof typeof notesEn, string>> = {
  "notes.title": "Notizen",
  "notes.write": "Notizen schreiben",
  "notes.edit": "Bearbeiten",
  "notes.done": "Fertig",
  "notes.none": "Hier steht noch nichts.",
  "notes.field": "Notizen zu „{title}“",
  "notes.fieldUntitled": "Notizen zu dieser Karte",
  "notes.tools": "Wie die Wörter aussehen",
  "notes.strong": "Fett",
  "notes.em": "Kursiv",
  "notes.heading1": "Überschrift",
  "notes.heading2": "Kleine Überschrift",
  "notes.bullets": "Liste",
  "notes.numbers": "Nummerierte Liste",
  "notes.deeper": "Tiefer in der Liste",
  "notes.lessDeep": "Weniger tief in der Liste",
  "notes.link": "Link",
  "notes.address": "Adresse der Seite",
  "notes.addressHint": "Eine Webseite oder eine Mailadresse.",
  "notes.addressBad": "Das lässt sich nicht verlinken. Es gehen nur Webseiten und Mailadressen.",
  "notes.setLink": "Verlinken",
  "notes.removeLink": "Link entfernen",
  "notes.full":
    "{count, plural, other {In Notizen passen bis zu # Zeichen. Lege Längeres in ein Dokument und verlinke es.}}",
  "notes.cut": "{count, plural, other {Nur der Anfang wurde eingefügt: In Notizen passen bis zu # Zeichen.}}",
  "notes.tooLarge": "Das ist zu viel zum Einfügen. Lege es in ein Dokument und verlinke es.",
  "notes.shownCut": "{count, plural, other {Das ist der Anfang. Nur die ersten # Zeichen werden gezeigt.}}",
  "notes.unknown":
    "Ein anderes Programm hat hier etwas geschrieben, das sich in Walkboard nicht bearbeiten lässt, ohne dass es verloren geht.",
  "notes.with": "{name} schreibt hier auch",
  "notes.withMany": "{count, plural, other {# andere schreiben hier auch}}",
};
