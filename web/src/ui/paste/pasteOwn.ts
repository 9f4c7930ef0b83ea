import type { PasteTarget } from "@/document/commands/clipboard";
import { type CopiedItems, pasteItems } from "@/document/commands/clipboardItems";
import type { PastePlace } from "@/tools/wallContract";
import { bringImages } from "@/ui/paste/bringImages";
import { makeRoom } from "@/ui/paste/makeRoom";
import type { Overflow } from "@/ui/paste/overflow";
import { showPasted } from "@/ui/paste/plantPasted";
import type { WallRoom } from "@/ui/wall/room";

/** A cell with the lanes and columns around it, or somewhere else where items can come. */
type OwnPlace = Extract<PastePlace, { kind: "map" }> | PasteTarget;

/**
 * Makes copied items anew, as one step of undo. Images of another board are brought first; in a cell only cards come. With
 * `over` the map first gets the lanes and columns that a block needs beyond those there are.
 */
export async function pasteOwn(room: WallRoom, own: CopiedItems, place: OwnPlace, over?: Overflow): Promise<void> {
  const items = await bringImages(room, own);
  // Bringing takes a while: somebody may have lost the right to write meanwhile.
  if (!room.mayWrite.peek()) return;
  const made = room.undo.group(() => {
    const roomy = over && "kind" in place ? makeRoom(room.board, place, over) : place;
    return pasteItems(room.board, items, roomy);
  });
  showPasted(room, made);
}
