/**
 * Undo and redo of one person on one board.
 *
 * Keeps two stacks of steps. A command or a group of commands is one step, a session of typing in one title is one step.
 * Invariant: taking something back never changes or hides what somebody else did since; see `reversal.ts`.
 */
import { type ReadonlySignal, signal } from "@preact/signals-core";
import * as Y from "yjs";
import type { Board } from "@/document/board";
import { bodyOf } from "@/document/edit";
import type { Patch, TextPatch } from "@/document/journal";
import type { CardId, RecordId } from "@/document/records";
import { type Direction, reverse, type UndoResult } from "@/document/reversal";
import { forget, holdsOthers, pausedHistories, wholeHistory } from "@/document/text-history";
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
  /** Whether a step is being taken back or made again at this moment: what the board tells of now is no new deed. */
  readonly reversing: boolean;
  /** Takes the last step back; while typing, the last words. */
  undo(): UndoResult;
  redo(): UndoResult;
  /** Makes all commands that run in `run`, which must not be asynchronous, one step. */
  group<T>(run: () => T): T;
  /** Opens a step for commands that come piece by piece; what else is done meanwhile has its own steps. */
  openStep(): OpenStep;
  /** Begins a session of typing in a title; bind the text with the origin it returns. */
  beginText(id: RecordId): object;
  /**
   * Begins a session of writing in the body of a card by whoever writes with this origin; what is written without a pause is a step of its
   * own, also after the session. Returns whether there is a body to write in.
   */
  beginBody(id: CardId, origin: unknown): boolean;
  /** Ends the session: what was typed in a title is one step. */
  endText(): void;
  destroy(): void;
}

/** Undo for the commands and the typing on a board, from now on. */
export function createUndo(board: Board): Undo {
  return new PersonalUndo(board);
}

interface TextSession {
  readonly id: RecordId;
  readonly key: TextPatch["key"];
  readonly text: Y.Text | Y.XmlFragment;
  readonly origin: unknown;
  readonly manager: Y.UndoManager;
}

class PersonalUndo implements Undo {
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  reversing = false;
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
    const { origin } = this.#board;
    const text = this.#board.titleOf(id);
    if (text) this.#begin({ id, key: "title", text, origin });
    return origin;
  }

  beginBody(id: CardId, origin: unknown): boolean {
    this.endText();
    const text = bodyOf(this.#board, id);
    if (text) this.#begin({ id, key: "body", text, origin });
    return text !== null;
  }

  endText(): void {
    const session = this.#session;
    this.#session = null;
    if (session) this.#pushTyping(session);
    this.#tell();
  }

  destroy(): void {
    this.#stopListening();
    if (this.#session) forget(this.#session.manager);
    this.#session = null;
    for (const step of [...this.#done.splice(0), ...this.#undone.splice(0)]) disposeStep(step);
    this.#tell();
  }

  #begin(session: Omit<TextSession, "manager">): void {
    const manager = new Y.UndoManager(session.text, {
      trackedOrigins: new Set([session.origin]),
      captureTimeout: TYPING_PAUSE,
      deleteFilter: (item) => !holdsOthers(item, (client) => this.#isOwn(client)),
    });
    for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const) {
      manager.on(event, () => this.#tell());
    }
    this.#session = { ...session, manager };
    this.#tell();
  }

  #isOwn(client: number): boolean {
    return client === this.#board.doc.clientID || this.#own.has(client);
  }

  #hear(patches: readonly Patch[]): void {
    const session = this.#session;
    const heard = patches.filter((patch) => {
      // A session in a title follows all that this board writes there; one in a body only what its editor writes.
      if (patch.kind !== "text" || patch.key === "body" || session?.key !== "title" || patch.id !== session.id)
        return true;
      patch.history.dispose();
      return false;
    });
    if (this.#group) this.#group.push(...heard);
    else this.#pushCommands(heard);
  }

  /** A command in the middle of typing stands between what was typed before and after it. */
  #pushCommands(patches: readonly Patch[]): void {
    if (patches.length === 0) return;
    const session = this.#session;
    this.endText();
    this.#push(patches);
    if (session) this.#begin(session);
  }

  #pushTyping({ id, key, origin, manager }: TextSession): void {
    // From here on the manager only takes back and makes again.
    manager.trackedOrigins.delete(origin);
    const histories = key === "body" ? pausedHistories(manager) : manager.canUndo() ? [wholeHistory(manager)] : [];
    if (histories.length === 0) forget(manager);
    const typed = histories.map((history): Patch => ({ kind: "text", id, key, history }));
    if (this.#group) this.#group.push(...typed);
    else for (const patch of typed) this.#push([patch]);
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
      this.reversing = true;
      const { applied, skipped, patches } = reverse(this.#board, step, direction, this.#own);
      this.reversing = false;
      result = { applied, skipped };
      const back = sealStep(this.#board, patches);
      if (back) to.push(back);
      disposeLost(step, back);
    }
    this.#tell();
    return result;
  }

  #reverseTyping({ id, key, manager }: TextSession, direction: Direction): UndoResult {
    const can = direction === "undo" ? manager.canUndo() : manager.canRedo();
    if (!can) return { applied: 0, skipped: [] };
    const item = direction === "undo" ? manager.undo() : manager.redo();
    this.#tell();
    return item ? { applied: 1, skipped: [] } : { applied: 0, skipped: [{ what: "text", id, key, by: null }] };
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
  for (const patch of step.components.flat()) if (patch.kind === "text" && !kept.has(patch)) patch.history.dispose();
}
