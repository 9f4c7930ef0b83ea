/** What the browser has selected, read at once. */
import type { EditorView } from "prosemirror-view";

/**
 * Takes over what the browser has selected. It tells of that a moment later, and whatever is drawn in between puts the
 * selection back: a key that somebody held would be lost whenever a colleague moves. The view reads it in the same way when
 * it is told; it has no public name for that.
 */
export function readSelection(view: EditorView): void {
  (view as EditorView & { readonly domObserver: { flush(): void } }).domObserver.flush();
}
