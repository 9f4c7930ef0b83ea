import { createLink, removeLink } from "@/document/commands/links";
import type { SelectedArrow } from "@/ui/actions/selected";
import type { WallRoom } from "@/ui/wall/room";

/** Lets an arrow lead the other way, with the same words on it, in one step; it stays selected. */
export function turnArrow(room: WallRoom, { map, link }: SelectedArrow): void {
  const { from, to, kind, mutual, text, fields } = link;
  const made = room.undo.group(() => {
    removeLink(room.board, link.id);
    return createLink(room.board, { kind, from: to, to: from, map: map.id, mutual, text, fields });
  });
  if (made) room.wall.selectTarget({ map: map.id, link: made });
}
