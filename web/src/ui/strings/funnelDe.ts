import type { funnelEn } from "@/ui/strings/funnelEn";

/** The texts of funnels in German. */
export const funnelDe: Readonly<Record<keyof typeof funnelEn, string>> = {
  "funnel.before": "{period}: {share}, {count} von {of}.",
  "funnel.counts": "Anzahlen von {segment}",
  "funnel.earlier": "Davor",
  "funnel.grows": "Mehr als in der Stufe davor: Seht nach, wie gezählt wird oder ob die Reihenfolge stimmt.",
  "funnel.growsRightly":
    "Mehr als in der Stufe davor kann hier stimmen: Menschen kommen wieder oder werden mitgebracht.",
  "funnel.inPeriod": "{segment}, {period}",
  "funnel.missing": "Zu sehen, sobald beide Anzahlen da sind.",
  "funnel.now": "Jetzt",
  "funnel.overall": "Von der ersten zur letzten",
  "funnel.periodBefore": "Der Zeitraum davor",
  "funnel.roll": "Neuen Zeitraum beginnen",
  "funnel.rolled": "Was gezählt war, ist jetzt der Zeitraum davor",
  "funnel.share": "{count} von {of}.",
  "funnel.steepest": "Hier geht der größte Anteil.",
  "funnel.step": "{from} → {to}",
  "funnel.takes": "Dauert gewöhnlich {time}.",
  "funnel.time": "Dauert",
  "funnel.together": "Alle {count} Segmente zusammen",
  "funnel.unknown": "unbekannt",
  "funnel.way": "Unterwegs",
  "funnel.wayWhy":
    "Die Summe aller Schritte.{missing, plural, =0 {} one { Zu sehen, sobald noch ein Schritt sagt, wie lange er dauert.} other { Zu sehen, sobald noch # Schritte sagen, wie lange sie dauern.}}",
};
