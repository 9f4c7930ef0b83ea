import { ArrowLeftRight, MoveUpRight, Route, Trash2 } from "lucide-react";
import { removeLink } from "@/document/commands/links";
import type { Action } from "@/ui/actions/action";
import { selectedArrow } from "@/ui/actions/selected";
import { cardsWithPaths } from "@/ui/blueprint/cardPaths";
import { selectedCell } from "@/ui/blueprint/cells";
import { turnArrow } from "@/ui/blueprint/turnArrow";
import { t } from "@/ui/strings/translate";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

/** What one does with arrows between cells, and with paths. */
export const arrowActions: readonly Action[] = [
  {
    id: "arrow.to",
    group: "maps",
    labelKey: "arrow.to",
    icon: MoveUpRight,
    writes: true,
    when: (room) => selectedCell(room) !== null,
    run: (room) => {
      room.dialog.value = "arrow";
    },
  },
  {
    id: "arrow.turn",
    group: "maps",
    labelKey: "arrow.turn",
    icon: ArrowLeftRight,
    writes: true,
    when: (room) => selectedArrow(room)?.link.mutual === false,
    run: (room) => {
      const arrow = selectedArrow(room);
      if (arrow) turnArrow(room, arrow);
    },
  },
  {
    id: "arrow.delete",
    group: "maps",
    labelKey: "arrow.delete",
    icon: Trash2,
    writes: true,
    when: (room) => selectedArrow(room) !== null,
    run: (room) => {
      const arrow = selectedArrow(room);
      if (!arrow) return;
      removeLink(room.board, arrow.link.id);
      room.wall.selectTarget(null);
      tellWithUndo(room, t("arrow.deleted"));
    },
  },
  {
    id: "path.give",
    group: "maps",
    labelKey: "path.give",
    icon: Route,
    writes: true,
    when: (room) => cardsWithPaths(room) !== null,
    run: (room) => {
      room.dialog.value = "path";
    },
  },
];
