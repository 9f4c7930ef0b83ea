import { FREE_CARD, FREE_GAP } from "@/canvas/cardSize";
import { LARGEST_PLANTING, type Planting, plant, prepare } from "@/document/commands/planting";
import { type CardId, TITLE_LIMIT } from "@/document/records";
import type { ItemId, ThingId } from "@/document/things";
import { union } from "@/geometry/box";
import type { PastePlace } from "@/tools/wallContract";
import { layoutsOf } from "@/ui/controls/layoutsOf";
import { extentOf, layInMap, layOnCanvas } from "@/ui/paste/layPasted";
import { makeRoom } from "@/ui/paste/makeRoom";
import type { Overflow } from "@/ui/paste/overflow";
import type { Pasted } from "@/ui/paste/pasted";
import { language } from "@/ui/strings/language";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import { boxesOf, clearPlace } from "@/ui/wall/clearPlace";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

/** The most cards of one paste. */
export const MOST_PASTED = LARGEST_PLANTING;

/** How far a paste has come, and a way to end it early: what is there by then stays. */
export interface Planter {
  readonly done: (cards: number) => void;
  readonly stop: AbortSignal;
}

/**
 * Makes cards of a paste, piece by piece so that the window stays alive, as one step of undo. They are selected then. With
 * `over` the map first gets the lanes and columns that are missing.
 */
export async function plantPasted(
  room: WallRoom,
  pasted: Pasted,
  place: PastePlace,
  planter?: Planter,
  over?: Overflow,
): Promise<void> {
  const step = room.undo.openStep();
  const roomy = over && place.kind === "map" ? step.add(() => makeRoom(room.board, place, over)) : place;
  const planting = prepareAt(room, pasted, roomy);
  try {
    let done = 0;
    for (const piece of planting.pieces) {
      if (planter?.stop.aborted || !room.mayWrite.peek()) break;
      step.add(() => plant(room.board, piece));
      done += piece.length;
      planter?.done(Math.min(done, planting.cards.length));
      if (planting.pieces.length > 1) await new Promise((resolve) => setTimeout(resolve));
    }
  } finally {
    step.close();
  }
  tell(room, planting);
  if (textsOf(pasted).some((text) => text.length > TITLE_LIMIT)) showToast(t("thing.cut", { count: TITLE_LIMIT }));
}

function textsOf(pasted: Pasted): readonly string[] {
  return pasted.kind === "lines" ? pasted.lines.map(({ text }) => text) : pasted.rows.flat();
}

function prepareAt(room: WallRoom, pasted: Pasted, place: PastePlace): Planting {
  const { board } = room;
  if (place.kind === "map") {
    const { map, lane, column, lanes, columns } = place;
    return prepare(board, layInMap(pasted, { map, lanes, columns, from: { map, lane, column } }), place);
  }
  const extent = extentOf(pasted);
  const wanted = {
    x: Math.round(place.at.x - Math.min(extent.w, FREE_CARD.w) / 2),
    y: Math.round(place.at.y - Math.min(extent.h, FREE_CARD.h) / 2),
    ...extent,
  };
  const taken = boxesOf(board.state, layoutsOf(board.state, language.peek()));
  return prepare(board, layOnCanvas(pasted, clearPlace(wanted, taken, FREE_GAP)));
}

/** Selects what came, brings it into view and says how much it is. */
function tell(room: WallRoom, { cards }: Planting): void {
  const there = cards.filter((card) => room.board.state.cards.has(card));
  showPasted(room, there);
}

/** Selects what was pasted, brings them into view and says how many there are. */
export function showPasted(room: WallRoom, items: readonly ItemId[]): void {
  if (items.length === 0) return;
  room.wall.select(items);
  const { things } = room.board.state;
  const cards = items.filter((id): id is CardId => room.board.state.cards.has(id as CardId));
  const boxes = items.flatMap((id) => things.get(id as ThingId)?.box ?? []);
  const around = room.wall.boxOfCards(cards);
  const box = union(around ? [...boxes, around] : boxes);
  const view = room.wall.view();
  const inView = box && box.x >= view.x && box.y >= view.y && box.x + box.w <= view.x + view.w;
  if (box && !(inView && box.y + box.h <= view.y + view.h)) room.wall.showBox(box);
  const words = cards.length === items.length ? "paste.done" : "paste.doneThings";
  tellWithUndo(room, t(words, { count: items.length }));
}
