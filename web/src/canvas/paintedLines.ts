/**
 * Where the title of a card breaks while it is painted: by the widths of its words, each of which is measured once. It stands in for an
 * element while one zooms, so it has to break as the browser does for words that fit, and to be quick.
 */

/** More remembered words than this are forgotten all at once. */
const MOST_WORDS = 20_000;

/** Breaks titles into lines. */
export class PaintedLines {
  readonly #measure: (text: string) => number;
  readonly #widths = new Map<string, number>();

  /** `measure` gives the width of a text as a share of the size of its letters. */
  constructor(measure: (text: string) => number) {
    this.#measure = measure;
  }

  /** Forgets the widths: other fonts have arrived. */
  forget(): void {
    this.#widths.clear();
  }

  /** At most `most` lines of letters of a size in a width. */
  lines(title: string, width: number, size: number, most: number): readonly string[] {
    const lines: string[] = [];
    for (const paragraph of title.split("\n")) {
      if (lines.length < most) this.#paragraph(paragraph, width / size, lines);
    }
    return lines.length > most ? lines.slice(0, most) : lines;
  }

  #paragraph(paragraph: string, room: number, lines: string[]): void {
    const space = this.#widthOf(" ");
    let line: string | null = null;
    let used = 0;
    for (const word of paragraph.split(" ").flatMap((one) => this.#pieces(one, room))) {
      const width = this.#widthOf(word);
      if (line !== null && used + space + width > room) {
        lines.push(line);
        line = null;
        used = 0;
      }
      used += line === null ? width : space + width;
      line = line === null ? word : `${line} ${word}`;
    }
    lines.push(line ?? "");
  }

  /** A word as it is, or in pieces that fit when it is wider than a line. */
  #pieces(word: string, room: number): string[] {
    if (this.#widthOf(word) <= room || word.length < 2) return [word];
    const pieces: string[] = [];
    let piece = "";
    for (const letter of word) {
      if (piece !== "" && this.#measure(piece + letter) > room) {
        pieces.push(piece);
        piece = "";
      }
      piece += letter;
    }
    return [...pieces, piece];
  }

  #widthOf(word: string): number {
    const known = this.#widths.get(word);
    if (known !== undefined) return known;
    if (this.#widths.size >= MOST_WORDS) this.#widths.clear();
    const width = this.#measure(word);
    this.#widths.set(word, width);
    return width;
  }
}
