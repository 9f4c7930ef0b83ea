import type { damageEn } from "@/ui/strings/damageEn";

/** Die Texte über Verlorenes und Geheiltes auf Boards auf Deutsch. */
export const damageDe = {
  "damage.reopened": "Hier war etwas anderes zu sehen als gespeichert ist. Das Board wurde neu geladen.",
} as const satisfies Readonly<Record<keyof typeof damageEn, string>>;
