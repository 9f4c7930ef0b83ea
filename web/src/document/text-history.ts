/**
 * What can be taken back of typing: a Yjs undo manager that has stopped listening, as something a step of undo holds on to.
 */
import * as Y from "yjs";

/** Typing that can be taken back and made again. */
export interface TextHistory {
  /** Whether that changed anything. */
  undo(): boolean;
  redo(): boolean;
  /** Lets go of what is kept for it. */
  dispose(): void;
}

/** Everything that a manager has seen, as one. */
export function wholeHistory(manager: Y.UndoManager): TextHistory {
  return {
    undo: () => {
      let changed = false;
      while (manager.canUndo() && manager.undo()) changed = true;
      return changed;
    },
    redo: () => {
      let changed = false;
      while (manager.canRedo() && manager.redo()) changed = true;
      return changed;
    },
    dispose: () => forget(manager),
  };
}

/**
 * Each pause that a manager has seen by itself, the first one first. Whoever keeps them takes back the last one first; the manager is let go
 * with the last of them.
 */
export function pausedHistories(manager: Y.UndoManager): TextHistory[] {
  let kept = manager.undoStack.length;
  const one: TextHistory = {
    undo: () => manager.canUndo() && manager.undo() !== null,
    redo: () => manager.canRedo() && manager.redo() !== null,
    dispose: () => {
      kept -= 1;
      if (kept === 0) forget(manager);
    },
  };
  return Array.from({ length: kept }, () => ({ ...one }));
}

/** Lets go of a manager and of the deleted content it keeps from being collected. */
export function forget(manager: Y.UndoManager): void {
  manager.clear();
  manager.destroy();
}

/**
 * Whether taking this item away would take words of others with it: it holds something alive that none of `own` wrote. Somebody may have
 * written in a paragraph that this person made; the paragraph then stays when its making is taken back.
 */
export function holdsOthers(item: Y.Item, own: (client: number) => boolean): boolean {
  if (!(item.content instanceof Y.ContentType)) return false;
  const { type } = item.content;
  for (let inside = type._start; inside !== null; inside = inside.right) {
    if (!inside.deleted && (!own(inside.id.client) || holdsOthers(inside, own))) return true;
  }
  return false;
}
