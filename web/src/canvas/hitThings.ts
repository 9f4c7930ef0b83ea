/** Which thing or connector lies under a point: strokes by their line, shapes by their form, frames by title and edge. */
import { insideForm } from "@/canvas/forms";
import { extentOf } from "@/canvas/inkPath";
import { distanceTo, distanceToPiece } from "@/canvas/routing/route";
import type { Scene } from "@/canvas/scene";
import { PLANES, planeOf } from "@/canvas/thingStore";
import { frameTitleBox } from "@/canvas/thingText";
import type { Connector, InkThing, Thing } from "@/document/things";
import { contains, inflate, type Point } from "@/geometry/box";

/** How near to a line a point has to be, in pixels of the screen. */
const NEAR = 6;

/** The topmost thing of a plane under a point. */
export function thingAt(scene: Scene, plane: keyof typeof PLANES, point: Point, zoom: number): Thing | null {
  const { things } = scene;
  const near = NEAR / zoom;
  const count = things.cull(inflate({ x: point.x, y: point.y, w: 0, h: 0 }, near));
  for (let i = count - 1; i >= 0; i--) {
    const thing = things.thing[things.visible[i] as number];
    if (thing && planeOf(thing) === PLANES[plane] && covers(thing, point, near)) return thing;
  }
  return null;
}

function covers(thing: Thing, point: Point, near: number): boolean {
  if (thing.type === "ink") return inkDistance(thing, point) <= Math.max(near, thing.width / 2);
  if (thing.type === "shape") return insideForm(thing.form, thing.box, point);
  return contains(thing.box, point);
}

/** How far a point is from the middle line of a stroke. */
export function inkDistance(ink: InkThing, point: Point): number {
  const { points, box } = ink;
  const [w, h] = extentOf(points);
  const sx = w > 0 ? box.w / w : 1;
  const sy = h > 0 ? box.h / h : 1;
  const px = (at: number): number => box.x + (points[at] as number) * sx;
  const py = (at: number): number => box.y + (points[at + 1] as number) * sy;
  if (points.length < 6) return points.length < 3 ? Infinity : Math.hypot(px(0) - point.x, py(0) - point.y);
  let least = Number.POSITIVE_INFINITY;
  for (let at = 3; at < points.length; at += 3) {
    least = Math.min(least, distanceToPiece(point, px(at - 3), py(at - 3), px(at), py(at)));
  }
  return least;
}

/** The topmost frame whose title or edge is under a point. What lies inside a frame is not the frame. */
export function frameAt(scene: Scene, point: Point, zoom: number): Thing | null {
  const { things } = scene;
  const { order, count } = things.drawn();
  let found: Thing | null = null;
  for (let i = 0; i < count; i++) {
    const thing = things.thing[order[i] as number];
    if (thing?.type !== "frame") break;
    const near = NEAR / zoom;
    const onEdge =
      contains(inflate(thing.box, near), point) &&
      !(thing.box.w > 2 * near && thing.box.h > 2 * near && contains(inflate(thing.box, -near), point));
    if (onEdge || contains(frameTitleBox(thing.box, zoom), point)) found = thing;
  }
  return found;
}

/** The topmost connector under a point. */
export function connectorAt(scene: Scene, point: Point, zoom: number): Connector | null {
  const { connectors } = scene;
  const near = NEAR / zoom;
  const count = connectors.cull(inflate({ x: point.x, y: point.y, w: 0, h: 0 }, near));
  for (let i = count - 1; i >= 0; i--) {
    const line = connectors.line(connectors.visible[i] as number);
    if (!line) continue;
    const { label } = line.route;
    const onLabel =
      line.connector.text.trim() !== "" && Math.abs(label.x - point.x) < 60 && Math.abs(label.y - point.y) < 12;
    if (onLabel || distanceTo(line.route, point) <= near) return line.connector;
  }
  return null;
}
