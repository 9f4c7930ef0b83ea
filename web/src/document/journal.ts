/**
 * The journal of a board: what this person's commands changed, told to whoever keeps the undo stack.
 *
 * A patch says what was before and what is after, so that it can be taken back where nobody changed it since.
 */
import type { RecordId } from "@/document/records";
import type { DeletedFlag, FieldRoot, Plain, RecordRoot } from "@/document/schema";
import type { TextHistory } from "@/document/text-history";

/** One key of one record was set. */
export interface FieldPatch {
  readonly kind: "field";
  readonly root: FieldRoot;
  readonly id: string;
  readonly key: string;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
}

/** One placement was set or taken off. */
export interface PlacePatch {
  readonly kind: "place";
  readonly key: string;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
}

/** A record was born, deleted or brought back; null is alive. */
export interface LifePatch {
  readonly kind: "life";
  readonly root: RecordRoot;
  readonly id: string;
  readonly before: DeletedFlag | null | "unborn";
  readonly after: DeletedFlag | null;
}

/** A text was typed in; the history takes exactly that back. */
export interface TextPatch {
  readonly kind: "text";
  readonly id: RecordId;
  readonly key: "title" | "body";
  readonly history: TextHistory;
}

/** One change that can be taken back. */
export type Patch = FieldPatch | PlacePatch | LifePatch | TextPatch;

/** Hears of every command's patches, in the order they were made. */
export type JournalListener = (patches: readonly Patch[]) => void;

/** Tells listeners what commands changed. */
export class Journal {
  readonly #listeners = new Set<JournalListener>();

  /** Whether anybody would hear. */
  get heard(): boolean {
    return this.#listeners.size > 0;
  }

  /** Starts listening; the result stops it. */
  listen(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells everybody. */
  tell(patches: readonly Patch[]): void {
    for (const listener of this.#listeners) listener(patches);
  }
}
