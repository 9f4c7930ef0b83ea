/** How large things are that are put on the wall with a click. */
import type { DrawnKind } from "@/tools/wallContract";

/** Width and height of a new thing, in board units. */
export function defaultSize(kind: DrawnKind): { readonly w: number; readonly h: number } {
  switch (kind) {
    case "text":
      return { w: 480, h: 27 };
    case "frame":
      return { w: 640, h: 400 };
    case "diamond":
    case "cloud":
      return { w: 200, h: 140 };
    default:
      return { w: 180, h: 100 };
  }
}

/** Width and height of a link. */
export const LINK_SIZE = { w: 280, h: 92 } as const;
