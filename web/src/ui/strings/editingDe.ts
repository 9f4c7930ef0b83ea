import type { editingEn } from "@/ui/strings/editingEn";

/** The texts of arranging, pasting, tags, finding and the trash in German. */
export const editingDe = {
  "arrange.across": "Gleiche Abstände nebeneinander",
  "arrange.bottom": "Unten ausrichten",
  "arrange.centre": "Mittig ausrichten",
  "arrange.done": "{what}: {count, plural, one {eine Karte} other {# Karten}}",
  "arrange.down": "Gleiche Abstände untereinander",
  "arrange.label": "Anordnen",
  "arrange.left": "Links ausrichten",
  "arrange.middle": "Auf halber Höhe ausrichten",
  "arrange.right": "Rechts ausrichten",
  "arrange.tidy": "Aufräumen",
  "arrange.top": "Oben ausrichten",
  "group.arrange": "Anordnen",
  "pile.back": "Ganz nach hinten",
  "pile.backward": "Eins nach hinten",
  "pile.forward": "Eins nach vorn",
  "pile.front": "Ganz nach vorn",
} as const satisfies Readonly<Record<keyof typeof editingEn, string>>;
