/** The way of a connector on the wall: its points, which way it points at its ends, and where its label sits. Pure. */
import { borderPoint, facingSide, NORMALS, sidePoint, type Terminal } from "@/canvas/routing/anchors";
import { elbowRoute } from "@/canvas/routing/elbow";
import type { Path } from "@/document/things";
import { type Box, centre, type Point } from "@/geometry/box";

/** A way in board units. */
export interface Route {
  readonly path: Path;
  /** x and y in turn: corners, or for a curve its two ends with their handles between them. */
  readonly points: readonly number[];
  readonly label: Point;
}

/** So many ways are stroked at once: one path of thousands takes longer than its parts. */
export const GATHERED = 96;
/** A curve leaves its ends at least this far, and at most this far, before it bends. */
const SHORTEST_HANDLE = 30;
const LONGEST_HANDLE = 400;
/** Into so many pieces a curve is cut where it has to be measured. */
const PIECES = 24;

/** The way between two ends. */
export function routeOf(path: Path, from: Terminal, to: Terminal): Route {
  switch (path) {
    case "straight":
      return wayOf(path, straightPoints(from, to));
    case "elbow":
      return wayOf(path, elbowRoute(from, to));
    case "curved":
      return wayOf(path, curvedPoints(from, to));
  }
}

function straightPoints(from: Terminal, to: Terminal): number[] {
  const a = from.side && from.bound ? sidePoint(from.box, from.side) : null;
  const b = to.side && to.bound ? sidePoint(to.box, to.side) : null;
  const start = a ?? (from.bound ? borderPoint(from.box, b ?? centre(to.box)) : centre(from.box));
  const end = b ?? (to.bound ? borderPoint(to.box, a ?? centre(from.box)) : centre(to.box));
  return [start.x, start.y, end.x, end.y];
}

function curvedPoints(from: Terminal, to: Terminal): number[] {
  const [start, out] = leaving(from, to);
  const [end, back] = leaving(to, from);
  const far = Math.hypot(end.x - start.x, end.y - start.y) / 2;
  const reach = Math.max(SHORTEST_HANDLE, Math.min(LONGEST_HANDLE, far));
  const { x: x0, y: y0 } = start;
  const { x: x1, y: y1 } = end;
  return [x0, y0, x0 + out.x * reach, y0 + out.y * reach, x1 + back.x * reach, y1 + back.y * reach, x1, y1];
}

function leaving(own: Terminal, other: Terminal): [Point, Point] {
  const side = own.side ?? facingSide(own.box, other.box);
  return [own.bound ? sidePoint(own.box, side) : centre(own.box), NORMALS[side]];
}

/** A way through these points, with the place of its label. */
export function wayOf(path: Path, points: readonly number[]): Route {
  return { path, points, label: middleOf(flat({ path, points })) };
}

/** The same way, elsewhere. */
export function movedRoute({ path, points, label }: Route, dx: number, dy: number): Route {
  return {
    path,
    points: points.map((value, at) => value + (at % 2 === 0 ? dx : dy)),
    label: { x: label.x + dx, y: label.y + dy },
  };
}

/** The way as straight pieces, x and y in turn. */
export function flat({ path, points }: Pick<Route, "path" | "points">): readonly number[] {
  if (path !== "curved" || points.length < 8) return points;
  const [x0 = 0, y0 = 0, ax = 0, ay = 0, bx = 0, by = 0, x1 = 0, y1 = 0] = points;
  const pieces: number[] = [];
  for (let i = 0; i <= PIECES; i++) {
    const t = i / PIECES;
    const u = 1 - t;
    const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    pieces.push(p * x0 + q * ax + r * bx + s * x1, p * y0 + q * ay + r * by + s * y1);
  }
  return pieces;
}

/** The point half way along. */
function middleOf(points: readonly number[]): Point {
  let length = 0;
  for (let i = 2; i < points.length; i += 2) length += pieceLength(points, i);
  let rest = length / 2;
  for (let i = 2; i < points.length; i += 2) {
    const piece = pieceLength(points, i);
    if (piece >= rest && piece > 0) {
      const t = rest / piece;
      const [x0, y0, x1, y1] = [points[i - 2], points[i - 1], points[i], points[i + 1]] as [
        number,
        number,
        number,
        number,
      ];
      return { x: x0 + (x1 - x0) * t, y: y0 + (y1 - y0) * t };
    }
    rest -= piece;
  }
  return { x: points[0] ?? 0, y: points[1] ?? 0 };
}

function pieceLength(points: readonly number[], i: number): number {
  const [x0, y0, x1, y1] = [points[i - 2], points[i - 1], points[i], points[i + 1]] as [number, number, number, number];
  return Math.hypot(x1 - x0, y1 - y0);
}

/** How far a point is from a way. */
export function distanceTo(route: Pick<Route, "path" | "points">, point: Point): number {
  const points = flat(route);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 2; i < points.length; i += 2) {
    const [x0, y0, x1, y1] = [points[i - 2], points[i - 1], points[i], points[i + 1]] as [
      number,
      number,
      number,
      number,
    ];
    least = Math.min(least, distanceToPiece(point, x0, y0, x1, y1));
  }
  return least;
}

/** How far a point is from a straight piece. */
export function distanceToPiece(point: Point, x0: number, y0: number, x1: number, y1: number): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - x0) * dx + (point.y - y0) * dy) / squared));
  return Math.hypot(point.x - x0 - t * dx, point.y - y0 - t * dy);
}

/** Around a way. */
export function boxOfRoute({ points }: Pick<Route, "points">): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left > right ? { x: 0, y: 0, w: 0, h: 0 } : { x: left, y: top, w: right - left, h: bottom - top };
}
