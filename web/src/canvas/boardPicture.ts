/**
 * The first picture of a large board without maps: where everything lies and in which colour, as the server tells it before the board
 * itself is here. Its shape is in docs/document.md. It is painted as the wall paints cards that are too small to be read.
 */
import type { Camera } from "@/canvas/camera";
import type { Palette } from "@/canvas/palette";
import type { Box } from "@/geometry/box";

/** What a box stands for; of a `place` nothing is painted. */
export const PICTURED = { card: 0, frame: 1, box: 2, place: 3 } as const;

const VERSION = 1;
const HEAD = 4;
/** Bytes of one box: two places, two lengths, a colour, a kind. */
const BOX_BYTES = 14;

/** Boxes from the lowest up, in board coordinates. */
export interface BoardPicture {
  /** The state of the board that is shown. */
  readonly sequence: number;
  readonly count: number;
  /** Names of colours; `paper` are places in this list. */
  readonly papers: readonly string[];
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly w: Uint16Array;
  readonly h: Uint16Array;
  readonly paper: Uint8Array;
  readonly kind: Uint8Array;
}

interface Head {
  readonly version: number;
  readonly sequence: number;
  readonly count: number;
  readonly papers: readonly string[];
}

/** The picture in these bytes; null where they hold none, or one of another shape. */
export function readPicture(data: ArrayBuffer): BoardPicture | null {
  try {
    const length = new DataView(data).getInt32(0, true);
    const head: Head = JSON.parse(new TextDecoder().decode(new Uint8Array(data, HEAD, length)));
    const { version, sequence, count, papers } = head;
    if (version !== VERSION || !(count > 0) || data.byteLength !== HEAD + length + count * BOX_BYTES) return null;
    let at = HEAD + length;
    const column = <T>(make: new (data: ArrayBuffer, at: number, count: number) => T, bytes: number): T => {
      const made = new make(data, at, count);
      at += count * bytes;
      return made;
    };
    const [x, y] = [column(Int32Array, 4), column(Int32Array, 4)];
    const [w, h] = [column(Uint16Array, 2), column(Uint16Array, 2)];
    return { sequence, count, papers, x, y, w, h, paper: column(Uint8Array, 1), kind: column(Uint8Array, 1) };
  } catch {
    // Whatever it is, the board itself comes.
    return null;
  }
}

/** The smallest box that holds everything pictured. */
export function pictureBox({ count, x, y, w, h }: BoardPicture): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < count; at++) {
    const [x0, y0] = [x[at] as number, y[at] as number];
    left = Math.min(left, x0);
    top = Math.min(top, y0);
    right = Math.max(right, x0 + (w[at] as number));
    bottom = Math.max(bottom, y0 + (h[at] as number));
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** Paints it with a palette whose papers are those of the picture; one unit of the context is one pixel of the screen. */
export function paintPicture(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  picture: BoardPicture,
): void {
  const { count, x, y, w, h, paper, kind } = picture;
  const { zoom } = camera;
  context.lineWidth = 1;
  context.strokeStyle = palette.lineStrong;
  let tone = -1;
  for (let at = 0; at < count; at++) {
    if (kind[at] === PICTURED.place) continue;
    const left = ((x[at] as number) - camera.x) * zoom;
    const top = ((y[at] as number) - camera.y) * zoom;
    const wide = Math.max(1, (w[at] as number) * zoom);
    const high = Math.max(1, (h[at] as number) * zoom);
    if (kind[at] === PICTURED.frame) {
      context.strokeRect(left, top, wide, high);
      continue;
    }
    if (paper[at] !== tone) {
      tone = paper[at] as number;
      context.fillStyle = palette.fills[tone] ?? palette.cardLine;
    }
    context.fillRect(left, top, wide, high);
  }
}
