import type { copiesEn } from "@/ui/strings/copiesEn";

/** The texts about changes that were refused and copies that are kept of them, in German. */
export const copiesDe: Readonly<Record<keyof typeof copiesEn, string>> = {
  "copies.one": "Nicht angenommene Änderungen liegen auf diesem Gerät",
  "copies.text":
    "Der Server hat sie nicht angenommen, sie sind also nicht auf dem Board. Nimm sie als Datei oder als eigenes Board mit, oder verwirf sie.",
  "copies.facts":
    "Aufgehoben {when}. {count, plural, =0 {Eine Kopie des ganzen Boards} one {1 Änderung, mit dem ganzen Board} other {# Änderungen, mit dem ganzen Board}}",
  "copies.someBoard": "Ein Board, das hier offen war",
  "copies.downloadOf": "Kopie herunterladen: „{title}“",
  "copies.newBoardOf": "Als neues Board öffnen: „{title}“",
  "copies.discard": "Verwerfen",
  "copies.discardOf": "Verwerfen: „{title}“",
  "copies.discardSure": "Endgültig verwerfen",
  "copies.discardSureOf": "Endgültig verwerfen: „{title}“",
  "copies.keep": "Behalten",
  "copies.notTaken":
    "Auch diese Kopie konnte der Server nicht annehmen. Sie bleibt auf diesem Gerät: lade sie als Datei herunter.",
  "refusal.title": "Der Server nimmt von hier nichts mehr an",
  "refusal.notSignedIn":
    "Du bist abgemeldet. Öffne deinen persönlichen Rückkehr-Link und dann dieses Board: Was hier ist, wird dann gesendet.",
  "refusal.notPermitted":
    "Wem das Board gehört, hat geändert, was du hier darfst: du kannst nicht mehr darauf schreiben oder es nicht mehr öffnen.",
  "refusal.boardDeleted":
    "Dieses Board wurde gelöscht, während du darauf warst. Wem es gehört, kann es aus dem Papierkorb holen.",
  "refusal.otherEpoch": "Dieses Board hat neu angefangen, während du weg warst, vielleicht aus einer Sicherung.",
  "refusal.tooLarge": "Eine Änderung war größer, als der Server annimmt.",
  "refusal.other": "Der Server konnte eine der Änderungen nicht annehmen.",
  "refusal.kept":
    "{count, plural, =0 {Alle deine Änderungen waren vorher gespeichert.} one {1 Änderung wurde nicht gesendet. Sie ist nicht verloren: Nimm sie als Kopie des Boards mit.} other {# Änderungen wurden nicht gesendet. Sie sind nicht verloren: Nimm sie als Kopie des Boards mit.}}",
  "refusal.download": "Kopie herunterladen",
  "refusal.newBoard": "Als neues Board öffnen",
  "refusal.copyName": "{title} (meine Kopie)",
};
