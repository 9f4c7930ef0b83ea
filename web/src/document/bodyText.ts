/** The words of a body as one text, to be looked through and replaced in. */
import * as Y from "yjs";
import { DEEPEST_STORED } from "@/document/bodies";
import { type Difference, stringOf, writeDifference } from "@/document/text-difference";

/** The texts of a body in their order, with where each begins in `bodyText`. */
function textsOf(body: Y.XmlFragment): { readonly text: Y.XmlText; readonly at: number; readonly words: string }[] {
  const found: { text: Y.XmlText; at: number; words: string }[] = [];
  let at = 0;
  const visit = (parent: Y.XmlFragment, depth: number): void => {
    for (const node of parent.toArray()) {
      if (node instanceof Y.XmlText) {
        const words = stringOf(node);
        found.push({ text: node, at, words });
        at += words.length + 1;
      } else if (node instanceof Y.XmlElement && depth <= DEEPEST_STORED) visit(node, depth + 1);
    }
  };
  visit(body, 0);
  return found;
}

/** The words of a body, a line for each of its texts. */
export function bodyText(body: Y.XmlFragment): string {
  return textsOf(body)
    .map(({ words }) => words)
    .join("\n");
}

/** Replaces runs of `bodyText`, each within one line, in the transaction of the caller; marks stay as they are around it. */
export function rewriteBody(body: Y.XmlFragment, runs: readonly Difference[]): void {
  const texts = textsOf(body);
  // From the end, so that earlier positions stay.
  for (const run of [...runs].reverse()) {
    const line = texts.find(({ at, words }) => run.index >= at && run.index + run.remove <= at + words.length);
    if (line) writeDifference(line.text, { ...run, index: run.index - line.at });
  }
}
