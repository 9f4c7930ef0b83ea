import { Redo2, Undo2 } from "lucide-react";
import type { Action } from "@/ui/actions/action";
import { redoAndTell, undoAndTell } from "@/ui/wall/undoAndTell";

/** One step back, and forth again. */
export const stepActions: readonly Action[] = [
  {
    id: "edit.undo",
    group: "board",
    labelKey: "action.undo",
    keys: ["mod+z"],
    icon: Undo2,
    writes: true,
    when: (room) => room.undo.canUndo.peek(),
    run: undoAndTell,
  },
  {
    id: "edit.redo",
    group: "board",
    labelKey: "action.redo",
    keys: ["mod+shift+z", "mod+y"],
    icon: Redo2,
    writes: true,
    when: (room) => room.undo.canRedo.peek(),
    run: redoAndTell,
  },
];
