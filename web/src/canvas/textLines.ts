/**
 * Where the lines of a text break: exactly where the browser breaks them in a field, because it is the browser that is
 * asked. Asking costs a layout of one small element, so answers are remembered and only so many are asked in one frame.
 */

/** A text is written like this. */
export interface TextStyle {
  /** Size of the letters and height of a line, in board units. */
  readonly size: number;
  readonly leading: number;
  readonly weight: number;
  readonly family: string;
}

/** Questions that may be asked in one frame. */
export const ASKED_PER_FRAME = 24;
/** More remembered texts than this are forgotten all at once. */
const MOST_REMEMBERED = 4_000;
/** No text is painted beyond this many lines: nobody reads on there, and the box ends long before. */
const MOST_LINES = 400;
/** Below this share of the width a text certainly fits on one line, whichever way its letters are measured. */
const SURELY_FITS = 0.95;

/** A CSS font of a style at a scale. */
export function fontOf({ size, weight, family }: TextStyle, scale = 1): string {
  return `${weight} ${size * scale}px ${family}`;
}

/** Breaks texts into lines. One for each wall: it asks in an element of its own. */
export class TextLines {
  readonly #ruler = document.createElement("div");
  readonly #measure = document.createElement("canvas").getContext("2d");
  readonly #remembered = new Map<string, readonly string[]>();
  #left = ASKED_PER_FRAME;
  #wanted = false;

  constructor(host: HTMLElement) {
    this.#ruler.className = "wall-ruler";
    this.#ruler.setAttribute("aria-hidden", "true");
    host.append(this.#ruler);
  }

  /** A frame begins: so many questions may be asked again. */
  begin(): void {
    this.#left = ASKED_PER_FRAME;
    this.#wanted = false;
  }

  /** Whether a text was left for the next frame. */
  get wanted(): boolean {
    return this.#wanted;
  }

  /** Forgets everything: fonts have arrived and texts measure differently. */
  forget(): void {
    this.#remembered.clear();
  }

  /** The lines of a text at a width in board units; null when it has to wait for the next frame. */
  lines(text: string, style: TextStyle, width: number): readonly string[] | null {
    const room = Math.max(1, Math.round(width * 4) / 4);
    const key = `${room}|${style.size}|${style.weight}|${text}`;
    const known = this.#remembered.get(key);
    if (known) return known;
    const plain = this.#plain(text, style, room);
    if (!plain && this.#left <= 0) {
      this.#wanted = true;
      return null;
    }
    const lines = plain ?? this.#ask(text, style, room);
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(key, lines);
    return lines;
  }

  /** The width of the longest line, in board units. */
  widthOf(lines: readonly string[], style: TextStyle): number {
    const measure = this.#measure;
    if (!measure) return 0;
    measure.font = fontOf(style);
    return lines.reduce((widest, line) => Math.max(widest, measure.measureText(line).width), 0);
  }

  /** Takes the element away. */
  destroy(): void {
    this.#ruler.remove();
  }

  /** The lines of a text none of which comes near the width: nothing has to be asked. */
  #plain(text: string, style: TextStyle, width: number): readonly string[] | null {
    if (text === "") return [""];
    const measure = this.#measure;
    if (!measure) return text.split("\n");
    measure.font = fontOf(style);
    const lines = text.split("\n").slice(0, MOST_LINES);
    return lines.every((line) => fitsSurely(measure, line, style.size, width)) ? lines : null;
  }

  #ask(text: string, style: TextStyle, width: number): readonly string[] {
    this.#left--;
    const { style: css } = this.#ruler;
    css.width = `${width}px`;
    css.font = `${style.weight} ${style.size}px/${style.leading}px ${style.family}`;
    const lines: string[] = [];
    for (const paragraph of text.split("\n")) {
      if (lines.length >= MOST_LINES) break;
      lines.push(...this.#paragraph(paragraph));
    }
    this.#ruler.textContent = "";
    return lines;
  }

  #paragraph(paragraph: string): string[] {
    this.#ruler.textContent = paragraph;
    const node = this.#ruler.firstChild;
    if (!node) return [""];
    const range = document.createRange();
    const topOf = (at: number): number => {
      range.setStart(node, at);
      range.setEnd(node, Math.min(paragraph.length, at + 1));
      const rects = range.getClientRects();
      return rects[rects.length - 1]?.bottom ?? Number.NEGATIVE_INFINITY;
    };
    const lines: string[] = [];
    let start = 0;
    while (start < paragraph.length && lines.length < MOST_LINES) {
      const end = lineEnd(topOf, start, paragraph.length);
      lines.push(paragraph.slice(start, end).trimEnd());
      start = end;
    }
    return lines.length > 0 ? lines : [""];
  }
}

function fitsSurely(measure: CanvasRenderingContext2D, line: string, size: number, width: number): boolean {
  // Most lines are told by their length alone: no letter is wider than one and a half times its size.
  if (line.length * size * 1.5 <= width) return true;
  return line.length * size * 0.2 <= width && measure.measureText(line).width <= width * SURELY_FITS;
}

/** The first position on the next line: looked for in growing steps, then by halves. */
function lineEnd(bottomOf: (at: number) => number, start: number, length: number): number {
  const own = bottomOf(start) + 1;
  let low = start;
  let step = 16;
  while (low + step < length && bottomOf(low + step) <= own) {
    low += step;
    step *= 2;
  }
  let high = Math.min(length, low + step);
  if (high === length && bottomOf(length - 1) <= own) return length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (bottomOf(middle) <= own) low = middle;
    else high = middle;
  }
  return high;
}
