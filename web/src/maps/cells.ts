/** Questions a pointer asks a layout: which cell is here, and between which cards would a drop land. */
import type { CardId } from "@/document/records";
import { type Box, contains, type Point } from "@/geometry/box";
import type { Cell, MapLayout } from "@/maps/model";

/** How far outside a cell a drop still belongs to it: gaps and lines between lanes are not traps. */
const REACH = 24;

/** Air between a landing mark and the edges of its cell. */
const CLEARANCE = 8;

/** The cell at a point, or the nearest one if the point is in a gap between cells. */
export function cellAt(layout: MapLayout, point: Point): Cell | null {
  let nearest: Cell | null = null;
  let least = REACH;
  for (const cell of layout.cells) {
    if (contains(cell.box, point)) return cell;
    const away = distance(cell.box, point);
    if (away < least) {
      least = away;
      nearest = cell;
    }
  }
  return nearest;
}

/** How many cards of the cell stay above a card dropped at the point; dragged cards themselves do not count. */
export function insertionIndex(layout: MapLayout, cell: Cell, point: Point, dragged?: ReadonlySet<CardId>): number {
  let index = 0;
  for (const placed of layout.cards) {
    if (placed.lane !== cell.lane || placed.column !== cell.column || dragged?.has(placed.card)) continue;
    if (placed.box.y + placed.box.h / 2 < point.y) index++;
  }
  return index;
}

/** The box a card dropped at this index would take: the bar or ghost that shows where it will land. */
export function landingBox(layout: MapLayout, cell: Cell, index: number, dragged?: ReadonlySet<CardId>): Box {
  const staying = layout.cards.filter(
    (placed) => placed.lane === cell.lane && placed.column === cell.column && !dragged?.has(placed.card),
  );
  const next = staying[index];
  const previous = staying[index - 1];
  const beside = next ?? previous;
  const y = next
    ? next.box.y - CLEARANCE / 2
    : previous
      ? bottom(previous.box) + CLEARANCE / 2
      : cell.box.y + CLEARANCE;
  const x = beside?.box.x ?? cell.box.x + CLEARANCE;
  return { x, y, w: beside?.box.w ?? Math.max(0, cell.box.w - 2 * CLEARANCE), h: 0 };
}

function bottom(box: Box): number {
  return box.y + box.h;
}

function distance(box: Box, point: Point): number {
  const dx = Math.max(box.x - point.x, 0, point.x - (box.x + box.w));
  const dy = Math.max(box.y - point.y, 0, point.y - (box.y + box.h));
  return Math.max(dx, dy);
}
