/** Where something carried would land if it were dropped here: pure, so that what is shown is exactly what happens. */
import type { Landing } from "@/canvas/paintOverlay";
import type { Scene } from "@/canvas/scene";
import type { Sheet } from "@/canvas/sheet";
import type { BoardState, CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { Box, Point } from "@/geometry/box";
import { cellAt, insertionIndex, landingBox } from "@/maps/cells";
import { kinds } from "@/maps/kinds";
import { lanePeers, seatBeside } from "@/maps/laneSeats";
import type { ColumnHeader } from "@/maps/model";
import type { Carried } from "@/tools/effects";

/** What a drop would do. */
export type Plan =
  /** Back to where it came from. */
  | { readonly kind: "none" }
  | { readonly kind: "canvas"; readonly dx: number; readonly dy: number }
  | { readonly kind: "map"; readonly map: MapId; readonly dx: number; readonly dy: number }
  | {
      readonly kind: "cell";
      readonly map: MapId;
      readonly lane: LaneId;
      readonly column: ColumnId;
      readonly index: number;
      readonly landing: Landing;
    }
  | {
      readonly kind: "column";
      readonly column: ColumnId;
      readonly parent: ColumnId | null;
      readonly index: number;
      readonly landing: Landing;
    }
  | { readonly kind: "lane"; readonly lane: LaneId; readonly index: number; readonly landing: Landing };

/** Something in the hand. */
export interface Carrying {
  readonly what: Carried;
  /** All cards that move along. */
  readonly cards: ReadonlySet<CardId>;
  /** Whether anything else moves along: then all of it stays on the canvas. */
  readonly mixed?: boolean;
  readonly from: Point;
}

const NOWHERE: Plan = { kind: "none" };

/** The plan for dropping what is carried at a point of the board. */
export function planDrop(scene: Scene, state: BoardState, carrying: Carrying, at: Point): Plan {
  const { what, from } = carrying;
  const dx = at.x - from.x;
  const dy = at.y - from.y;
  switch (what.kind) {
    case "title":
      return { kind: "map", map: what.map, dx, dy };
    case "lane":
      return laneDrop(scene.sheet(what.map), state, what.lane, at);
    case "column": {
      const sheet = scene.sheetAt(at);
      const elsewhere = sheet && sheet.layout.map !== what.map && what.card !== null;
      if (elsewhere) return cellDrop(sheet, carrying.cards, at) ?? NOWHERE;
      return columnDrop(scene.sheet(what.map), what.column, at);
    }
    case "thing":
    case "connector":
      return { kind: "canvas", dx, dy };
    case "card": {
      if (carrying.mixed) return { kind: "canvas", dx, dy };
      const sheet = scene.sheetAt(at);
      if (!sheet) return { kind: "canvas", dx, dy };
      // Between the cells of a map a free card may lie on the sheet; a card of the map goes back to its cell.
      return cellDrop(sheet, carrying.cards, at) ?? (what.place === "canvas" ? { kind: "canvas", dx, dy } : NOWHERE);
    }
  }
}

function cellDrop(sheet: Sheet, cards: ReadonlySet<CardId>, at: Point): Plan | null {
  const { layout } = sheet;
  const cell = cellAt(layout, at);
  if (!cell || layout.columnHeaders.some((header) => header.card !== null && cards.has(header.card))) return null;
  const index = insertionIndex(layout, cell, at, cards);
  const landing = { area: cell.box, mark: landingBox(layout, cell, index, cards) };
  return { kind: "cell", map: layout.map, lane: cell.lane, column: cell.column, index, landing };
}

function columnDrop(sheet: Sheet | undefined, column: ColumnId, at: Point): Plan {
  const headers = sheet?.layout.columnHeaders ?? [];
  const own = headers.find((header) => header.column === column);
  if (!sheet || !own) return NOWHERE;
  const level = headers.filter((header) => header.level === own.level && header.column !== column);
  const target = nearestAcross(level, at.x);
  if (!target) return NOWHERE;
  const after = at.x > target.box.x + target.box.w / 2;
  const siblings = level.filter((header) => header.parent === target.parent);
  const index = siblings.findIndex((header) => header.column === target.column) + (after ? 1 : 0);
  const { bodyBox } = sheet.layout;
  const x = after ? target.box.x + target.box.w : target.box.x;
  const bottom = bodyBox.y + bodyBox.h;
  const mark = { x: x - 2 + (after ? 6 : -6), y: target.box.y, w: 4, h: bottom - target.box.y };
  return { kind: "column", column, parent: target.parent, index, landing: { area: null, mark } };
}

function nearestAcross(headers: readonly ColumnHeader[], x: number): ColumnHeader | null {
  let nearest: ColumnHeader | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const header of headers) {
    const away = Math.max(header.box.x - x, 0, x - header.box.x - header.box.w);
    if (away < least) {
      least = away;
      nearest = header;
    }
  }
  return nearest;
}

function laneDrop(sheet: Sheet | undefined, state: BoardState, lane: LaneId, at: Point): Plan {
  // Regions have their places.
  if (!sheet || sheet.layout.regions) return NOWHERE;
  const { layout } = sheet;
  const own = state.lanes.get(lane);
  const kind = kinds.get(state.maps.get(layout.map)?.kind ?? "");
  if (!own || !kind) return NOWHERE;
  // A pinned lane stands first or last whatever its order says: lanes change places only with those pinned alike.
  const peers = new Set(lanePeers(kind, state, own).map(({ id }) => id));
  const others = layout.laneHeaders.filter((header) => header.lane !== lane && peers.has(header.lane));
  const next = others.find((header) => at.y < header.box.y + header.box.h / 2);
  const last = others.at(-1);
  if (!last) return NOWHERE;
  const index = next ? seatBeside(state, own, next.lane, "before") : seatBeside(state, own, last.lane, "after");
  const y = next ? next.box.y - 6 : last.box.y + last.box.h + 2;
  const mark: Box = { x: last.box.x, y, w: layout.bodyBox.x + layout.bodyBox.w - last.box.x, h: 4 };
  return { kind: "lane", lane, index, landing: { area: null, mark } };
}
