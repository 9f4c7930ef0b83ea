/**
 * The body to write in. Cards are born with one; programs that know no bodies write cards without, and whoever first writes there makes it.
 *
 * Two may do so at once. Yjs keeps one of the two bodies, the same for everybody; what was written in the other one is put below it by
 * whoever made that other one, so that it is not gone without a word.
 */
import * as Y from "yjs";
import type { Board } from "@/document/board";
import { type BodyBlock, bodyData, bodyFrom } from "@/document/bodies";
import { linesOf } from "@/document/cardBody";
import { bodyOf, recordOf } from "@/document/edit";

/** The rich text of a card to write in, made when nobody has made one. Null when there is no such card, or only to look at. */
export function bodyToWrite(board: Board, id: string): Y.XmlFragment | null {
  const known = bodyOf(board, id);
  const record = recordOf(board, "cards", id);
  if (known || !record || board.readOnly) return board.readOnly ? null : known;
  const body = new Y.XmlFragment();
  board.doc.transact(() => record.set("body", body), board.origin);
  standBy(board, id, body);
  return body;
}

/** Watches a body that was made here until another one takes its place. */
function standBy(board: Board, id: string, body: Y.XmlFragment): void {
  let written: readonly BodyBlock[] = [];
  const stop = board.subscribe(({ cards }) => {
    if (![...cards].some((card) => card === id)) return;
    const present = bodyOf(board, id);
    if (present === body) {
      written = bodyData(body);
      return;
    }
    stop();
    if (present && !board.readOnly && linesOf(written).length > 0) append(board, present, written);
  });
}

function append(board: Board, body: Y.XmlFragment, blocks: readonly BodyBlock[]): void {
  const carried = bodyFrom(blocks);
  if (!carried) return;
  board.doc.transact(() => {
    // A type that is in no document yet is read through a document of its own.
    const elsewhere = new Y.Doc().getMap("carried");
    elsewhere.set("body", carried);
    body.push(carried.toArray().map((node) => node.clone() as Y.XmlElement));
  }, board.origin);
}
