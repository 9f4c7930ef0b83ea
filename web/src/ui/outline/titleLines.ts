import { lineCount } from "@/maps/text";

/** How wide a text is, in CSS pixels. */
export type WidthOf = (text: string) => number;

/** More remembered titles than this are forgotten all at once. */
const MOST_REMEMBERED = 20_000;

/** How many lines a title takes in a width, from 1 to `most`: words go to the next line, a word that is too long is broken. */
export function wrappedLines(text: string, width: number, widthOf: WidthOf, most: number): number {
  const space = widthOf(" ");
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    const own = widthOf(word);
    const needed = used === 0 ? own : used + space + own;
    if (needed <= width) {
      used = needed;
      continue;
    }
    if (used > 0) lines += 1;
    const more = Math.max(0, Math.ceil(own / width) - 1);
    lines += more;
    used = own - more * width;
    if (lines >= most) return most;
  }
  return Math.min(lines, most);
}

const remembered = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** The same for a font, as the browser measures it; a title that certainly fits is not measured. */
export function titleLines(
  text: string,
  font: { readonly css: string; readonly size: number },
  width: number,
  most: number,
): number {
  if (lineCount(text, width, font.size, 2) === 1) return 1;
  const key = `${font.css}|${width}|${text}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement("canvas").getContext("2d");
  const measure = context;
  if (!measure) return lineCount(text, width, font.size, most);
  measure.font = font.css;
  const lines = wrappedLines(text, width, (words) => measure.measureText(words).width, most);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, lines);
  return lines;
}
