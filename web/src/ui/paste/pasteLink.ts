import { createThings, type NewThing } from "@/document/commands/things";
import type { ThingId } from "@/document/things";
import type { Point } from "@/geometry/box";
import { LINK_SIZE } from "@/tools/thingSizes";
import { addressIn, isHarmfulUrl, titleOfUrl } from "@/ui/paste/addresses";
import type { WallRoom } from "@/ui/wall/room";

/** More addresses than this are a list, and become cards. */
const MOST = 24;
const GAP = 16;

/** The addresses that a clipping consists of, one a line; `harmful` when it is one that may not stand on a wall. */
export function addressesIn(text: string): readonly string[] | "harmful" {
  if (isHarmfulUrl(text)) return "harmful";
  const lines = text.split(/\r?\n/, MOST + 2).filter((line) => line.trim() !== "");
  if (lines.length === 0 || lines.length > MOST) return [];
  const found = lines.map(addressIn);
  return found.every((one) => one !== null) ? found : [];
}

/** Puts links on the wall, one below the other, named by host and path: nobody is asked what stands there. */
export function putLinks({ board }: WallRoom, urls: readonly string[], at: Point): ThingId[] {
  const { w, h } = LINK_SIZE;
  const x = Math.round(at.x - w / 2);
  const top = Math.round(at.y - (urls.length * (h + GAP) - GAP) / 2);
  return createThings(
    board,
    urls.map(
      (url, i): NewThing => ({ type: "link", url, text: titleOfUrl(url), box: { x, y: top + i * (h + GAP), w, h } }),
    ),
  );
}
