import { Combine, FoldVertical, Plus, Split, SquareSplitVertical, UnfoldVertical } from "lucide-react";
import type { Action } from "@/ui/actions/action";
import { addBeside, type Strip } from "@/ui/actions/partMoves";
import { selectedCards, selectedPart } from "@/ui/actions/selected";
import { t } from "@/ui/strings/translate";
import { foldStrip, isStripFolded } from "@/ui/strips/fold";
import { groupsOthers, mergePeer, mergeWithNext, sharedLane, splitStrip } from "@/ui/strips/regroup";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

function stripOf(room: WallRoom, part?: Strip["part"]): Strip | null {
  const found = selectedPart(room);
  return found && found.part !== "map" && (part === undefined || found.part === part) ? found : null;
}

function told(room: WallRoom, words: string): void {
  tellWithUndo(room, words);
}

function split(part: Strip["part"]): Action {
  return {
    id: `${part}.split`,
    group: "maps",
    labelKey: `${part}.split`,
    icon: Split,
    writes: true,
    when: (room) => {
      const found = stripOf(room, part);
      return found !== null && !groupsOthers(room.board, found);
    },
    run: (room) => {
      const found = stripOf(room, part);
      const made = found && splitStrip(room.board, found);
      if (!made) return;
      told(room, t(`${part}.splitDone`));
      room.wall.startEditing(made);
    },
  };
}

function merge(part: Strip["part"]): Action {
  return {
    id: `${part}.merge`,
    group: "maps",
    labelKey: `${part}.merge`,
    icon: Combine,
    writes: true,
    when: (room) => {
      const found = stripOf(room, part);
      return found !== null && mergePeer(room.board, found) !== null;
    },
    run: (room) => {
      const found = stripOf(room, part);
      if (found && mergeWithNext(room.board, found)) told(room, t(`${part}.mergeDone`));
    },
  };
}

function fold(part: Strip["part"], folded: boolean): Action {
  const name = folded ? "fold" : "unfold";
  return {
    id: `${part}.${name}`,
    group: "maps",
    labelKey: `${part}.${name}`,
    icon: folded ? FoldVertical : UnfoldVertical,
    writes: true,
    when: (room) => {
      const found = stripOf(room, part);
      return found !== null && isStripFolded(room.board, found) !== folded;
    },
    run: (room) => {
      const found = stripOf(room, part);
      if (found) foldStrip(room.board, found, folded);
    },
  };
}

/** What one does with a lane or column and what stands in it: another one beside it, two of one, one of two. */
export const stripActions: readonly Action[] = [
  {
    id: "strip.insert",
    group: "maps",
    labelKey: "strip.insert",
    keys: ["shift+enter"],
    icon: Plus,
    writes: true,
    when: (room) => stripOf(room) !== null,
    run: (room) => {
      const found = stripOf(room);
      if (found) room.wall.startEditing(addBeside(room.board, found, 1));
    },
  },
  split("column"),
  merge("column"),
  split("lane"),
  merge("lane"),
  fold("column", true),
  fold("column", false),
  fold("lane", true),
  fold("lane", false),
  {
    id: "card.apart",
    group: "maps",
    labelKey: "card.apart",
    icon: SquareSplitVertical,
    writes: true,
    when: (room) => sharedLane(room.board, selectedCards(room)) !== null,
    run: (room) => {
      const cards = selectedCards(room);
      const lane = sharedLane(room.board, cards);
      const made = lane && splitStrip(room.board, lane, new Set(cards));
      if (!made) return;
      told(room, t("card.apartDone", { count: cards.length }));
      room.wall.startEditing(made);
    },
  },
];
