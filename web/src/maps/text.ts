/**
 * How many lines a title takes: an estimate from character widths, the same on every machine and without a canvas.
 *
 * It errs on the generous side, so that a card is rather a little too tall than its text cut off.
 */

const NARROW = 0.3;
const SLIM = 0.4;
const NORMAL = 0.6;
const LARGE = 0.7;
const BROAD = 0.92;
const FULL = 1.05;
const ASCII = 128;
/** From here on scripts whose characters are as wide as they are high. */
const FULL_WIDTH_FROM = 0x1100;
const SPACE = 32;
const NEWLINE = 10;

const widths = new Float64Array(ASCII).map((_, code) => asciiWidth(String.fromCharCode(code)));

function asciiWidth(character: string): number {
  if ("iIjl.,:;'|!".includes(character)) return NARROW;
  if (' ftr()[]{}-/"'.includes(character)) return SLIM;
  if ("mwMW@%".includes(character)) return BROAD;
  return /[A-Z0-9]/.test(character) ? LARGE : NORMAL;
}

function widthOf(code: number): number {
  if (code < ASCII) return widths[code] ?? NORMAL;
  return code < FULL_WIDTH_FROM ? NORMAL : FULL;
}

/** The number of lines, from 1 to `most`, that `text` takes at a font size in a width, breaking between words. */
export function lineCount(text: string, width: number, font: number, most: number): number {
  const room = Math.max(1, width / font);
  let lines = 1;
  let line = 0;
  let word = 0;
  for (let at = 0; at < text.length && lines < most; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) {
      lines++;
      line = word = 0;
      continue;
    }
    const step = widthOf(code);
    line += step;
    word = code === SPACE ? 0 : word + step;
    if (line > room && code !== SPACE) {
      lines++;
      line = word <= room ? word : step;
      word = line;
    }
  }
  return Math.min(lines, most);
}
