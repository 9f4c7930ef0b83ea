/** How much there is room for in a body: typing beyond the limit goes nowhere, what is pasted is cut, and either is told. */
import { type Node, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { ySyncPluginKey } from "y-prosemirror";
import { BODY_LIMIT } from "@/document/cardBody";
import { openDepth } from "@/richtext/openDepth";

/** More than this is not even read when it is pasted, in UTF-16 units. */
export const LARGEST_PASTE = 1_000_000;

/** What was not taken as it came. */
export type Refusal = "full" | "cut" | "tooLarge";

const lengthOf = (node: Node): number => node.textBetween(0, node.content.size).length;

/** Keeps a body within its limit, whatever this person does; what others write comes in all the same. */
export function roomPlugin(tell: (refusal: Refusal) => void): Plugin {
  return new Plugin({
    filterTransaction: (tr, state) => {
      if (!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return true;
      const length = lengthOf(tr.doc);
      if (length <= BODY_LIMIT || length <= lengthOf(state.doc)) return true;
      tell("full");
      return false;
    },
    props: {
      handleDOMEvents: {
        paste: (_view, event) => refuseLarge(event, event.clipboardData, tell),
        drop: (_view, event) => refuseLarge(event, event.dataTransfer, tell),
      },
      transformPasted: (slice, view) => fitted(slice, view, tell),
    },
  });
}

function refuseLarge(event: Event, data: DataTransfer | null, tell: (refusal: Refusal) => void): boolean {
  const largest = Math.max(...["text/html", "text/plain"].map((type) => data?.getData(type).length ?? 0));
  if (largest <= LARGEST_PASTE) return false;
  event.preventDefault();
  tell("tooLarge");
  return true;
}

function fitted(slice: Slice, view: EditorView, tell: (refusal: Refusal) => void): Slice {
  const { from, to } = view.state.selection;
  const replaced = view.state.doc.textBetween(from, to).length;
  const room = Math.max(0, BODY_LIMIT - lengthOf(view.state.doc) + replaced);
  const { content } = slice;
  if (content.textBetween(0, content.size).length <= room) return slice;
  tell("cut");
  let letters = 0;
  let end = 0;
  content.descendants((node, pos) => {
    if (!node.isText || letters >= room) return true;
    const taken = Math.min(node.nodeSize, room - letters);
    letters += taken;
    end = pos + taken;
    return true;
  });
  const cut = content.cut(0, end);
  return new Slice(cut, slice.openStart, Math.min(slice.openEnd, openDepth(cut)));
}
