import { signal } from "@preact/signals-core";
import { FREE_CARD } from "@/canvas/cardSize";
import type { CopiedItems } from "@/document/commands/clipboardItems";
import { readThing } from "@/document/readingThings";
import type { Point } from "@/geometry/box";
import type { PastePlace } from "@/tools/wallContract";
import { announce } from "@/ui/announce";
import { blockAsTable } from "@/ui/paste/block";
import { ownItems } from "@/ui/paste/clipping";
import type { Grid } from "@/ui/paste/layPasted";
import { fits, type Overflow, overflowOf } from "@/ui/paste/overflow";
import { countOf, type Pasted } from "@/ui/paste/pasted";
import { addressesIn, putLinks } from "@/ui/paste/pasteLink";
import { pasteOwn } from "@/ui/paste/pasteOwn";
import { plantPasted, showPasted } from "@/ui/paste/plantPasted";
import { type Clipping, readPasted } from "@/ui/paste/readPasted";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import type { WallRoom } from "@/ui/wall/room";

/** More cards than this are not made without a question. */
const ASK_ABOVE = 200;

/** A cell of a map, with the lanes and columns around it. */
export type MapPlace = Extract<PastePlace, { kind: "map" }>;

/** A paste that waits for an answer. */
export interface PendingPaste {
  readonly pasted: Pasted;
  readonly place: PastePlace;
  readonly count: number;
  /** What of it does not fit into the map. */
  readonly over: Overflow;
  /** The copied items it is about; null for words from elsewhere. */
  readonly own: CopiedItems | null;
}

/** The map as a grid from the cell of a place on. */
export function gridOfPlace({ map, lane, column, lanes, columns }: MapPlace): Grid {
  return { map, lanes, columns, from: { map, lane, column } };
}

const NOTHING_OVER: Overflow = { lanes: 0, columns: 0 };

/** The paste that the dialog asks about. */
export const pendingPaste = signal<PendingPaste | null>(null);

/** Makes cards of a clipping where the hand or the keyboard is; asks before it makes very many, or where the map is too small for it. */
export async function pasteInto(room: WallRoom, clipping: Clipping, place = room.wall.pastePlace()): Promise<void> {
  if (!room.mayWrite.peek()) {
    announce(t("paste.readOnly"));
    return;
  }
  const own = ownItems(clipping.html);
  if (own && own.cards.cards.length + own.things.length > 0) return pasteItemsAt(room, own, place);
  const urls = addressesIn(clipping.text);
  if (urls === "harmful") {
    showToast(t("link.refused"));
    return;
  }
  if (urls.length > 0 && place.kind === "canvas") {
    showPasted(room, putLinks(room, urls, place.at));
    return;
  }
  const pasted = readPasted(clipping);
  if (!pasted) {
    showToast(t("paste.nothing"));
    return;
  }
  const count = countOf(pasted);
  const over = place.kind === "map" ? overflowOf(pasted, gridOfPlace(place)) : NOTHING_OVER;
  if (count <= ASK_ABOVE && fits(over)) return plantPasted(room, pasted, place);
  ask(room, { pasted, place, count, over, own: null });
}

/** Copied items come as they lay to each other; a block of cells that is larger than the map from here on is asked about. */
function pasteItemsAt(room: WallRoom, own: CopiedItems, place: PastePlace): Promise<void> | undefined {
  if (place.kind === "canvas") return pasteOwn(room, own, { pos: cornerOf(own, place.at) });
  const pasted = blockAsTable(own);
  const over = pasted ? overflowOf(pasted, gridOfPlace(place)) : NOTHING_OVER;
  if (!pasted || fits(over)) return pasteOwn(room, own, place);
  return ask(room, { pasted, place, count: own.cards.cards.length, over, own });
}

function ask(room: WallRoom, pending: PendingPaste): undefined {
  pendingPaste.value = pending;
  room.dialog.value = "paste";
}

/** Copied items come with their middle to the pointer, as they lay to each other. */
function cornerOf({ cards, things }: CopiedItems, at: Point): Point {
  const corners = [
    ...cards.cards.map(({ offset }) => ({ x: (offset?.[0] ?? 0) + FREE_CARD.w, y: (offset?.[1] ?? 0) + FREE_CARD.h })),
    ...things.map((one) => {
      const box = readThing("", one)?.box;
      return box ? { x: box.x + box.w, y: box.y + box.h } : { x: 0, y: 0 };
    }),
  ];
  const right = Math.max(...corners.map(({ x }) => x));
  const bottom = Math.max(...corners.map(({ y }) => y));
  return { x: Math.round(at.x - right / 2), y: Math.round(at.y - bottom / 2) };
}
