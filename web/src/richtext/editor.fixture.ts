/** Editors on replicas of one board, for tests: what keys and mouse would do is asked of the editor's view. */
import { TextSelection } from "prosemirror-state";
import type { CardId } from "@/document/records";
import type { Replica } from "@/document/replicas.fixture";
import type { CaretPlace } from "@/richtext/carets";
import { type BodyEditor, mountBodyEditor } from "@/richtext/editor";

/** An editor as a test sees it. */
export interface TestEditor extends BodyEditor {
  readonly heard: { readonly carets: (CaretPlace | null)[]; readonly refused: string[]; left: number };
  /** Types at the caret, letter by letter, as the browser tells it. */
  type(text: string): void;
  /** Presses a key; returns whether the editor took it. */
  press(key: string, modifiers?: KeyboardEventInit): boolean;
  /** Puts the caret, or a selection, by positions of ProseMirror. */
  select(from: number, to?: number): void;
  paste(data: { readonly html?: string; readonly text?: string }): void;
  /** What is written, one line of HTML. */
  readonly html: string;
}

/** Mounts an editor on the body of a card. */
export function editorOn({ board, undo }: Pick<Replica, "board" | "undo">, card: CardId): TestEditor {
  const host = document.createElement("div");
  document.body.append(host);
  const heard: TestEditor["heard"] = { carets: [], refused: [], left: 0 };
  const editor = mountBodyEditor({
    board,
    undo,
    card,
    host,
    label: "Notes",
    onFormats: () => undefined,
    onCaret: (place) => heard.carets.push(place),
    onRefused: (refusal) => heard.refused.push(refusal),
    onLink: () => undefined,
    onLeave: () => {
      heard.left += 1;
    },
    onUndo: () => undo.undo(),
    onRedo: () => undo.redo(),
  });
  if (!editor) throw new Error("There is nothing to write in.");
  const { view } = editor;
  return {
    ...editor,
    heard,
    type: (text) => editor.replay([...text]),
    press: (key, modifiers = {}) => {
      const event = new KeyboardEvent("keydown", { key, ...modifiers });
      return view.someProp("handleKeyDown", (handle) => handle(view, event)) === true;
    },
    select: (from, to = from) => {
      const { doc, tr } = view.state;
      view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
    },
    paste: ({ html, text = "" }) => {
      if (html === undefined) view.pasteText(text);
      else view.pasteHTML(html);
    },
    get html() {
      const drawn = view.dom.cloneNode(true) as HTMLElement;
      for (const extra of drawn.querySelectorAll(".body-caret, .ProseMirror-trailingBreak")) extra.remove();
      return drawn.innerHTML.replace(/ (class|role|aria-level|rel|target|data-level)="[^"]*"/g, "");
    },
  };
}
