/** The arrows of all maps with the ways they take; found anew for a map when it is laid out again or a link changed. */
import { arrowRoute } from "@/canvas/routing/arrowRoute";
import { boxOfRoute, distanceTo, type Route } from "@/canvas/routing/route";
import { cellKey, type Sheet } from "@/canvas/sheet";
import type { LinkId } from "@/document/links";
import type { BoardState, MapId } from "@/document/records";
import { type Box, inflate, intersects, type Point } from "@/geometry/box";
import { arrowLabel, type DrawnArrow, drawnArrows } from "@/maps/blueprint/arrows";

/** An arrow ready for painting. */
export interface ArrowLine {
  readonly map: MapId;
  readonly arrow: DrawnArrow;
  readonly route: Route;
  readonly box: Box;
}

/** The arrows of one map, and the sheet they were drawn on. */
interface Drawn {
  readonly sheet: Sheet;
  readonly arrows: readonly DrawnArrow[];
  /** By the place of their arrow; null where it has no way. */
  readonly ways: readonly (ArrowLine | null)[];
  readonly lines: readonly ArrowLine[];
}

/** Room for heads and labels around a way. */
const AROUND = 24;
const LABEL_REACH = { x: 60, y: 12 };

/** All arrows that are drawn. */
export class ArrowStore {
  readonly #byMap = new Map<MapId, Drawn>();

  /** Finds the arrows of a map again; without a sheet it has none. Those whose ends stand as they stood keep their ways. */
  sync(map: MapId, sheet: Sheet | undefined, state: BoardState): void {
    const arrows = sheet ? drawnArrows(map, state) : [];
    if (sheet && arrows.length > 0) this.#byMap.set(map, drawnOn(map, sheet, arrows, this.#byMap.get(map)));
    else this.#byMap.delete(map);
  }

  /** The arrows of maps that may touch a box. */
  *within(box: Box): Generator<ArrowLine> {
    for (const { lines } of this.#byMap.values()) {
      for (const line of lines) if (intersects(line.box, box)) yield line;
    }
  }

  /** The way of one arrow, if it is drawn. */
  get(map: MapId, link: LinkId): ArrowLine | undefined {
    return this.#byMap.get(map)?.lines.find(({ arrow }) => arrow.id === link);
  }

  /** The arrow under a point. */
  at(point: Point, near: number): ArrowLine | null {
    let found: ArrowLine | null = null;
    for (const line of this.within(inflate({ ...point, w: 0, h: 0 }, near))) {
      const { label } = line.route;
      const away = { x: Math.abs(label.x - point.x), y: Math.abs(label.y - point.y) };
      const onLabel = arrowLabel(line.arrow) !== "" && away.x < LABEL_REACH.x && away.y < LABEL_REACH.y;
      if (onLabel || distanceTo(line.route, point) <= near) found = line;
    }
    return found;
  }
}

function drawnOn(map: MapId, sheet: Sheet, arrows: readonly DrawnArrow[], before: Drawn | undefined): Drawn {
  const known = before?.sheet.cells === sheet.cells ? before : null;
  const ways = arrows.map((arrow, nth) => {
    if (known?.arrows[nth] === arrow && standsAsBefore(arrow, sheet, known.sheet)) return known.ways[nth] ?? null;
    const route = arrowRoute(sheet, arrow.from, arrow.to, nth);
    return route ? { map, arrow, route, box: inflate(boxOfRoute(route), AROUND) } : null;
  });
  return { sheet, arrows, ways, lines: ways.filter((way) => way !== null) };
}

/** Whether what stands in both cells of an arrow stands where it stood; the cells are the same. */
function standsAsBefore({ from, to }: DrawnArrow, now: Sheet, before: Sheet): boolean {
  return [from, to].every(({ lane, column }) => {
    const key = cellKey(lane, column);
    return now.stacks.get(key) === before.stacks.get(key);
  });
}
