/** Cuts a text that is painted on a canvas to a width, and remembers the result while the wall is panned. */

/** More remembered texts than this are forgotten all at once. */
const MOST_REMEMBERED = 2_000;
const remembered = new Map<string, string>();
const rememberedLines = new Map<string, readonly string[]>();

/** What can measure a text: a canvas context, or a test's stand-in for one. */
export interface TextMeasure {
  readonly font: string;
  measureText(text: string): { readonly width: number };
}

/** Texts are measured once at this size, in pixels: letters are the same share of it at every other. */
const MEASURED = 16;
const MOST_WIDTHS = 20_000;
const widths = new Map<string, number>();

/** What measures texts of a weight and size without asking the browser again for each size: while one zooms, every frame has another. */
export function measureAt(
  context: { font: string; measureText(text: string): { readonly width: number } },
  weight: number,
  size: number,
  family: string,
): TextMeasure {
  return {
    font: `${weight} ${size}px ${family}`,
    measureText(text) {
      const key = `${weight}|${family}|${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        const { font } = context;
        context.font = `${weight} ${MEASURED}px ${family}`;
        width = context.measureText(text).width / MEASURED;
        context.font = font;
        if (widths.size >= MOST_WIDTHS) widths.clear();
        widths.set(key, width);
      }
      return { width: width * size };
    },
  };
}

/** The text, or as much of it as fits with an ellipsis; empty when not even one letter fits. */
export function ellipsis(measure: TextMeasure, text: string, width: number): string {
  const room = Math.floor(width);
  const key = `${room}|${measure.font}|${text}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const cut = cutTo(measure, text, room);
  remembered.set(key, cut);
  return cut;
}

/** Forgets everything: fonts have arrived and texts measure differently. */
export function forgetEllipses(): void {
  remembered.clear();
  rememberedLines.clear();
  widths.clear();
}

/** The text broken between words into at most `most` lines of this width, the last one cut if it has to be. */
export function wrapped(measure: TextMeasure, text: string, width: number, most: number): readonly string[] {
  const room = Math.floor(width);
  const key = `${room}|${most}|${measure.font}|${text}`;
  const known = rememberedLines.get(key);
  if (known) return known;
  if (rememberedLines.size >= MOST_REMEMBERED) rememberedLines.clear();
  const lines = breakWords(measure, text.split(/\s+/), room, most);
  rememberedLines.set(key, lines);
  return lines;
}

function breakWords(measure: TextMeasure, words: readonly string[], width: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const [at, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || measure.measureText(longer).width <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      line = [line, ...words.slice(at)].join(" ");
      break;
    }
    lines.push(line);
    line = word;
  }
  return upToCut([...lines, line].map((one) => ellipsis(measure, one, width)));
}

function cutTo(measure: TextMeasure, text: string, width: number): string {
  if (measure.measureText(text).width <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure.measureText(`${text.slice(0, middle).trimEnd()}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : `${text.slice(0, low).trimEnd()}…`;
}

/** Nothing follows a line that had to be cut: what came after it would read as if it belonged there. */
function upToCut(lines: string[]): string[] {
  const cut = lines.findIndex((line) => line === "" || line.endsWith("…"));
  return cut < 0 ? lines : lines.slice(0, cut + 1);
}
