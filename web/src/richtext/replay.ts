/** Keys that were pressed before the editor was here, typed into it as if it had been. */
import type { EditorView } from "prosemirror-view";

/** Types letters, and presses keys that have a name. */
export function replay(view: EditorView, keys: readonly string[]): void {
  for (const key of keys) {
    if ([...key].length > 1) {
      const event = new KeyboardEvent("keydown", { key });
      view.someProp("handleKeyDown", (handle) => handle(view, event));
      continue;
    }
    const { from, to } = view.state.selection;
    const write = () => view.state.tr.insertText(key, from, to);
    if (!view.someProp("handleTextInput", (handle) => handle(view, from, to, key, write))) view.dispatch(write());
  }
}
