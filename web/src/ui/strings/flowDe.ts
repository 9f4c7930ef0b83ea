import type { flowEn } from "@/ui/strings/flowEn";

/** The texts of the flow of work in German. */
export const flowDe: Readonly<Record<keyof typeof flowEn, string>> = {
  "flow.age": "Alter in Tagen",
  "flow.ageName": "{count, plural, one {Ein Vorhaben} other {# Vorhaben}} in Arbeit, nach Spalte und Alter in Tagen",
  "flow.ages": "Wie alt ist, was in Arbeit ist?",
  "flow.agesSaid":
    "{count, plural, =0 {Nichts ist in Arbeit.} one {Ein Vorhaben ist in Arbeit.} other {# Vorhaben sind in Arbeit.}} Was über der durchgezogenen Linie seiner Spalte liegt, ist älter, als 85 % der fertigen waren, als sie sie verließen.",
  "flow.agesTable": "Vorhaben in Arbeit",
  "flow.allClasses": "Alle Klassen",
  "flow.allLanes": "Alle Bahnen",
  "flow.allStreams": "Alle Wertströme",
  "flow.askDay": "Bis zu welchem Tag?",
  "flow.askItems": "Wie viele Vorhaben?",
  "flow.asks": "Was gezeigt wird",
  "flow.bandOn": "{column}, am Ende des {day}",
  "flow.bands": "Kumulativer Fluss",
  "flow.bandsName": "Wie viele Vorhaben jede Spalte an jedem Tag erreicht hatten",
  "flow.bandsSaid":
    "Je breiter ein Band, desto mehr wartet dort. Laufen die Bänder nebeneinander, fließt es stetig; wo eines breiter wird, staut sich Arbeit.",
  "flow.blocked": "Blockierte Tage",
  "flow.blockers": "Was Arbeit aufhielt",
  "flow.calendarDays": "Tage sind Kalendertage; der erste und der letzte zählen mit.",
  "flow.card": "Karte",
  "flow.class": "Serviceklasse",
  "flow.clusterFacts":
    "zusammen {days, plural, one {ein Tag} other {# Tage}}, {count, plural, one {einmal} other {#-mal}}, {cards, plural, one {eine Karte} other {# Karten}}",
  "flow.contradicts":
    "Die Spalte, in der Arbeit fertig ist, steht vor der, in der sie beginnt; so kann niemand sagen, wie lange Arbeit dauert. Ändert bei einer davon den Zusagepunkt.",
  "flow.countBy": "Vorhaben bis {day}",
  "flow.cut":
    "{count, plural, one {Ein weiteres Vorhaben ist} other {# weitere Vorhaben sind}} gezählt, aber nicht aufgeführt.",
  "flow.cycle": "Durchlaufzeit in Tagen",
  "flow.day": "Tag",
  "flow.days": "Tage",
  "flow.daysIn": "Tage",
  "flow.doneBy": "{count, plural, one {Ein Vorhaben} other {# Vorhaben}} bis",
  "flow.download": "Tabelle aller Daten (CSV)",
  "flow.efficiency": "In {share} % der Zeit hat jemand daran gearbeitet; der Rest war Warten.",
  "flow.everything": "Alles zeigen",
  "flow.expect":
    "Rechnet für Neues mit {days, plural, one {einem Tag} other {# Tagen}} oder weniger: Das galt für 85 % der letzten {count} fertigen Vorhaben.",
  "flow.finished": "Fertig",
  "flow.finishedIn": "Fertig vom {first} bis {last}",
  "flow.forecast": "Wann wird es fertig?",
  "flow.fromDay": "Von",
  "flow.fromTo": "von {from} bis {to}",
  "flow.gone":
    "{count, plural, one {Ein Vorhaben verschwand, bevor es fertig war, und zählt nicht.} other {# Vorhaben verschwanden, bevor sie fertig waren, und zählen nicht.}}",
  "flow.goneColumn": "Eine Spalte, die es nicht mehr gibt",
  "flow.goneLane": "Eine Bahn, die es nicht mehr gibt",
  "flow.howMany":
    "Bis {day}: {count, plural, =0 {vielleicht wird nichts fertig} one {rechnet mit mindestens einem Vorhaben} other {rechnet mit mindestens # Vorhaben}} (es können gut {half} sein).",
  "flow.items": "Vorhaben",
  "flow.keepsFirst": "Geht eine Karte zurück, gelten die Tage ihres ersten Mals. So ist dieser Plan eingestellt.",
  "flow.lane": "Bahn",
  "flow.lastDays": "{count} Tage",
  "flow.lead": "Vorlaufzeit in Tagen",
  "flow.leftMap": "Vom Plan genommen",
  "flow.movedBy": "{name}, {when}",
  "flow.noBlockers": "In dieser Zeit war nichts blockiert.",
  "flow.noneHere": "Keine Karte.",
  "flow.noReason": "Ohne Grund",
  "flow.noneFinished": "In dieser Zeit wurde nichts fertig.",
  "flow.otherStream": "Ein anderer Wertstrom",
  "flow.ownDays": "Eigene Tage",
  "flow.period": "Bis heute",
  "flow.point": "{title}: {days, plural, one {ein Tag} other {# Tage}}",
  "flow.pressBand": "Ein Druck auf ein Band, einen Balken oder einen Punkt zeigt die Karten dahinter.",
  "flow.resets":
    "Geht eine Karte zurück, zählt, was sie dahinter erreicht hatte, erst wieder, wenn sie noch einmal dort ankommt.",
  "flow.share": "Wie sicher",
  "flow.show": "Wie Arbeit hier fließt",
  "flow.since": "seit {from}",
  "flow.started": "Begonnen",
  "flow.stayed":
    "{days, plural, =0 {} one {ein Tag, } other {# Tage, }}{hours, plural, one {eine Stunde} other {# Stunden}}",
  "flow.stream": "Wertstrom",
  "flow.table": "Als Tabelle zeigen",
  "flow.throughput": "Wie viel wird fertig?",
  "flow.throughputName": "{count, plural, one {Ein Vorhaben} other {# Vorhaben}} fertig, Woche für Woche",
  "flow.throughputSaid":
    "{count, plural, =0 {In dieser Zeit wurde nichts fertig.} one {Ein Vorhaben wurde fertig, {week} je Woche.} other {# Vorhaben wurden fertig, {week} je Woche.}}",
  "flow.times": "Wie lange dauert Arbeit?",
  "flow.timesName":
    "{count, plural, one {Ein fertiges Vorhaben} other {# fertige Vorhaben}}, nach Tag und nach Tagen vom Beginn bis fertig",
  "flow.timesSaid":
    "Die Hälfte unserer Vorhaben dauert {half, plural, one {einen Tag} other {# Tage}} oder weniger; 85 % dauern {most, plural, one {einen Tag} other {# Tage}} oder weniger.",
  "flow.timesTable": "Fertige Vorhaben",
  "flow.title": "Fluss von {title}",
  "flow.toCard": "Die Karte auf der Wand zeigen",
  "flow.toDay": "Bis",
  "flow.tooFew":
    "Erst mit zehn fertigen Vorhaben lässt sich sagen, womit zu rechnen ist; {count, plural, =0 {noch ist keins fertig} one {eins ist fertig} other {# sind fertig}}.",
  "flow.tools": "Fluss",
  "flow.underWay": "In Arbeit",
  "flow.unknown":
    "Von {count, plural, one {einem fertigen Vorhaben} other {# fertigen Vorhaben}} kann niemand sagen, wie lange {count, plural, one {es} other {sie}} gedauert {count, plural, one {hat} other {haben}}: Eine Spalte auf dem Weg ist weg, oder eine Uhr lief rückwärts.",
  "flow.untitled": "Eine Karte ohne Worte",
  "flow.wasBlocked": "Blockiert",
  "flow.weekFrom": "Ab",
  "flow.weekOf":
    "{count, plural, one {ein Vorhaben} other {# Vorhaben}} in {days, plural, one {einem Tag} other {# Tagen}}",
  "flow.when":
    "Rechnet damit, dass {count, plural, one {ein weiteres Vorhaben} other {# weitere Vorhaben}} bis {day} fertig {count, plural, one {ist} other {sind}}. Bis {half} ist es ein Münzwurf.",
  "flow.whenUnknown": "In dieser Zeit wurde zu wenig fertig, um zu sagen, wann so viele Vorhaben fertig sind.",
  "flow.workingDays":
    "Nur diese Tage zählen: {days}. So ist dieser Plan eingestellt. Blockierte Zeit und der Anteil, in dem gearbeitet wurde, sind Stunden, die wirklich vergingen; Vorhersagen sind in Kalendertagen.",
};
