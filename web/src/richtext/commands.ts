/** What one can do with the words of a body, and what of it is so where the caret is. */
import { setBlockType, toggleMark } from "prosemirror-commands";
import type { MarkType, Node, NodeType } from "prosemirror-model";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import type { Command, EditorState, Transaction } from "prosemirror-state";
import { MOST_LIST_LEVELS } from "@/document/shallowLists";
import { bodySchema } from "@/richtext/schema";

/** What words can be. */
export type BodyFormat = "strong" | "em" | "heading1" | "heading2" | "bullets" | "numbers";

/** What the toolbar offers, besides links. */
export type BodyCommand = BodyFormat | "deeper" | "lessDeep";

/** What is so where the caret is. */
export type BodyFormats = Readonly<Record<BodyFormat | "link", boolean>>;

const { nodes, marks } = bodySchema;

/** The command of a button: what it makes, it also takes away again. */
export const BODY_COMMANDS: Readonly<Record<BodyCommand, Command>> = {
  strong: toggleMark(marks.strong),
  em: toggleMark(marks.em),
  heading1: heading(1),
  heading2: heading(2),
  bullets: list(nodes.bullet_list),
  numbers: list(nodes.ordered_list),
  deeper,
  lessDeep: liftListItem(nodes.list_item),
};

/** Makes an item of a list deeper; the first one, and what is as deep as can be, stays where it is. */
function deeper(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  return sinkListItem(nodes.list_item)(state, (tr) => {
    const levels = levelsOf(tr.doc);
    if (levels <= MOST_LIST_LEVELS || levels <= levelsOf(state.doc)) dispatch?.(tr);
  });
}

function levelsOf(node: Node): number {
  let below = 0;
  node.forEach((child) => {
    below = Math.max(below, levelsOf(child));
  });
  return node.type === nodes.list_item ? below + 1 : below;
}

/** In how many lists, one in the other, the caret is. */
export function listLevel({ selection: { $from } }: EditorState): number {
  let level = 0;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === nodes.list_item) level++;
  return level;
}

/** Turns what is selected into plain paragraphs. */
export const plainParagraph: Command = setBlockType(nodes.paragraph);

function heading(level: 1 | 2): Command {
  return (state, dispatch) =>
    isHeading(state, level) ? plainParagraph(state, dispatch) : setBlockType(nodes.heading, { level })(state, dispatch);
}

/** Makes a list, another kind of list out of a list, and paragraphs out of the same kind. */
function list(type: NodeType): Command {
  return (state, dispatch) => {
    const around = listAround(state);
    if (!around) return wrapInList(type)(state, dispatch);
    if (around.node.type === type) return liftListItem(nodes.list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(around.pos, type));
    return true;
  };
}

/** What is so where the caret is, or in all that is selected. */
export function formatsOf(state: EditorState): BodyFormats {
  const around = listAround(state)?.node.type;
  return {
    strong: hasMark(state, marks.strong),
    em: hasMark(state, marks.em),
    link: hasMark(state, marks.link),
    heading1: isHeading(state, 1),
    heading2: isHeading(state, 2),
    bullets: around === nodes.bullet_list,
    numbers: around === nodes.ordered_list,
  };
}

function listAround(state: EditorState): { readonly node: Node; readonly pos: number } | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type === nodes.bullet_list || node.type === nodes.ordered_list) return { node, pos: $from.before(depth) };
  }
  return null;
}

function isHeading({ selection }: EditorState, level: 1 | 2): boolean {
  const { parent } = selection.$from;
  return parent.type === nodes.heading && Number(parent.attrs.level) === level;
}

function hasMark({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  if (selection.empty) return type.isInSet(storedMarks ?? selection.$from.marks()) !== undefined;
  return doc.rangeHasMark(selection.from, selection.to, type);
}
