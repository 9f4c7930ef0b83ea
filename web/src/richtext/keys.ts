/** The keys of the editor. Tab goes on to the next control, except in a list, which it makes deeper; Escape leaves. */
import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  liftEmptyBlock,
  splitBlockKeepMarks,
} from "prosemirror-commands";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { splitListItemKeepMarks } from "prosemirror-schema-list";
import type { Command, Plugin } from "prosemirror-state";
import { BODY_COMMANDS, listLevel, plainParagraph } from "@/richtext/commands";
import { bodySchema } from "@/richtext/schema";

/** What keys do outside of the text. */
export interface OuterKeys {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly leave: () => void;
  readonly link: () => void;
}

const { list_item } = bodySchema.nodes;

/** All keys, the most particular ones first. */
export function bodyKeys(outer: OuterKeys): Plugin[] {
  const run =
    (what: () => void): Command =>
    () => {
      what();
      return true;
    };
  return [
    keymap({
      "Mod-b": BODY_COMMANDS.strong,
      "Mod-i": BODY_COMMANDS.em,
      "Mod-k": run(outer.link),
      "Mod-Alt-0": plainParagraph,
      "Mod-Alt-1": BODY_COMMANDS.heading1,
      "Mod-Alt-2": BODY_COMMANDS.heading2,
      "Mod-Shift-8": BODY_COMMANDS.bullets,
      "Mod-Shift-7": BODY_COMMANDS.numbers,
      "Mod-z": run(outer.undo),
      "Shift-Mod-z": run(outer.redo),
      "Mod-y": run(outer.redo),
      Escape: run(outer.leave),
      "Mod-Enter": run(outer.leave),
      Backspace: undoInputRule,
      Enter: newBlock,
      "Shift-Enter": newBlock,
      Tab: deeperInList,
      "Shift-Tab": liftDeeper,
      "Mod-]": BODY_COMMANDS.deeper,
      "Mod-[": BODY_COMMANDS.lessDeep,
    }),
    keymap(baseKeymap),
  ];
}

/** Goes on in a new item or paragraph with the same bold and italic; in an empty item of a list, out of it. */
const newBlock = chainCommands(
  splitListItemKeepMarks(list_item),
  createParagraphNear,
  liftEmptyBlock,
  splitBlockKeepMarks,
);

/** In a list Tab stays in the list, also where nothing can become deeper: one press too many does not take the keyboard away. */
const deeperInList: Command = (state, dispatch) => {
  if (listLevel(state) === 0) return false;
  BODY_COMMANDS.deeper(state, dispatch);
  return true;
};

/** Shift+Tab makes a deeper list less deep; from the outermost it leaves the text backwards, as everywhere. */
const liftDeeper: Command = (state, dispatch) => listLevel(state) > 1 && BODY_COMMANDS.lessDeep(state, dispatch);
