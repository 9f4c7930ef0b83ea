import { StickyNote, Type } from "lucide-react";
import { mayBecomeCard, mayBecomeText } from "@/document/commands/turning";
import type { Action } from "@/ui/actions/action";
import { selectedCards, selectedThings } from "@/ui/actions/selected";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

function tell(room: WallRoom, key: "turn.cards" | "turn.texts", count: number): void {
  if (count > 0) tellWithUndo(room, t(key, { count }));
}

/** What is written on the wall becomes a card, and a card becomes something written on the wall. */
export const turnActions: readonly Action[] = [
  {
    id: "thing.toCard",
    group: "things",
    labelKey: "turn.toCard",
    icon: StickyNote,
    writes: true,
    when: (room) => selectedThings(room).some(mayBecomeCard),
    run: (room) => {
      const made = room.wall.things.toCards(selectedThings(room).map(({ id }) => id));
      tell(room, "turn.cards", made.length);
    },
  },
  {
    id: "card.toText",
    group: "cards",
    labelKey: "turn.toText",
    icon: Type,
    writes: true,
    when: (room) => selectedCards(room).some((card) => mayBecomeText(room.board, card)),
    run: (room) => tell(room, "turn.texts", room.wall.things.toTexts(selectedCards(room)).length),
  },
];
