import type { damageEn } from "@/ui/strings/damageEn";

/** Die Texte über Verlorenes und Geheiltes auf Boards auf Deutsch. */
export const damageDe = {
  "damage.happened":
    "Ein Teil des Gespeicherten wurde auf der Festplatte des Servers beschädigt und ausgelassen. Alles andere ist da, und du kannst damit weiterarbeiten.",
  "damage.line": "Auf diesem Board fehlt etwas Gespeichertes.",
  "damage.lookAtSnapshot": "Schau in die Momentaufnahmen: Was beim letzten Rundgang da war, ist dort noch zu lesen.",
  "damage.openElsewhere":
    "Öffne dieses Board einmal auf jedem Gerät und in jedem Browser, wo es schon offen war. Was dort noch liegt, kommt von selbst zurück.",
  "damage.reopened": "Hier war etwas anderes zu sehen als gespeichert ist. Das Board wurde neu geladen.",
  "damage.tellKeeper":
    "Fehlt danach noch etwas, sag Bescheid, wer dieses Walkboard betreibt. Der Befehl „walkboard doctor“ zeigt dort, was es war.",
  "damage.title": "Es fehlt etwas Gespeichertes",
  "damage.understood": "Verstanden",
  "damage.what": "Was jetzt hilft",
} as const satisfies Readonly<Record<keyof typeof damageEn, string>>;
