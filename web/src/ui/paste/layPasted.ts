/** Where the cards of a paste come to lie: on the canvas as they stood, in a map as a block from one cell on. Pure. */
import { FREE_CARD, FREE_GAP } from "@/canvas/cardSize";
import type { CellAddress } from "@/document/commands/insertion";
import type { Plant } from "@/document/commands/planting";
import type { ColumnId, LaneId, MapId } from "@/document/records";
import type { Box, Point } from "@/geometry/box";
import type { Line, Pasted } from "@/ui/paste/pasted";

/** A map to paste into: its lanes and columns in order, and the cell from which the block goes. */
export interface Grid {
  readonly map: MapId;
  readonly lanes: readonly LaneId[];
  readonly columns: readonly { readonly id: ColumnId; readonly title: string }[];
  readonly from: CellAddress;
}

const STEP = { x: FREE_CARD.w + FREE_GAP, y: FREE_CARD.h + FREE_GAP };
/** Lists up to this long stay one column; longer ones are laid beside each other, a little wider than high. */
const LONGEST_COLUMN = 12;
/** Between what different headings head. */
const HEADING_GAP = 2 * FREE_GAP;
const HEADING_PAPER = "grey";

/** Lays a paste onto the canvas, its top left corner at the point: rows stay rows, deeper lines stand to the right. */
export function layOnCanvas(pasted: Pasted, corner: Point): Plant[] {
  const spots = pasted.kind === "grid" ? gridSpots(pasted.rows) : lineSpots(pasted.lines);
  return spots.map(({ text, heading, x, y }) => ({
    content: heading ? { title: text, color: HEADING_PAPER } : { title: text },
    at: { x: Math.round(corner.x + x), y: Math.round(corner.y + y) },
  }));
}

/** How much room a paste takes on the canvas. */
export function extentOf(pasted: Pasted): Pick<Box, "w" | "h"> {
  const spots = pasted.kind === "grid" ? gridSpots(pasted.rows) : lineSpots(pasted.lines);
  let [w, h] = [FREE_CARD.w, FREE_CARD.h] as [number, number];
  for (const { x, y } of spots) [w, h] = [Math.max(w, x + FREE_CARD.w), Math.max(h, y + FREE_CARD.h)];
  return { w, h };
}

interface Spot extends Point {
  readonly text: string;
  readonly heading: boolean;
}

function gridSpots(rows: readonly (readonly string[])[]): Spot[] {
  return rows.flatMap((row, down) =>
    row.flatMap((text, across): Spot[] =>
      text === "" ? [] : [{ text, heading: false, x: across * STEP.x, y: down * STEP.y }],
    ),
  );
}

function lineSpots(lines: readonly Line[]): Spot[] {
  const spots: Spot[] = [];
  let left = 0;
  for (const section of sections(lines)) {
    const own = sectionSpots(section);
    for (const spot of own) spots.push({ ...spot, x: spot.x + left });
    left += Math.max(...own.map(({ x }) => x)) + STEP.x + HEADING_GAP;
  }
  return spots;
}

/** What stands below each heading, with it. */
function sections(lines: readonly Line[]): Line[][] {
  const all: Line[][] = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (last && !line.heading) last.push(line);
    else all.push([line]);
  }
  return all;
}

function sectionSpots(section: readonly Line[]): Spot[] {
  const nested = section.some(({ level }) => level > 0);
  const flat = section.filter(({ heading }) => !heading).length;
  const tall = nested || flat <= LONGEST_COLUMN ? section.length : Math.ceil(Math.sqrt(flat * 2));
  const spots: Spot[] = [];
  let row = 0;
  let above = -1;
  let first = 0;
  for (const { text, heading, level } of section) {
    if (heading) {
      spots.push({ text, heading, x: 0, y: 0 });
      first = 1;
      continue;
    }
    // What stands under a line begins beside it; anything else begins a new row.
    if (above >= 0 && level <= above) row += 1;
    above = level;
    const column = nested ? level : Math.floor(row / tall);
    spots.push({ text, heading, x: column * STEP.x, y: (first + (nested ? row : row % tall)) * STEP.y });
  }
  return spots;
}

/**
 * Lays a paste into a map from one cell on. A row of a table is a lane and a column a column; a deeper line goes one
 * column further; what stands under a heading goes into the column with that title. Where the map ends, the last lane or
 * column takes the rest: nothing is left out, and no lane or column is made.
 */
export function layInMap(pasted: Pasted, grid: Grid): Plant[] {
  const lane = Math.max(0, grid.lanes.indexOf(grid.from.lane));
  const column = Math.max(
    0,
    grid.columns.findIndex(({ id }) => id === grid.from.column),
  );
  const at = (down: number, across: number): CellAddress => ({
    map: grid.map,
    lane: grid.lanes[Math.min(grid.lanes.length - 1, lane + down)] ?? grid.from.lane,
    column: grid.columns[Math.min(grid.columns.length - 1, across)]?.id ?? grid.from.column,
  });
  if (pasted.kind === "grid") {
    return pasted.rows.flatMap((row, down) =>
      row.flatMap((title, across): Plant[] =>
        title === "" ? [] : [{ content: { title }, at: at(down, column + across) }],
      ),
    );
  }
  let start = column;
  return pasted.lines.flatMap((line): Plant[] => {
    if (line.heading) {
      const headed = grid.columns.findIndex(({ title }) => sameWords(title, line.text));
      start = headed < 0 ? column : headed;
      // A heading that is a column already says nothing new.
      return headed < 0 ? [{ content: { title: line.text, color: HEADING_PAPER }, at: at(0, start) }] : [];
    }
    return [{ content: { title: line.text }, at: at(0, start + line.level) }];
  });
}

function sameWords(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase() && a.trim() !== "";
}
