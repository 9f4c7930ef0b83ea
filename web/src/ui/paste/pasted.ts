/** What was pasted, freed from where it came from. */

/** One line of a list: how deep it stands, and whether it heads what follows. */
export interface Line {
  readonly text: string;
  readonly level: number;
  readonly heading: boolean;
}

/** A block of cells, or lines one below the other. */
export type Pasted =
  | { readonly kind: "grid"; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "lines"; readonly lines: readonly Line[] };

/** How many cards would come of it. */
export function countOf(pasted: Pasted): number {
  if (pasted.kind === "lines") return pasted.lines.length;
  return pasted.rows.reduce((sum, row) => sum + row.filter((cell) => cell !== "").length, 0);
}

/** The beginning of it, no more than so many cards. */
export function firstOf(pasted: Pasted, count: number): Pasted {
  if (pasted.kind === "lines") return { kind: "lines", lines: pasted.lines.slice(0, count) };
  let left = count;
  const rows: string[][] = [];
  for (const row of pasted.rows) {
    if (left <= 0) break;
    rows.push(row.map((cell) => (cell === "" || left-- > 0 ? cell : "")));
  }
  return { kind: "grid", rows };
}

/** A grid without empty rows, and without columns that are empty in all of them; one column is a list of lines. */
export function gridOf(rows: readonly (readonly string[])[]): Pasted | null {
  const cells = rows.map((row) => row.map(cleaned)).filter((row) => row.some((cell) => cell !== ""));
  const width = Math.max(0, ...cells.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => at).filter((at) =>
    cells.some((row) => (row[at] ?? "") !== ""),
  );
  if (columns.length === 0) return null;
  const kept = cells.map((row) => columns.map((at) => row[at] ?? ""));
  if (columns.length > 1) return { kind: "grid", rows: kept };
  return { kind: "lines", lines: kept.map(([text]) => ({ text: text ?? "", level: 0, heading: false })) };
}

const LINE_END = /\r\n?|[\u2028\u2029]/g;
/** What no text needs and some programs put in: zeros, other control signs except tab and line break, byte order marks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g;

/** A text without signs that nobody sees, its lines ended alike and trimmed at their ends. */
export function cleaned(text: string): string {
  return text
    .replace(LINE_END, "\n")
    .replace(UNPRINTABLE, "")
    .replace(/\u00a0/g, " ")
    .replace(/[ \t]+$/gm, "")
    .trim();
}
