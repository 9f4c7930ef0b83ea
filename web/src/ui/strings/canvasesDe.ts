import type { canvasesEn } from "@/ui/strings/canvasesEn";

/** The texts of canvases in German. */
export const canvasesDe: Readonly<Record<keyof typeof canvasesEn, string>> = {
  "canvases.forWhom": "{segment}: {count}",
  "canvases.numbered": "{number} · {title}",
  "canvases.says": "Was wo steht",
  "canvases.segment": "{segment}: {count, plural, one {eine Notiz} other {# Notizen}}, {paper}",
  "canvases.segments": "Kundensegmente nach Papier",
  "canvases.segmentsNone":
    "Gebt jedem Kundensegment ein eigenes Papier und den Notizen dafür dasselbe; dann lässt sich jedes für sich ansehen.",
};
