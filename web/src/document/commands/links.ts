/** Typed links: made once, removed and brought back. */
import type { Board } from "@/document/board";
import { fieldsAsKeys } from "@/document/commands/cards";
import { type Change, edit } from "@/document/edit";
import { linkIndex } from "@/document/linkIndex";
import { endKey, type LinkEnd, type LinkId, type LinkKind, linkKey } from "@/document/links";
import type { MapId } from "@/document/records";
import type { Plain } from "@/document/schema";
import type { FieldValues } from "@/document/values";

/** A link to make. */
export interface NewLink {
  readonly kind: LinkKind;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  /** Only for what is drawn in one map. */
  readonly map?: MapId | null;
  readonly mutual?: boolean;
  readonly text?: string;
  /** Values of its fields to begin with. */
  readonly fields?: FieldValues;
}

function endValue(end: LinkEnd): Plain {
  switch (end.on) {
    case "card":
      return { card: end.card };
    case "cell":
      return { map: end.map, lane: end.lane, column: end.column };
    case "board":
      return { board: end.board, card: end.card };
  }
}

/** Makes a link. The same one is not made twice: its id is returned. Null for a link from something to itself. */
export function createLink(board: Board, link: NewLink): LinkId | null {
  if (endKey(link.from) === endKey(link.to)) return null;
  const map = link.map ?? null;
  const wanted = linkKey({ ...link, map });
  const same = linkIndex(board.state)
    .from.get(endKey(link.from))
    ?.find((other) => linkKey(other) === wanted);
  if (same) return same.id;
  const creation = linkCreation(board, link);
  edit(board, [[creation]]);
  return creation.id as LinkId;
}

/** The change that makes a link, whether or not there is one like it. */
export function linkCreation(board: Board, link: NewLink): Extract<Change, { readonly kind: "create" }> {
  const fields = {
    ...fieldsAsKeys(link.fields),
    kind: link.kind,
    from: endValue(link.from),
    to: endValue(link.to),
    map: link.map ?? undefined,
    mutual: link.mutual ? true : undefined,
    createdBy: board.personId,
    createdAt: board.chance.now(),
  };
  return { kind: "create", root: "links", id: board.chance.newId(), text: ["label", link.text ?? ""], fields };
}

/** Removes a link, with all that say the same. */
export function removeLink(board: Board, link: LinkId): void {
  const record = board.state.links.get(link);
  const same = record
    ? [...board.state.links.values()].filter((other) => !other.deleted && linkKey(other) === linkKey(record))
    : [];
  edit(board, [same.map(({ id }) => ({ kind: "delete", root: "links", id }) as const)]);
}

/** Brings removed links back. */
export function restoreLinks(board: Board, links: Iterable<LinkId>): void {
  edit(
    board,
    [...links].map((id) => [{ kind: "restore", root: "links", id }]),
  );
}

/** Says whether both ends of a link have to agree. */
export function setMutual(board: Board, link: LinkId, mutual: boolean): void {
  if (board.state.links.get(link)?.mutual === mutual) return;
  edit(board, [[{ kind: "set", root: "links", id: link, key: "mutual", value: mutual }]]);
}
