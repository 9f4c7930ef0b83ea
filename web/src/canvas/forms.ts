/** The outlines of shapes: how they are traced, what lies inside them, and where their text has room. Pure. */
import type { Form } from "@/document/things";
import type { Box, Point } from "@/geometry/box";

/** What an outline is drawn with: a canvas context or a path. */
export type Tracer = Pick<
  CanvasRenderingContext2D,
  "moveTo" | "lineTo" | "closePath" | "ellipse" | "roundRect" | "rect" | "bezierCurveTo"
>;

/** The share of a cylinder's height that its lid takes. */
const LID = 0.12;
/** The share of an arrow's width that its head takes, and of its height that its shaft takes. */
const HEAD = 0.32;
const SHAFT = 0.6;
/** How far a hexagon's corners are drawn in, as a share of its width. */
const CORNER = 0.2;
const ROUNDING = 16;

/** Traces an outline into a box. */
export function traceForm(to: Tracer, form: Form, x: number, y: number, w: number, h: number, zoom = 1): void {
  switch (form) {
    case "rectangle":
      to.rect(x, y, w, h);
      return;
    case "rounded":
      to.roundRect(x, y, w, h, Math.min(ROUNDING * zoom, w / 2, h / 2));
      return;
    case "ellipse":
      to.moveTo(x + w, y + h / 2);
      to.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI);
      return;
    case "cylinder":
      traceCylinder(to, x, y, w, h);
      return;
    case "cloud":
      traceCloud(to, x, y, w, h);
      return;
    default:
      traceCorners(to, CORNERS[form], x, y, w, h);
  }
}

/** Corners of straight-edged forms, as shares of width and height. */
const CORNERS: Readonly<Record<"diamond" | "triangle" | "hexagon" | "arrow", readonly (readonly [number, number])[]>> =
  {
    diamond: [
      [0.5, 0],
      [1, 0.5],
      [0.5, 1],
      [0, 0.5],
    ],
    triangle: [
      [0.5, 0],
      [1, 1],
      [0, 1],
    ],
    hexagon: [
      [CORNER, 0],
      [1 - CORNER, 0],
      [1, 0.5],
      [1 - CORNER, 1],
      [CORNER, 1],
      [0, 0.5],
    ],
    arrow: [
      [0, (1 - SHAFT) / 2],
      [1 - HEAD, (1 - SHAFT) / 2],
      [1 - HEAD, 0],
      [1, 0.5],
      [1 - HEAD, 1],
      [1 - HEAD, (1 + SHAFT) / 2],
      [0, (1 + SHAFT) / 2],
    ],
  };

function traceCorners(
  to: Tracer,
  corners: readonly (readonly [number, number])[],
  x: number,
  y: number,
  w: number,
  h: number,
): void {
  for (const [at, [across, down]] of corners.entries()) {
    if (at === 0) to.moveTo(x + across * w, y + down * h);
    else to.lineTo(x + across * w, y + down * h);
  }
  to.closePath();
}

function traceCylinder(to: Tracer, x: number, y: number, w: number, h: number): void {
  const lid = h * LID;
  to.moveTo(x + w, y + lid);
  to.ellipse(x + w / 2, y + lid, w / 2, lid, 0, 0, Math.PI, true);
  to.lineTo(x, y + h - lid);
  to.ellipse(x + w / 2, y + h - lid, w / 2, lid, 0, Math.PI, 0, true);
  to.lineTo(x + w, y + lid);
  to.ellipse(x + w / 2, y + lid, w / 2, lid, 0, 0, Math.PI);
}

/** Bows of a cloud: handles and end of each, as shares of the box. */
const BOWS = [
  [0.02, 0.62, -0.02, 0.3, 0.2, 0.3],
  [0.22, -0.04, 0.52, -0.04, 0.58, 0.16],
  [0.7, 0.02, 0.92, 0.1, 0.86, 0.34],
  [1.06, 0.4, 1.04, 0.8, 0.82, 0.8],
  [0.78, 1.04, 0.5, 1.06, 0.42, 0.88],
  [0.3, 1.02, 0.1, 0.98, 0.14, 0.76],
] as const;

function traceCloud(to: Tracer, x: number, y: number, w: number, h: number): void {
  to.moveTo(x + 0.14 * w, y + 0.76 * h);
  for (const [ax, ay, bx, by, ex, ey] of BOWS) {
    to.bezierCurveTo(x + ax * w, y + ay * h, x + bx * w, y + by * h, x + ex * w, y + ey * h);
  }
  to.closePath();
}

/** Whether a point of its box lies inside a form. */
export function insideForm(form: Form, box: Box, point: Point): boolean {
  const u = (point.x - box.x) / box.w;
  const v = (point.y - box.y) / box.h;
  if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1)) return false;
  if (form === "ellipse") return (u - 0.5) ** 2 + (v - 0.5) ** 2 <= 0.25;
  return form in CORNERS ? insideCorners(CORNERS[form as keyof typeof CORNERS], u, v) : true;
}

function insideCorners(corners: readonly (readonly [number, number])[], u: number, v: number): boolean {
  let inside = false;
  for (const [at, [x1, y1]] of corners.entries()) {
    const [x0, y0] = corners[(at + corners.length - 1) % corners.length] as readonly [number, number];
    if (y0 > v !== y1 > v && u < ((x1 - x0) * (v - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
}

/** How much of each side of the box a text has to keep clear: left and right, top and bottom, as shares. */
const MARGINS: Readonly<Record<Form, readonly [number, number, number]>> = {
  rectangle: [0, 0, 0],
  rounded: [0, 0, 0],
  ellipse: [0.14, 0.14, 0.14],
  diamond: [0.25, 0.25, 0.25],
  triangle: [0.25, 0.45, 0.02],
  hexagon: [0.12, 0, 0],
  cylinder: [0, 2 * LID, LID],
  arrow: [0.08, (1 - SHAFT) / 2, (1 - SHAFT) / 2],
  cloud: [0.14, 0.16, 0.16],
};

/** The part of a shape in which its text is written. */
export function textRoom(form: Form, { x, y, w, h }: Box, pad: number): Box {
  const [side, top, bottom] = MARGINS[form];
  const left = x + side * w + pad;
  const upper = y + top * h + pad;
  return {
    x: left,
    y: upper,
    w: Math.max(1, w - 2 * side * w - 2 * pad),
    h: Math.max(1, h - (top + bottom) * h - 2 * pad),
  };
}
