/** What the browser has selected, read at once. */
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type * as Y from "yjs";

/**
 * Takes over what the browser has selected. It tells of that a moment later, and whatever is drawn in between puts the
 * selection back: a key that somebody held would be lost whenever a colleague moves. The view reads it in the same way when
 * it is told; it has no public name for that.
 */
export function readSelection(view: EditorView): void {
  (view as EditorView & { readonly domObserver: { flush(): void } }).domObserver.flush();
}

/**
 * Reads the selection before words of others come in, because the binding of the text puts back what it knows of it. Stands before that
 * binding among the plugins, so that it is asked first.
 */
export function selectionPlugin(doc: Y.Doc): Plugin {
  return new Plugin({
    view: (view) => {
      const read = (): void => {
        if (doc._transaction?.local === false) readSelection(view);
      };
      doc.on("beforeAllTransactions", read);
      return { destroy: () => doc.off("beforeAllTransactions", read) };
    },
  });
}
