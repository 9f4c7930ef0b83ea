/** Links in a body: where the caret is in one, setting it, taking it off. */
import type { Mark } from "prosemirror-model";
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import { safeUrl } from "@/document/urls";
import { bodySchema } from "@/richtext/schema";

const { link } = bodySchema.marks;

/** A run of linked words. */
export interface LinkRun {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** An address as somebody types it: without a protocol it is a page, or mail when it has an @. Null when nothing may be opened by it. */
export function typedUrl(text: string): string | null {
  const typed = text.trim();
  if (typed === "" || /\s/.test(typed)) return null;
  if (/^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(typed)) return safeUrl(typed);
  if (/^[^/@]+@[^/@]+\.[^/@]+$/.test(typed)) return safeUrl(`mailto:${typed}`);
  return typed.includes(".") || typed.startsWith("localhost") ? safeUrl(`https://${typed}`) : null;
}

/** The link the caret is in, or that the selection begins in. */
export function linkAt({ selection, doc }: EditorState): LinkRun | null {
  const { $from } = selection;
  const { parent } = $from;
  const start = $from.start();
  let run: LinkRun | null = null;
  let at = start;
  parent.forEach((node) => {
    const mark: Mark | undefined = link.isInSet(node.marks);
    const href = mark && String(mark.attrs.href);
    const end = at + node.nodeSize;
    if (run && run.to === at && href === run.href && $from.pos >= run.from) run = { ...run, to: end };
    else if (href !== undefined && !(run && $from.pos <= run.to)) run = { from: at, to: end, href };
    at = end;
  });
  const found = run as LinkRun | null;
  return found && $from.pos >= found.from && $from.pos <= found.to && found.to <= doc.content.size ? found : null;
}

/** Links what is selected, or changes the link the caret is in; without either the address itself is written. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const safe = safeUrl(href);
    if (safe === null) return false;
    const { tr, selection } = state;
    const around = linkAt(state);
    const mark = link.create({ href: safe });
    if (!selection.empty) tr.removeMark(selection.from, selection.to, link).addMark(selection.from, selection.to, mark);
    else if (around) tr.removeMark(around.from, around.to, link).addMark(around.from, around.to, mark);
    else {
      const words = safe.replace(/^(https?:\/\/|mailto:)/, "").replace(/\/$/, "");
      tr.replaceSelectionWith(bodySchema.text(words, [...selection.$from.marks(), mark]), false);
      tr.setSelection(TextSelection.create(tr.doc, selection.from + words.length));
    }
    dispatch?.(tr.removeStoredMark(link));
    return true;
  };
}

/** Takes the link off what is selected, or off the words the caret is in. */
export const removeLink: Command = (state, dispatch) => {
  const { selection, tr } = state;
  const around = selection.empty ? linkAt(state) : selection;
  if (!around) return false;
  dispatch?.(tr.removeMark(around.from, around.to, link).removeStoredMark(link));
  return true;
};
