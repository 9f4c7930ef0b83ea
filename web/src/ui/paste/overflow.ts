/** What of a paste lies beyond the map: how many lanes and columns it would take more. Pure. */
import type { Grid } from "@/ui/paste/layPasted";
import type { Pasted } from "@/ui/paste/pasted";

/** Lanes and columns that a paste needs beyond those there are. */
export interface Overflow {
  readonly lanes: number;
  readonly columns: number;
}

/** No more lanes or columns than this are made for one paste. */
export const MOST_NEW_STRIPS = 20;

/** How far a paste reaches beyond the last lane and the last column, from its cell on. */
export function overflowOf(pasted: Pasted, { lanes, columns, from }: Grid): Overflow {
  const lane = Math.max(0, lanes.indexOf(from.lane));
  const column = Math.max(
    0,
    columns.findIndex(({ id }) => id === from.column),
  );
  const down = pasted.kind === "grid" ? pasted.rows.length : 1;
  const across = pasted.kind === "grid" ? widthOf(pasted.rows) : depthOf(pasted);
  return {
    lanes: Math.max(0, lane + down - lanes.length),
    columns: Math.max(0, column + across - columns.length),
  };
}

/** Whether all of it fits. */
export function fits({ lanes, columns }: Overflow): boolean {
  return lanes === 0 && columns === 0;
}

function widthOf(rows: readonly (readonly string[])[]): number {
  return Math.max(0, ...rows.map((row) => row.reduce((most, text, at) => (text === "" ? most : at + 1), 0)));
}

function depthOf(pasted: Extract<Pasted, { kind: "lines" }>): number {
  // What stands under headings goes to columns by their names, wherever those are.
  return pasted.lines.some(({ heading }) => heading) ? 1 : Math.max(...pasted.lines.map(({ level }) => level)) + 1;
}
