/**
 * The only writer of the document: makes the changes that a command asks for and tells the journal what was before.
 *
 * Large commands become several transactions, because the server takes no update of more than a few hundred records;
 * changes of one unit (a card and its place) stay together. Setting what already stands writes nothing.
 */
import * as Y from "yjs";
import type { Board } from "@/document/board";
import { rewriteBody } from "@/document/bodyText";
import type { FieldPatch, LifePatch, Patch, PlacePatch, TextPatch } from "@/document/journal";
import { cutText, readDeleted } from "@/document/reading";
import { type RecordId, TITLE_LIMIT } from "@/document/records";
import { type DeletedFlag, type FieldRoot, type Plain, type RecordRoot, samePlain } from "@/document/schema";
import { type Difference, difference, stringOf, writeDifference } from "@/document/text-difference";
import { wholeHistory } from "@/document/text-history";
import { TEXT_LIMIT } from "@/document/things";

/** The most changes in one transaction. */
export const LARGEST_TRANSACTION = 200;

/** A new record; `title`, `text` and `body` say which nested types it gets. */
export interface Create {
  readonly kind: "create";
  readonly root: RecordRoot;
  readonly id: string;
  readonly fields: { readonly [key: string]: Plain | undefined };
  readonly title?: string;
  /** Another shared text than the title: its key and what it begins with. */
  readonly text?: readonly [key: string, begins: string];
  /** The body to begin with; only cards have one. */
  readonly body?: Y.XmlFragment;
}

/** Places of one text that get other words, each by itself, so that what others type between them stays. */
export interface Rewrite {
  readonly kind: "rewrite";
  readonly id: RecordId;
  /** In order, not overlapping; positions in the text as it is now. */
  readonly runs: readonly Difference[];
  /** In the body of a card instead of its title; see `bodyText` for positions. */
  readonly body?: boolean;
}

/** What a command may ask for. */
export type Change =
  | Create
  | Rewrite
  | {
      readonly kind: "set";
      readonly root: FieldRoot;
      readonly id: string;
      readonly key: string;
      readonly value?: Plain | undefined;
    }
  | { readonly kind: "place"; readonly key: string; readonly value: Plain | undefined }
  | { readonly kind: "delete" | "restore"; readonly root: RecordRoot; readonly id: string }
  | { readonly kind: "retitle"; readonly id: RecordId; readonly title: string };

/** Changes that must not be torn apart. */
export type Unit = readonly Change[];

/** Thrown when a command comes to a board that this person may only look at. */
export class BoardReadOnlyError extends Error {
  constructor() {
    super("This board is open for reading only.");
    this.name = "BoardReadOnlyError";
  }
}

/** Makes the changes and tells the journal: one step of undo, whatever the number of transactions. */
export function edit(board: Board, units: readonly Unit[]): void {
  const patches = write(board, units);
  if (patches.length > 0) board.journal.tell(patches);
}

/** Makes the changes and returns what was before, without telling the journal. */
export function write(board: Board, units: readonly Unit[]): Patch[] {
  if (board.readOnly) throw new BoardReadOnlyError();
  const patches: Patch[] = [];
  // One moment for the whole command: what was deleted together can be brought back together.
  const flag: DeletedFlag = { at: board.chance.now(), by: board.personId };
  for (const chunk of chunks(units)) {
    const watched = [
      ...chunk.flatMap((change) => (change.kind === "retitle" ? watch(board, [change.id]) : [])),
      // All texts of a replacement have one watcher: it may run through thousands of them.
      ...watch(
        board,
        chunk.flatMap((change) => (change.kind === "rewrite" && !change.body ? [change.id] : [])),
        chunk.flatMap((change) => (change.kind === "rewrite" && change.body ? [change.id] : [])),
      ),
    ];
    board.doc.transact(() => {
      for (const change of chunk) {
        const patch = apply(board, change, flag);
        if (patch) patches.push(patch);
      }
    }, board.origin);
    for (const { manager, ...text } of watched) {
      manager.trackedOrigins.delete(board.origin);
      if (board.journal.heard && manager.canUndo()) patches.push({ ...text, history: wholeHistory(manager) });
      else manager.destroy();
    }
  }
  return patches;
}

function chunks(units: readonly Unit[]): Change[][] {
  const all: Change[][] = [];
  let chunk: Change[] = [];
  for (const unit of units) {
    if (chunk.length > 0 && chunk.length + unit.length > LARGEST_TRANSACTION) {
      all.push(chunk);
      chunk = [];
    }
    chunk.push(...unit);
    while (chunk.length > LARGEST_TRANSACTION) all.push(chunk.splice(0, LARGEST_TRANSACTION));
  }
  if (chunk.length > 0) all.push(chunk);
  return all;
}

