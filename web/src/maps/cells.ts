/** Questions a pointer asks a layout: which cell is here, and between which cards would a drop land. */
import type { CardId } from "@/document/records";
import { type Box, contains, type Point } from "@/geometry/box";
import { cellKey } from "@/maps/cellKey";
import type { Cell, MapLayout, PlacedCard } from "@/maps/model";

const NO_CARDS: readonly PlacedCard[] = [];

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

/** How many cards of the cell stay before a card dropped at the point, in reading order; dragged cards themselves do not count. */
export function insertionIndex(layout: MapLayout, cell: Cell, point: Point, dragged?: ReadonlySet<CardId>): number {
  const inside = cardsIn(layout, cell);
  const before = cell.across > 1 ? beforeInRows(inside, point) : isAbove(point);
  return inside.filter((placed) => !dragged?.has(placed.card) && before(placed)).length;
}

function cardsIn({ stacks }: MapLayout, { lane, column }: Cell): readonly PlacedCard[] {
  return stacks.get(cellKey(lane, column)) ?? NO_CARDS;
}

const isAbove =
  (point: Point) =>
  ({ box }: PlacedCard): boolean =>
    box.y + box.h / 2 < point.y;

/** Of cards side by side: those of rows above, and those left of the point in its own row. */
function beforeInRows(inside: readonly PlacedCard[], point: Point): (placed: PlacedCard) => boolean {
  const ends = new Map<number, number>();
  for (const { box } of inside) ends.set(box.y, Math.max(ends.get(box.y) ?? 0, bottom(box)));
  return ({ box }) => {
    if (point.y >= (ends.get(box.y) ?? 0) + CLEARANCE / 2) return true;
    return point.y >= box.y - CLEARANCE / 2 && box.x + box.w / 2 < point.x;
  };
}

/** The box a card dropped at this index would take: the bar or ghost that shows where it will land. */
export function landingBox(layout: MapLayout, cell: Cell, index: number, dragged?: ReadonlySet<CardId>): Box {
  const staying = cardsIn(layout, cell).filter(({ card }) => !dragged?.has(card));
  const next = staying[index];
  const previous = staying[index - 1];
  const beside = next ?? previous;
  if (cell.across > 1 && beside) {
    const x = next ? beside.box.x - CLEARANCE / 2 : beside.box.x + beside.box.w + CLEARANCE / 2;
    return { x, y: beside.box.y, w: 0, h: beside.box.h };
  }
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
