import type { blueprintEn } from "@/ui/strings/blueprintEn";

/** The texts of service blueprints in German. */
export const blueprintDe: Readonly<Record<keyof typeof blueprintEn, string>> = {
  "arrow.agreement": "Vereinbarung, in beide Richtungen",
  "arrow.delete": "Pfeil löschen",
  "arrow.deleted": "Pfeil gelöscht",
  "arrow.enables": "Macht es möglich (gelistet, nicht gezeichnet)",
  "arrow.here": "Pfeile hier",
  "arrow.leads": "„{from}“ führt zu „{to}“",
  "arrow.makes": "„{from}“ macht „{to}“ möglich",
  "arrow.agree": "„{from}“ und „{to}“ stimmen sich ab",
  "arrow.none": "So heißt keine andere Zelle.",
  "arrow.oneWay": "In eine Richtung",
  "arrow.placeholder": "Schritt, Zeile oder Karte",
  "arrow.search": "Zellen suchen",
  "arrow.sort": "Was er sagt",
  "arrow.title": "Wohin führt der Pfeil?",
  "arrow.to": "Pfeil zu …",
  "arrow.turn": "Pfeil umdrehen",
  "blueprint.acceptable": "Zumutbar",
  "blueprint.acceptableOver": "{time} mehr als das, alle Schritte zusammen.",
  "blueprint.acceptableUnder": "Alle Schritte zusammen bleiben darunter.",
  "blueprint.acceptableOpen": "Ob sie darunter bleiben, zeigt sich, wenn jeder Schritt eine Zeit hat.",
  "blueprint.backing": "Belegt",
  "blueprint.backingWhy":
    "{researched} erforscht, {partly} teilweise, {assumption} angenommen, {unsaid} nicht gesagt, von {total, plural, one {einer Zelle} other {# Zellen}}.",
  "blueprint.critical": "Kritische Momente",
  "blueprint.criticalWhy": "Karten, die so markiert sind oder in der Zeile dafür liegen.",
  "blueprint.failPoints": "Fehlerstellen",
  "blueprint.failPointsWhy": "Karten, die so markiert sind oder in der Zeile der Schmerzpunkte liegen.",
  "blueprint.feelings": "Wie es der Kundschaft geht",
  "blueprint.feelingsStaff": "Wie es uns dabei geht",
  "blueprint.handoffs": "Übergaben",
  "blueprint.handoffsWhy":
    "Pfeile zwischen verschiedenen Handelnden.{unknown, plural, =0 {} one { Bei einem weiteren ist an einem Ende niemand genannt.} other { Bei # weiteren ist an einem Ende niemand genannt.}}",
  "blueprint.lowest": "am tiefsten {value}",
  "blueprint.says": "Was dieser Blueprint sagt",
  "blueprint.systems": "Systeme und Partner",
  "blueprint.systemsWhy":
    "Verschiedene Namen in den Zeilen für Technik und Unterstützung.{unknown, plural, =0 {} one { Eine Karte hat noch keinen Namen.} other { # Karten haben noch keinen Namen.}}",
  "blueprint.time": "Zeit für die Kundschaft",
  "blueprint.timeWhy":
    "Die Summe aus {count, plural, one {einem Schritt} other {# Schritten}}.{unknown, plural, =0 {} one { Ein Schritt hat noch keine Zeit.} other { # Schritte haben noch keine Zeit.}}",
  "blueprint.touchpoints": "Berührungspunkte",
  "blueprint.touchpointsNone": "Es gibt keine Zeile für die Kundschaft oder keine auf der Bühne.",
  "blueprint.touchpointsWhy":
    "Zellen auf der Bühne, denen die Kundschaft begegnet, im Schritt oder entlang eines Pfeils.",
  "blueprint.unknown": "unbekannt",
  "blueprint.unsaid": "nicht gesagt",
  "blueprint.waiting": "Warten",
  "blueprint.waitingWhy": "Anteil der bekannten Zeit in Schritten, in denen die Kundschaft wartet.",
  "panel.arrow": "Pfeil",
};
