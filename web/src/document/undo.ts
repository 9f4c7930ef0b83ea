/**
 * Undo and redo of one person on one board.
 *
 * Keeps two stacks of steps. A command or a group of commands is one step, a session of typing in one title is one step.
 * Invariant: taking something back never changes or hides what somebody else did since; see `reversal.ts`.
 */
import { type ReadonlySignal, signal } from "@preact/signals-core";
import * as Y from "yjs";
import type { Board } from "@/document/board";
import type { Patch } from "@/document/journal";
import type { RecordId } from "@/document/records";
import { type Direction, reverse, type UndoResult } from "@/document/reversal";
import { disposeStep, type Step, sealStep } from "@/document/undo-step";

/** How many steps can be taken back. */
export const UNDO_DEPTH = 200;
/** While typing, undo takes back what was typed without a pause of this many milliseconds. */
const TYPING_PAUSE = 500;

/** A step of undo that takes longer than one turn of the program: a paste of thousands of cards, piece by piece. */
export interface OpenStep {
  /** Makes commands part of the step; `run` must not be asynchronous. */
  add<T>(run: () => T): T;
  /** Ends the step: all of it can be taken back at once. Without anything in it there is no step. */
  close(): void;
}

/** Undo and redo of one person on one board. */
export interface Undo {
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Takes the last step back; while typing, the last words. */
  undo(): UndoResult;
  redo(): UndoResult;
  /** Makes all commands that run in `run`, which must not be asynchronous, one step. */
  group<T>(run: () => T): T;
  /** Opens a step for commands that come piece by piece; what else is done meanwhile has its own steps. */
  openStep(): OpenStep;
  /** Begins a session of typing in a title; bind the text with the origin it returns. */
  beginText(id: RecordId): object;
  /** Ends the session: what was typed is one step. */
  endText(): void;
  destroy(): void;
}

/** Undo for the commands and the typing on a board, from now on. */
export function createUndo(board: Board): Undo {
  return new PersonalUndo(board);
}

interface TextSession {
  readonly id: RecordId;
  readonly manager: Y.UndoManager;
}

class PersonalUndo implements Undo {
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  readonly #board: Board;
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  /** Yjs changes a document's client id when it meets its own elsewhere; all of them are this person's. */
  readonly #own = new Set<number>();
  readonly #stopListening: () => void;
  #group: Patch[] | null = null;
  #session: TextSession | null = null;

  constructor(board: Board) {
    this.#board = board;
    this.#stopListening = board.journal.listen((patches) => this.#hear(patches));
  }

  undo(): UndoResult {
    if (this.#board.readOnly) return { applied: 0, skipped: [] };
    return this.#session ? this.#reverseTyping(this.#session, "undo") : this.#reverse("undo");
  }

  redo(): UndoResult {
    if (this.#board.readOnly) return { applied: 0, skipped: [] };
    return this.#session ? this.#reverseTyping(this.#session, "redo") : this.#reverse("redo");
  }

  group<T>(run: () => T): T {
    if (this.#group) return run();
    const step = this.openStep();
    try {
      return step.add(run);
    } finally {
      step.close();
    }
  }

  openStep(): OpenStep {
    const patches: Patch[] = [];
    return {
      add: (run) => {
        const around = this.#group;
        this.#group = patches;
        try {
          return run();
        } finally {
          this.#group = around;
        }
      },
      close: () => this.#pushCommands(patches.splice(0)),
    };
  }

  beginText(id: RecordId): object {
    this.endText();
    const title = this.#board.titleOf(id);
    if (title) this.#session = { id, manager: this.#typingManager(title) };
    this.#tell();
    return this.#board.origin;
  }

  endText(): void {
    const session = this.#session;
    this.#session = null;
    if (session) this.#pushTyping(session);
    this.#tell();
  }

  destroy(): void {
    this.#stopListening();
    if (this.#session) dispose(this.#session.manager);
    this.#session = null;
    for (const step of [...this.#done.splice(0), ...this.#undone.splice(0)]) disposeStep(step);
    this.#tell();
  }

  #typingManager(title: Y.Text): Y.UndoManager {
    const trackedOrigins = new Set([this.#board.origin]);
    const manager = new Y.UndoManager(title, { trackedOrigins, captureTimeout: TYPING_PAUSE });
    for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const) {
      manager.on(event, () => this.#tell());
    }
    return manager;
  }

  #hear(patches: readonly Patch[]): void {
    const session = this.#session;
    const heard = patches.filter((patch) => {
      if (patch.kind !== "text" || patch.id !== session?.id) return true;
      dispose(patch.manager); // The session follows this text itself.
      return false;
    });
    if (this.#group) this.#group.push(...heard);
    else this.#pushCommands(heard);
  }

  /** A command in the middle of typing stands between what was typed before and after it. */
  #pushCommands(patches: readonly Patch[]): void {
    if (patches.length === 0) return;
    if (this.#session) this.beginText(this.#session.id);
    this.#push(patches);
  }

  #pushTyping({ id, manager }: TextSession): void {
    // From here on the manager only takes back and makes again.
    manager.trackedOrigins.delete(this.#board.origin);
    const typed: Patch[] = manager.canUndo() ? [{ kind: "text", id, manager }] : [];
    if (typed.length === 0) dispose(manager);
    else if (this.#group) this.#group.push(...typed);
    else this.#push(typed);
  }

  #push(patches: readonly Patch[]): void {
    this.#own.add(this.#board.doc.clientID);
    const step = sealStep(this.#board, patches);
    if (step) {
      this.#done.push(step);
      for (const old of this.#undone.splice(0)) disposeStep(old);
      if (this.#done.length > UNDO_DEPTH) for (const old of this.#done.splice(0, 1)) disposeStep(old);
    }
    this.#tell();
  }

  #reverse(direction: Direction): UndoResult {
    const [from, to] = direction === "undo" ? [this.#done, this.#undone] : [this.#undone, this.#done];
    let result: UndoResult = { applied: 0, skipped: [] };
    // A step that is already as it was before tells nobody anything: go on to the next.
    while (result.applied === 0 && result.skipped.length === 0) {
      const step = from.pop();
      if (!step) break;
      this.#own.add(this.#board.doc.clientID);
      const { applied, skipped, patches } = reverse(this.#board, step, direction, this.#own);
      result = { applied, skipped };
      const back = sealStep(this.#board, patches);
      if (back) to.push(back);
      disposeLost(step, back);
    }
    this.#tell();
    return result;
  }

  #reverseTyping({ id, manager }: TextSession, direction: Direction): UndoResult {
    const can = direction === "undo" ? manager.canUndo() : manager.canRedo();
    if (!can) return { applied: 0, skipped: [] };
    const item = direction === "undo" ? manager.undo() : manager.redo();
    this.#tell();
    return item ? { applied: 1, skipped: [] } : { applied: 0, skipped: [{ what: "text", id, key: "title", by: null }] };
  }

  #tell(): void {
    const typing = this.#session?.manager;
    this.canUndo.value = typing ? typing.canUndo() : this.#done.length > 0;
    this.canRedo.value = typing ? typing.canRedo() : this.#undone.length > 0;
  }
}

/** Texts of a reversed step that did not make it into the step back are let go. */
function disposeLost(step: Step, back: Step | null): void {
  const kept = new Set((back?.components ?? []).flat());
  for (const patch of step.components.flat()) if (patch.kind === "text" && !kept.has(patch)) dispose(patch.manager);
}

function dispose(manager: Y.UndoManager): void {
  manager.clear();
  manager.destroy();
}
