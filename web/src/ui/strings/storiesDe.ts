import type { storiesEn } from "@/ui/strings/storiesEn";

/** The texts of writing and arranging in maps, and of story maps, in German. */
export const storiesDe = {
  "card.apart": "In eine eigene Bahn",
  "card.apartDone": "{count, plural, one {Eine Karte} other {# Karten}} in eine eigene Bahn verschoben.",
  "column.merge": "Mit der nächsten verbinden",
  "column.mergeDone": "Aus zwei Spalten ist eine geworden. Alle Karten sind dabei.",
  "column.split": "In zwei teilen",
  "column.splitDone": "Die unteren Karten jeder Zelle stehen in der neuen Spalte.",
  "lane.merge": "Mit der darunter verbinden",
  "lane.mergeDone": "Aus zwei Bahnen ist eine geworden. Alle Karten sind dabei.",
  "lane.split": "In zwei teilen",
  "lane.splitDone": "Die unteren Karten jeder Zelle stehen in der neuen Bahn.",
  "paste.columns": "{count, plural, one {eine Spalte} other {# Spalten}}",
  "paste.lanes": "{count, plural, one {eine Bahn} other {# Bahnen}}",
  "paste.makeRoom": "Ergänzen und einfügen",
  "paste.more": "{count, plural, one {und eine weitere} other {und # weitere}}",
  "paste.over":
    "Ab dieser Zelle ist der Plan zu klein: Es bräuchte {missing} mehr. Ohne das nehmen die letzten den Rest auf, so:",
  "paste.preview": "Wohin die Karten kämen",
  "paste.squeeze": "Einfügen, wie der Plan ist",
  "strip.insert": "Direkt danach einfügen",
  "strip.lane.after": "Bahn unter {title} einfügen",
  "strip.lane.before": "Bahn über {title} einfügen",
  "strip.column.after": "Spalte nach {title} einfügen",
  "strip.column.before": "Spalte vor {title} einfügen",
} as const satisfies Readonly<Record<keyof typeof storiesEn, string>>;
