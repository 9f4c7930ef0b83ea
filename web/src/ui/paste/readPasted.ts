import type { Pasted } from "@/ui/paste/pasted";
import { readHtml } from "@/ui/paste/readHtml";
import { readLines } from "@/ui/paste/readLines";
import { readTable } from "@/ui/paste/readTable";

/** What a clipboard held: its words, and its markup if there was any. */
export interface Clipping {
  readonly text: string;
  readonly html: string;
}

/** Reads a clipping: a table where there is one, else a list, else lines. Null when there is nothing to make cards of. */
export function readPasted({ text, html }: Clipping): Pasted | null {
  // The plain text of a spreadsheet says all and is read faster; the markup only where the text has no tabs.
  const table = text === "" ? null : readTable(text);
  return table ?? (html === "" ? null : readHtml(html)) ?? readLines(text);
}
