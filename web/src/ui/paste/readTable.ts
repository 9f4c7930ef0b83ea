/** Tables as text: what spreadsheets copy, and files with separated values. Pure. */
import Papa from "papaparse";
import { gridOf, type Pasted } from "@/ui/paste/pasted";

const SEPARATORS = [";", ","] as const;

/** The block of cells in a text with tabs, quotes and line breaks within quotes understood; null when it is no table. */
export function readTable(text: string): Pasted | null {
  // A list that is indented by tabs is no table: in a table the first line begins with a cell or has more of them.
  if (/\S\t/.test(text)) return gridOf(parsed(text, "\t"));
  for (const separator of SEPARATORS) {
    const rows = parsed(text, separator);
    if (isTable(rows)) return gridOf(rows);
  }
  return null;
}

function parsed(text: string, delimiter: string): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true });
  return data;
}

/** Prose has commas too, with a space behind them and not the same number in each line. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 2) return false;
  return rows.every((row) => row.length === width && row.every((cell) => !/^\s/.test(cell)));
}
