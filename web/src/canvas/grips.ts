/** What of a selection a hand can take hold of: corners and edges that stretch it, dots that begin a connector, ends of one. */
import type { Line } from "@/canvas/connectorStore";
import { NORMALS, sidePoint } from "@/canvas/routing/anchors";
import type { CardId } from "@/document/records";
import { type ConnectorId, SIDES, type Side, type ThingId } from "@/document/things";
import { type Box, contains, inflate, type Point } from "@/geometry/box";

/** Something to take hold of. */
export type Grip =
  /** An edge or corner: -1 is left or top, 1 right or bottom, 0 neither. */
  | { readonly kind: "resize"; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }
  /** The dot beside an item from which a connector is drawn. */
  | { readonly kind: "connect"; readonly item: CardId | ThingId; readonly side: Side }
  /** One end of a connector. */
  | { readonly kind: "end"; readonly connector: ConnectorId; readonly which: "from" | "to" };

/** What there is to take hold of right now. */
export interface Grips {
  /** The box with corners to stretch; null where nothing can be stretched. */
  readonly frame: Box | null;
  /** The item that connectors can be drawn from. */
  readonly source: { readonly item: CardId | ThingId; readonly box: Box } | null;
  /** The one selected connector. */
  readonly line: Line | null;
}

/** Nothing to take hold of. */
export const NO_GRIPS: Grips = { frame: null, source: null, line: null };

/** How near a pointer has to be, in pixels of the screen: a finger is 40 pixels wide. */
const REACH = { mouse: 8, pen: 10, touch: 20 } as const;
/** How far beside an item the dots for connectors are, in pixels of the screen. */
export const DOT_DISTANCE = 20;
/** A frame smaller than this on the screen has only its corners: there is no room for edges. */
const ROOMY = 24;

const CORNERS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;
const EDGES = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** Where the dot of a side is, on the board. */
export function dotPoint(box: Box, side: Side, zoom: number): Point {
  const at = sidePoint(box, side);
  const { x, y } = NORMALS[side];
  return { x: at.x + (x * DOT_DISTANCE) / zoom, y: at.y + (y * DOT_DISTANCE) / zoom };
}

/** What lies under a pointer; ends of connectors first, then corners, dots and edges. */
export function gripAt(grips: Grips, point: Point, zoom: number, pointer: keyof typeof REACH): Grip | null {
  const reach = REACH[pointer] / zoom;
  return (
    endAt(grips, point, reach) ??
    cornerAt(grips, point, reach) ??
    dotAt(grips, point, zoom, reach) ??
    edgeAt(grips, point, zoom, reach)
  );
}

function near(a: Point, b: Point, reach: number): boolean {
  return Math.abs(a.x - b.x) <= reach && Math.abs(a.y - b.y) <= reach;
}

function endAt({ line }: Grips, point: Point, reach: number): Grip | null {
  if (!line) return null;
  const { points } = line.route;
  const connector = line.connector.id;
  const to = { x: points.at(-2) ?? 0, y: points.at(-1) ?? 0 };
  if (near(point, to, reach)) return { kind: "end", connector, which: "to" };
  const from = { x: points[0] ?? 0, y: points[1] ?? 0 };
  return near(point, from, reach) ? { kind: "end", connector, which: "from" } : null;
}

function cornerAt({ frame }: Grips, point: Point, reach: number): Grip | null {
  if (!frame) return null;
  for (const [x, y] of CORNERS) {
    const corner = { x: frame.x + ((x + 1) / 2) * frame.w, y: frame.y + ((y + 1) / 2) * frame.h };
    if (near(point, corner, reach)) return { kind: "resize", x, y };
  }
  return null;
}

function dotAt({ source }: Grips, point: Point, zoom: number, reach: number): Grip | null {
  if (!source) return null;
  const side = SIDES.find((one) => near(point, dotPoint(source.box, one, zoom), reach));
  return side ? { kind: "connect", item: source.item, side } : null;
}

function edgeAt({ frame }: Grips, point: Point, zoom: number, reach: number): Grip | null {
  // Inside, close to the edge, one takes hold of the item itself; the edge reaches outwards.
  if (!frame || !contains(inflate(frame, reach), point) || Math.min(frame.w, frame.h) * zoom < ROOMY) return null;
  const inner = reach / 2;
  for (const [x, y] of EDGES) {
    const away =
      x !== 0
        ? Math.abs(point.x - frame.x - ((x + 1) / 2) * frame.w)
        : Math.abs(point.y - frame.y - ((y + 1) / 2) * frame.h);
    if (away <= inner) return { kind: "resize", x, y };
  }
  return null;
}

/** The CSS cursor over a grip. */
export function cursorOf(grip: Grip): string {
  if (grip.kind !== "resize") return "crosshair";
  if (grip.x === 0) return "ns-resize";
  if (grip.y === 0) return "ew-resize";
  return grip.x === grip.y ? "nwse-resize" : "nesw-resize";
}
