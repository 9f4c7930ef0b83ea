/** The carets of others who write in the same body, and where the own one is, as positions that stay when words come and go. */
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import { readSelection } from "@/richtext/selection";

/** Where somebody writes: relative positions of Yjs as JSON. */
export interface CaretPlace {
  readonly anchor: unknown;
  readonly head: unknown;
}

/** The caret of somebody else. */
export interface PeerCaret extends CaretPlace {
  readonly clientId: number;
  readonly name: string;
  /** A colour of the style sheet, as a value of CSS. */
  readonly color: string;
}

/** What binds the text, as far as positions need it. */
interface Binding {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: { readonly mapping: Map<Y.AbstractType<unknown>, never> };
}

interface Shown {
  readonly peers: readonly PeerCaret[];
  readonly set: DecorationSet;
}

const key = new PluginKey<Shown>("carets");

/** Shows the carets of others and tells where the own one is; null when the focus is elsewhere. */
export function caretPlugin(tell: (place: CaretPlace | null) => void): Plugin {
  return new Plugin<Shown>({
    key,
    state: {
      init: () => ({ peers: [], set: DecorationSet.empty }),
      apply: (tr, shown, _before, state) => {
        const peers = (tr.getMeta(key) as readonly PeerCaret[] | undefined) ?? shown.peers;
        const changed = peers !== shown.peers || tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true;
        return changed
          ? { peers, set: decorationsOf(peers, state) }
          : { peers, set: shown.set.map(tr.mapping, tr.doc) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set ?? null,
    },
    view: (view) => ownCaret(view, tell),
  });
}

/** Shows these carets. */
export function showCarets(view: EditorView, peers: readonly PeerCaret[]): void {
  readSelection(view);
  view.dispatch(view.state.tr.setMeta(key, peers));
}

function ownCaret(view: EditorView, tell: (place: CaretPlace | null) => void) {
  let told = "null";
  const update = (): void => {
    const place = view.hasFocus() ? placeOf(view.state) : null;
    const json = JSON.stringify(place);
    if (json === told) return;
    told = json;
    tell(place);
  };
  // The focus has come or gone only after the event.
  const later = (): void => queueMicrotask(() => !view.isDestroyed && update());
  view.dom.addEventListener("focus", later);
  view.dom.addEventListener("blur", later);
  return {
    update,
    destroy: () => {
      view.dom.removeEventListener("focus", later);
      view.dom.removeEventListener("blur", later);
      tell(null);
    },
  };
}

function placeOf(state: EditorState): CaretPlace | null {
  const { type, binding } = ySyncPluginKey.getState(state) as Binding;
  const at = (position: number): unknown =>
    Y.relativePositionToJSON(absolutePositionToRelativePosition(position, type, binding.mapping));
  return { anchor: at(state.selection.anchor), head: at(state.selection.head) };
}

function decorationsOf(peers: readonly PeerCaret[], state: EditorState): DecorationSet {
  const bound = ySyncPluginKey.getState(state) as Binding;
  const most = Math.max(state.doc.content.size - 1, 0);
  const found = peers.flatMap((peer) => {
    const [anchor, head] = [peer.anchor, peer.head].map((place) => absoluteOf(place, bound));
    if (anchor === null || anchor === undefined || head === null || head === undefined) return [];
    const [from, to] = [Math.min(anchor, head, most), Math.min(Math.max(anchor, head), most)];
    const caret = Decoration.widget(Math.min(head, most), () => caretElement(peer), {
      key: `${peer.clientId}:${peer.name}:${peer.color}`,
      side: 10,
    });
    const style = `background-color: color-mix(in srgb, ${peer.color} 24%, transparent)`;
    return from === to ? [caret] : [caret, Decoration.inline(from, to, { class: "body-peer-selection", style })];
  });
  return DecorationSet.create(state.doc, found);
}

/** Anybody may have written it: what is no position is no caret. */
function absoluteOf(place: unknown, { doc, type, binding }: Binding): number | null {
  if (typeof place !== "object" || place === null) return null;
  try {
    return relativePositionToAbsolutePosition(doc, type, Y.createRelativePositionFromJSON(place), binding.mapping);
  } catch {
    return null;
  }
}

function caretElement({ name, color }: PeerCaret): HTMLElement {
  const caret = document.createElement("span");
  caret.className = "body-caret";
  caret.style.setProperty("--caret", color);
  // Screen readers hear who writes here from the note below the text.
  caret.setAttribute("aria-hidden", "true");
  const label = document.createElement("span");
  label.className = "body-caret-name";
  label.textContent = name;
  caret.append("\u2060", label, "\u2060");
  return caret;
}
