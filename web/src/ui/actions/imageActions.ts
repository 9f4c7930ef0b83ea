import { ImageOff, ImagePlus } from "lucide-react";
import { removePictures } from "@/document/commands/cards";
import type { CardId } from "@/document/records";
import { type Action, always } from "@/ui/actions/action";
import { pickImages } from "@/ui/images/pickImages";
import type { WallRoom } from "@/ui/wall/room";

function pictured(room: WallRoom): CardId[] {
  return [...room.wall.selection.peek().cards].filter((card) => room.board.state.cards.get(card)?.picture);
}

/** Images on the wall, and pictures on cards; they are pasted and dropped as well. */
export const imageActions: readonly Action[] = [
  {
    id: "image.add",
    group: "things",
    labelKey: "image.add",
    keys: ["shift+u"],
    icon: ImagePlus,
    writes: true,
    when: always,
    run: pickImages,
  },
  {
    id: "card.picture.remove",
    group: "cards",
    labelKey: "image.takeOff",
    icon: ImageOff,
    writes: true,
    when: (room) => pictured(room).length > 0,
    run: (room) => removePictures(room.board, pictured(room)),
  },
];
