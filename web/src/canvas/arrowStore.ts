/** The arrows of all maps with the ways they take; found anew for a map when it is laid out again or a link changed. */
import { arrowRoute } from "@/canvas/routing/arrowRoute";
import { boxOfRoute, distanceTo, type Route } from "@/canvas/routing/route";
import type { Sheet } from "@/canvas/sheet";
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

/** Room for heads and labels around a way. */
const AROUND = 24;
const LABEL_REACH = { x: 60, y: 12 };

/** All arrows that are drawn. */
export class ArrowStore {
  readonly #byMap = new Map<MapId, readonly ArrowLine[]>();

  /** Finds the arrows of a map again; without a sheet it has none. */
  sync(map: MapId, sheet: Sheet | undefined, state: BoardState): void {
    const lines = sheet ? linesOf(map, sheet, state) : [];
    if (lines.length > 0) this.#byMap.set(map, lines);
    else this.#byMap.delete(map);
  }

  /** The arrows of maps that may touch a box. */
  *within(box: Box): Generator<ArrowLine> {
    for (const lines of this.#byMap.values()) for (const line of lines) if (intersects(line.box, box)) yield line;
  }

  /** The way of one arrow, if it is drawn. */
  get(map: MapId, link: LinkId): ArrowLine | undefined {
    return this.#byMap.get(map)?.find(({ arrow }) => arrow.id === link);
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

function linesOf(map: MapId, sheet: Sheet, state: BoardState): readonly ArrowLine[] {
  return drawnArrows(map, state).flatMap((arrow, nth): ArrowLine[] => {
    const route = arrowRoute(sheet, arrow.from, arrow.to, nth);
    return route ? [{ map, arrow, route, box: inflate(boxOfRoute(route), AROUND) }] : [];
  });
}
