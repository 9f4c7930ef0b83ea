/**
 * Letters go into the shared text exactly where they are typed.
 *
 * y-prosemirror compares the text before and after; of "o" typed before "one" it cannot tell which of the two is new, and takes the wrong one
 * for this person's. Undo would then take a letter of somebody else. So a change within one block is written by position first; the comparison
 * after it finds everything done, and does the rest: blocks that are made, split, joined or turned into others.
 */
import type { Mark, Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import { ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import { BODY_MARKS } from "@/document/bodies";

/** What binds the text, as far as it is needed here. */
interface Bound {
  readonly type: Y.XmlFragment;
  readonly doc: Y.Doc;
  readonly binding: {
    readonly mux: (run: () => void) => void;
    readonly mapping: Map<Y.XmlFragment | Y.XmlText, Node | readonly Node[]>;
  };
}

/** A replacement within one block. */
interface Typed {
  /** The shared types from the outermost block down to the one that is typed in. */
  readonly path: readonly Y.XmlElement[];
  readonly text: Y.XmlText;
  readonly index: number;
  readonly remove: number;
  readonly insert: readonly Node[];
}

/** Writes a transaction into the shared text by position, where it is a change within one block; call it before the view takes `after`. */
export function writeLetters(before: EditorState, tr: Transaction, after: EditorState): void {
  const bound = ySyncPluginKey.getState(before) as Bound | undefined;
  if (!bound || !tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return;
  const typed = typedIn(before, tr, bound.type);
  if (!typed) return;
  bound.binding.mux(() => {
    bound.doc.transact(() => write(typed), ySyncPluginKey);
    remember(typed, after, tr, bound);
  });
}

function typedIn(before: EditorState, tr: Transaction, fragment: Y.XmlFragment): Typed | null {
  const [step, more] = tr.steps;
  if (!(step instanceof ReplaceStep) || more || step.slice.openStart + step.slice.openEnd > 0) return null;
  const insert = step.slice.content.content;
  const [$from, $to] = [before.doc.resolve(step.from), before.doc.resolve(step.to)];
  const isWithin = $from.sameParent($to) && $from.parent.isTextblock && insert.every((node) => node.isText);
  if (!isWithin) return null;
  const path: Y.XmlElement[] = [];
  let around: Y.XmlFragment = fragment;
  for (let depth = 0; depth < $from.depth; depth++) {
    const inside = around.get($from.index(depth));
    if (!(inside instanceof Y.XmlElement) || inside.nodeName !== $from.node(depth + 1).type.name) return null;
    path.push(inside);
    around = inside;
  }
  const text = around.get(0);
  const isWhole = text instanceof Y.XmlText && around.length === 1 && text.length === $from.parent.content.size;
  const { parentOffset: index } = $from;
  return isWhole ? { path, text, index, remove: $to.parentOffset - index, insert } : null;
}

function write({ text, index, remove, insert }: Typed): void {
  if (remove > 0) text.delete(index, remove);
  let at = index;
  for (const node of insert) {
    const words = node.text ?? "";
    text.insert(at, words, attributesOf(node.marks));
    at += words.length;
  }
}

function attributesOf(marks: readonly Mark[]): Record<string, unknown> {
  const found = Object.fromEntries([...BODY_MARKS].map((name): [string, unknown] => [name, null]));
  for (const mark of marks) found[mark.type.name] = mark.attrs;
  return found;
}

/** The binding keeps which node stands for which shared type; it looks only at what it changed itself. */
function remember({ path, text }: Typed, after: EditorState, tr: Transaction, { binding }: Bound): void {
  const [step] = tr.steps;
  const $at = after.doc.resolve(step instanceof ReplaceStep ? step.from : 0);
  path.forEach((type, depth) => {
    binding.mapping.set(type, $at.node(depth + 1));
  });
  binding.mapping.set(text, $at.parent.content.content);
}
