import type { valueStreamEn } from "@/ui/strings/valueStreamEn";

/** The texts of value stream maps in German. */
export const valueStreamDe: Readonly<Record<keyof typeof valueStreamEn, string>> = {
  "valueStream.after": "Nach den anderen",
  "valueStream.handoffs": "Übergaben",
  "valueStream.handoffsWhy":
    "Von einem Schritt zu einem, den andere tun.{unknown, plural, =0 {} one { Bei einer weiteren ist nicht gesagt, wer beides tut.} other { Bei # weiteren ist nicht gesagt, wer beides tut.}}",
  "valueStream.lead": "Durchlaufzeit",
  "valueStream.leadWhy":
    "Die Summe von {count, plural, one {einem Schritt} other {# Schritten}}; von dem, was gleichzeitig läuft, zählt der längste Zweig. Ein Tag hat {hours} Stunden.{missing, plural, =0 {} one { Einem Schritt fehlt eine Zeit.} other { # Schritten fehlt eine Zeit.}}",
  "valueStream.loop": "Von „{from}“ zurück zu „{to}“: {share}.",
  "valueStream.loopUnsaid": "Von „{from}“ zurück zu „{to}“: Niemand hat gesagt, wie oft.",
  "valueStream.process": "Bearbeitungszeit",
  "valueStream.processWhy":
    "Arbeit an einem Stück in {count, plural, one {demselben Schritt} other {denselben # Schritten}}.{missing, plural, =0 {} one { Einem Schritt fehlt eine Zeit.} other { # Schritten fehlt eine Zeit.}}",
  "valueStream.ratio": "Anteil der Arbeit",
  "valueStream.ratioWhy":
    "Bearbeitungszeit durch Durchlaufzeit.{missing, plural, =0 { Der Rest ist Warten.} one { Zu sehen, sobald der Schritt ohne beide Zeiten sie hat.} other { Zu sehen, sobald die # Schritte ohne beide Zeiten sie haben.}}",
  "valueStream.rework": "Wege zurück",
  "valueStream.withRework": "Durchlaufzeit mit dem, was zurückkommt",
  "valueStream.withReworkWhy":
    "Im Mittel, so oft, wie die Pfeile sagen. Die Bearbeitungszeit ist dann {process}. Die Zeiten oben gelten für einen Durchlauf.",
  "valueStream.reworkNone": "Zieht einen Pfeil zu einem früheren Schritt, wo Arbeit zurückkommt.",
  "valueStream.rolled": "Durchgehend richtig",
  "valueStream.rolledWhy":
    "Was vollständig und richtig ist, über alle Schritte multipliziert.{missing, plural, =0 {} one { Zu sehen, sobald der Schritt ohne diese Angabe sie hat.} other { Zu sehen, sobald die # Schritte ohne diese Angabe sie haben.}}",
  "valueStream.says": "Was dieser Wertstrom sagt",
  "valueStream.steps": "Schritte",
  "valueStream.stepsWhy":
    "{adds} schaffen Wert, {necessary} sind nötig und schaffen keinen, {unnecessary} sind nicht nötig, bei {unsaid} hat es niemand gesagt.",
  "valueStream.systems": "Systeme",
  "valueStream.systemsWhy": "Verschiedene Namen in der Zeile der Systeme.",
  "valueStream.together": "Gleichzeitig mit dem nächsten Schritt",
  "valueStream.unknown": "unbekannt",
  "valueStream.valueRatio": "Schafft Wert",
  "valueStream.valueRatioWhy":
    "Bearbeitungszeit der Schritte, die Wert schaffen, durch Durchlaufzeit.{missing, plural, =0 {} one { Zu sehen, sobald noch ein Schritt Zeiten und Zweck sagt.} other { Zu sehen, sobald noch # Schritte Zeiten und Zweck sagen.}}",
  "valueStream.work": "Arbeit in allen Zweigen",
  "valueStream.workWhy": "Bearbeitungszeit aller Schritte, auch derer, die neben einem längeren Zweig laufen.",
};
