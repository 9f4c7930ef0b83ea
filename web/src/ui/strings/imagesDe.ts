import type { imagesEn } from "@/ui/strings/imagesEn";

/** The texts of images in German: added, on their way, refused, described. */
export const imagesDe = {
  "image.add": "Bilder einfügen …",
  "image.again": "Noch einmal versuchen",
  "image.alt": "Was zu sehen ist",
  "image.altHint": "Für alle, die es nicht sehen: ein Satz, der sagt, worauf es ankommt.",
  "image.bringing": "Bilder kommen mit: {done} von {count} …",
  "image.cancel": "Nicht einfügen",
  "image.closedThere": "Du kannst das Board nicht öffnen, von dem sie kommen.",
  "image.dismiss": "Wegnehmen",
  "image.done": "{count, plural, one {Ein Bild hängt an der Wand} other {# Bilder hängen an der Wand}}",
  "image.failed": "Es konnte gerade nicht aufgenommen werden.",
  "image.full": "Auf diesem Board ist kein Platz für weitere Bilder.",
  "image.goneThere": "Es gibt sie auf dem Board nicht mehr, von dem sie kommen.",
  "image.heicRefused": "HEIC-Fotos lassen sich nicht zeigen. Teile oder speichere es als JPEG.",
  "image.kindRefused": "Walkboard nimmt PNG, JPEG, WebP, GIF, AVIF und BMP.",
  "image.notBrought": "{count, plural, one {Ein Bild kam} other {# Bilder kamen}} nicht mit. {why}",
  "image.notPermitted": "Du kannst dieses Board ansehen, aber nicht ändern.",
  "image.offline": "Wartet auf die Verbindung. Lass diese Seite offen.",
  "image.onTheWay": "Bild unterwegs: {name}",
  "image.percent": "{share} %",
  "image.refused": "„{name}“ wurde nicht eingefügt. {why}",
  "image.sending": "{count, plural, one {Ein Bild ist unterwegs} other {# Bilder sind unterwegs}}",
  "image.svgRefused": "Ein SVG kann Programme enthalten. Speichere es als PNG.",
  "image.tooLarge": "Es ist zu groß. Mach es kleiner.",
  "image.tooLargeThan": "Es ist größer als {size} MB. Mach es kleiner.",
  "image.tooMany":
    "{count, plural, one {Ein Bild wurde ausgelassen} other {# Bilder wurden ausgelassen}}: Warte, bis die anderen angekommen sind.",
  "image.tooManyPixels": "Es hat zu viele Pixel. Mach es kleiner.",
  "image.unreadable": "Es ist beschädigt. Speichere es neu.",
  "image.waiting": "Wartet …",
} as const satisfies Readonly<Record<keyof typeof imagesEn, string>>;
