/** The editor of one card's body: ProseMirror bound to the shared text. Fetched when somebody first writes (docs/decisions/0021-notes-are-prosemirror.md). */
import "@/richtext/body.css";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { ySyncPlugin, ySyncPluginKey } from "y-prosemirror";
import type { Board } from "@/document/board";
import { isPlainBody } from "@/document/bodyShape";
import { bodyOf } from "@/document/edit";
import { bodyToWrite } from "@/document/newBody";
import type { CardId } from "@/document/records";
import type { Undo } from "@/document/undo";
import { safeUrl } from "@/document/urls";
import { type CaretPlace, caretPlugin, type PeerCaret, showCarets } from "@/richtext/carets";
import { BODY_COMMANDS, type BodyCommand, type BodyFormats, formatsOf } from "@/richtext/commands";
import { bodyKeys } from "@/richtext/keys";
import { writeLetters } from "@/richtext/letters";
import { linkAt, removeLink, setLink } from "@/richtext/links";
import { listDepthPlugin } from "@/richtext/listDepth";
import { replay } from "@/richtext/replay";
import { type Refusal, roomPlugin } from "@/richtext/room";
import { bodySchema } from "@/richtext/schema";
import { selectionPlugin } from "@/richtext/selection";
import { typingRules } from "@/richtext/typing";

/** What an editor is mounted with. */
export interface BodyEditorOptions {
  readonly board: Board;
  readonly undo: Undo;
  readonly card: CardId;
  readonly host: HTMLElement;
  /** Name of the field for screen readers. */
  readonly label: string;
  readonly onFormats: (formats: BodyFormats) => void;
  readonly onCaret: (place: CaretPlace | null) => void;
  readonly onRefused: (refusal: Refusal) => void;
  /** Somebody asks for the field in which an address is written. */
  readonly onLink: () => void;
  /** Writing is over: by a key, or because the body is gone. */
  readonly onLeave: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** An editor that is mounted. */
export interface BodyEditor {
  /** What the browser shows and types into. */
  readonly view: EditorView;
  run(command: BodyCommand): void;
  /** The address of the link the caret is in; null when it is in none. */
  link(): string | null;
  /** Links what is selected; null takes the link off. */
  setLink(href: string | null): void;
  showCarets(peers: readonly PeerCaret[]): void;
  focus(): void;
  /** Types what was pressed before the editor was here. */
  replay(keys: readonly string[]): void;
  destroy(): void;
}

/** Whether this body can be edited here: what the editor does not know it would take away. */
export function canEditBody(board: Board, card: CardId): boolean {
  const body = bodyOf(board, card);
  return board.state.cards.has(card) && (body === null || isPlainBody(body));
}

/** Mounts an editor; null when there is nothing one may write in. */
export function mountBodyEditor(options: BodyEditorOptions): BodyEditor | null {
  const { board, undo, card } = options;
  const body = canEditBody(board, card) ? bodyToWrite(board, card) : null;
  if (!body || !undo.beginBody(card, ySyncPluginKey)) return null;
  const view = new EditorView(options.host, {
    state: EditorState.create({
      schema: bodySchema,
      plugins: [
        selectionPlugin(board.doc),
        ySyncPlugin(body),
        caretPlugin(options.onCaret),
        listDepthPlugin(),
        roomPlugin(options.onRefused),
        typingRules(),
        ...bodyKeys({ undo: options.onUndo, redo: options.onRedo, leave: options.onLeave, link: options.onLink }),
      ],
    }),
    attributes: {
      "aria-label": options.label,
      "aria-multiline": "true",
      role: "textbox",
      class: "body-text body-field",
    },
    handleClick: (_view, _at, event) => openLink(event),
    handleDOMEvents: { beforeinput: (_view, event) => refuseNativeUndo(event) },
    // The binding writes into the view while it is being made: only `this` is there then.
    dispatchTransaction(this: EditorView, tr) {
      const { state, transactions } = this.state.applyTransaction(tr);
      if (transactions.length === 1) writeLetters(this.state, tr, state);
      this.updateState(state);
      options.onFormats(formatsOf(this.state));
    },
  });
  const stop = board.subscribe(() => {
    if (board.readOnly || bodyOf(board, card) !== body || board.state.cards.get(card)?.deleted !== false)
      options.onLeave();
  });
  const command = (run: (state: EditorState, dispatch: EditorView["dispatch"]) => boolean): void => {
    run(view.state, view.dispatch);
    view.focus();
  };
  return {
    view,
    run: (name) => command(BODY_COMMANDS[name]),
    link: () => linkAt(view.state)?.href ?? null,
    setLink: (href) => command(href === null ? removeLink : setLink(href)),
    showCarets: (peers) => showCarets(view, peers),
    focus: () => view.focus(),
    replay: (keys) => replay(view, keys),
    destroy: () => {
      stop();
      view.destroy();
      undo.endText();
    },
  };
}

/** A click with Ctrl or ⌘ opens a link; a plain one puts the caret into it. */
function openLink(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const href = link && safeUrl(link.getAttribute("href") ?? "");
  if (!href || !(event.ctrlKey || event.metaKey)) return false;
  window.open(href, "_blank", "noopener,noreferrer");
  return true;
}

/** The browser's own undo knows nothing of others' words; ours is called by key. */
function refuseNativeUndo(event: InputEvent): boolean {
  if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return false;
  event.preventDefault();
  return true;
}