type Watched = Omit<TextPatch, "history"> & { readonly manager: Y.UndoManager };

function watch(board: Board, ids: readonly RecordId[], bodies: readonly RecordId[] = []): Watched[] {
  const texts = [...ids.map((id) => board.titleOf(id)), ...bodies.map((id) => bodyOf(board, id))].filter(
    (text) => text !== null,
  );
  const id = ids[0] ?? bodies[0];
  if (id === undefined || texts.length === 0) return [];
  const manager = new Y.UndoManager(texts, { trackedOrigins: new Set([board.origin]) });
  return [{ kind: "text", id, key: ids.length > 0 ? "title" : "body", manager }];
}

function apply(board: Board, change: Change, flag: DeletedFlag): Patch | null {
  switch (change.kind) {
    case "create":
      return create(board, change);
    case "set":
      return setField(board, change.root, change.id, change.key, change.value);
    case "place":
      return place(board, change.key, change.value);
    case "delete":
      return setLife(board, change.root, change.id, flag);
    case "restore":
      return setLife(board, change.root, change.id, null);
    case "retitle":
      return retitle(board, change.id, change.title);
    case "rewrite":
      return rewrite(board, change);
  }
}

function create(board: Board, change: Create): LifePatch {
  const record = new Y.Map<unknown>();
  for (const [key, value] of Object.entries(change.fields)) if (value !== undefined) record.set(key, value);
  if (change.title !== undefined) record.set("title", new Y.Text(cutText(change.title, TITLE_LIMIT)));
  if (change.text) record.set(change.text[0], new Y.Text(cutText(change.text[1], TEXT_LIMIT)));
  if (change.root === "cards") record.set("body", change.body ?? new Y.XmlFragment());
  board.roots[change.root].set(change.id, record);
  return { kind: "life", root: change.root, id: change.id, before: "unborn", after: null };
}

/** The nested map of a record, or null when there is none to write to; for roots of values the root itself. */
export function recordOf(board: Board, root: FieldRoot, id: string): Y.Map<unknown> | null {
  if (root === "meta" || root === "cells") return board.roots[root];
  const record = board.roots[root].get(id);
  return record instanceof Y.Map ? record : null;
}

function setField(board: Board, root: FieldRoot, id: string, key: string, value: Plain | undefined): FieldPatch | null {
  const record = recordOf(board, root, id);
  if (!record) return null;
  const before = record.get(key) as Plain | undefined;
  if (samePlain(before, value)) return null;
  if (value === undefined) record.delete(key);
  else record.set(key, value);
  return { kind: "field", root, id, key, before, after: value };
}

function place(board: Board, key: string, value: Plain | undefined): PlacePatch | null {
  const before = board.roots.placements.get(key) as Plain | undefined;
  if (samePlain(before, value)) return null;
  if (value === undefined) board.roots.placements.delete(key);
  else board.roots.placements.set(key, value);
  return { kind: "place", key, before, after: value };
}

/** Sets or clears the flag of deletion; nothing happens when the record is already as wanted. */
export function setLife(board: Board, root: RecordRoot, id: string, flag: DeletedFlag | null): LifePatch | null {
  const record = recordOf(board, root, id);
  if (!record) return null;
  const present = record.get("deleted");
  if (readDeleted(present) === (flag !== null)) return null;
  record.set("deleted", flag);
  return { kind: "life", root, id, before: flag === null ? (present as DeletedFlag) : null, after: flag };
}

/** The rich text of a card, or null when it has none. */
export function bodyOf(board: Board, id: string): Y.XmlFragment | null {
  const body = recordOf(board, "cards", id)?.get("body");
  return body instanceof Y.XmlFragment ? body : null;
}

function rewrite(board: Board, { id, runs, body }: Rewrite): null {
  if (body) {
    const fragment = bodyOf(board, id);
    if (fragment) rewriteBody(fragment, runs);
    return null;
  }
  const text = board.titleOf(id);
  // From the end, so that earlier positions stay.
  if (text) for (const run of [...runs].reverse()) writeDifference(text, run);
  return null;
}

/** Typing is taken back by its own manager (see `watch`), so there is no patch to return. */
function retitle(board: Board, id: RecordId, title: string): null {
  const text = board.titleOf(id);
  if (text) writeDifference(text, difference(stringOf(text), cutText(title, board.textLimitOf(id))));
  return null;
}
