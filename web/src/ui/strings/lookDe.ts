import type { lookEn } from "@/ui/strings/lookEn";

/** The texts of how Walkboard looks in this browser, in German. */
export const lookDe: Readonly<Record<keyof typeof lookEn, string>> = {
  "look.contrast": "Kontrast",
  "look.dark": "Dunkel",
  "look.desk": "Am Schreibtisch",
  "look.language": "Sprache",
  "look.light": "Hell",
  "look.more": "Mehr",
  "look.normal": "Wie gestaltet",
  "look.percent": "{percent, number} %",
  "look.scale": "Größe",
  "look.system": "Wie dieses Gerät",
  "look.text": "Schrift",
  "look.theme": "Farben",
  "look.wall": "Bildschirm an der Wand",
};
