/** The texts of canvases in English. */
export const canvasesEn = {
  "canvases.forWhom": "{segment}: {count}",
  "canvases.numbered": "{number} · {title}",
  "canvases.says": "What stands where",
  "canvases.segment": "{segment}: {count, plural, one {one note} other {# notes}}, {paper}",
  "canvases.segments": "Customer segments by paper",
  "canvases.segmentsNone":
    "Give each customer segment a paper of its own, and the notes that are for it the same one; then each can be looked at alone.",
} as const satisfies Readonly<Record<string, string>>;
