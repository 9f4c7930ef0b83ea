import type { PasteTarget } from "@/document/commands/clipboard";
import { type CopiedItems, pasteItems } from "@/document/commands/clipboardItems";
import { bringImages } from "@/ui/paste/bringImages";
import { showPasted } from "@/ui/paste/plantPasted";
import type { WallRoom } from "@/ui/wall/room";

/** Makes copied items anew, as one step of undo. Images of another board are brought first; in a cell only cards come. */
export async function pasteOwn(room: WallRoom, own: CopiedItems, target: PasteTarget): Promise<void> {
  const items = "pos" in target ? await bringImages(room, own) : own;
  // Bringing takes a while: somebody may have lost the right to write meanwhile.
  if (!room.mayWrite.peek()) return;
  showPasted(
    room,
    room.undo.group(() => pasteItems(room.board, items, target)),
  );
}
