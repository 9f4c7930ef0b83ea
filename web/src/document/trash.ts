/** What was deleted on a board, who did it and when: nothing is ever gone. */
import type { Board } from "@/document/board";
import { restoreCards } from "@/document/commands/cards";
import { restoreColumn } from "@/document/commands/columns";
import { restoreItems } from "@/document/commands/items";
import { restoreLane } from "@/document/commands/lanes";
import { restoreLinks } from "@/document/commands/links";
import { restoreMap } from "@/document/commands/maps";
import { restorePaths } from "@/document/commands/paths";
import { restoreTag } from "@/document/commands/tags";
import { recordOf } from "@/document/edit";
import type { Link, LinkId, PathId } from "@/document/links";
import { fieldsOf, readKey, readNumber } from "@/document/reading";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { type RecordRoot, samePlain } from "@/document/schema";
import type { ConnectorId, TagId, Thing, ThingId } from "@/document/things";

/** Something that was deleted. */
export interface Trashed {
  readonly root: RecordRoot;
  readonly id: string;
  /** What it is: a card, a map, or the type of a thing. */
  readonly what: "card" | "map" | "lane" | "column" | "connector" | "tag" | "relation" | "path" | Thing["type"];
  readonly title: string;
  /** By whom; empty when it is not known. */
  readonly by: string;
  /** When, by their clock in milliseconds; 0 when it is not known. */
  readonly at: number;
}

/** Everything that was deleted, the latest first. What went with something else comes back with that. */
export function trashOf(board: Board): Trashed[] {
  const { cards, maps, lanes, columns, things, connectors, tags } = board.state;
  const found: Trashed[] = [];
  const add = (root: RecordRoot, what: Trashed["what"], id: string, title: string): void => {
    found.push({ root, what, id, title, ...flagOf(board, root, id) });
  };
  for (const { id, deleted, title } of cards.values()) if (deleted) add("cards", "card", id, title);
  for (const { id, deleted, title } of maps.values()) if (deleted) add("maps", "map", id, title);
  for (const { id, deleted, title } of lanes.values()) if (deleted) add("lanes", "lane", id, title);
  for (const { id, deleted, title, card } of columns.values()) {
    if (deleted && !wentWith(board, id, card)) add("columns", "column", id, title);
  }
  for (const { id, deleted, type, text } of things.values()) if (deleted) add("shapes", type, id, text);
  for (const { id, deleted, text } of connectors.values()) if (deleted) add("connectors", "connector", id, text);
  for (const { id, deleted, title } of tags.values()) if (deleted) add("tags", "tag", id, title);
  for (const link of board.state.links.values()) {
    if (link.deleted) add("links", "relation", link.id, link.text || endsInWords(board, link));
  }
  for (const { id, deleted, title } of board.state.paths.values()) if (deleted) add("paths", "path", id, title);
  return found.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

/** What a link without words of its own connects. */
function endsInWords(board: Board, { from, to }: Link): string {
  const words = [from, to].map((end) => (end.on === "card" ? (board.state.cards.get(end.card)?.title ?? "") : ""));
  return words.map((title) => title.replace(/\s+/g, " ").trim() || "…").join(" → ");
}

/** A column that was deleted together with the card that heads it comes back with that card. */
function wentWith(board: Board, column: ColumnId, card: CardId | null): boolean {
  const flag = recordOf(board, "columns", column)?.get("deleted");
  return card !== null && samePlain(flag, recordOf(board, "cards", card)?.get("deleted"));
}

function flagOf(board: Board, root: RecordRoot, id: string): { readonly by: string; readonly at: number } {
  const fields = fieldsOf(recordOf(board, root, id)?.get("deleted"));
  return { by: readKey(fields?.get("by")) ?? "", at: Math.max(0, readNumber(fields?.get("at")) ?? 0) };
}

/** Brings things back to where they were. Several commands: whoever calls makes them one step. */
export function restoreTrashed(board: Board, trashed: Iterable<Trashed>): void {
  const ids = new Map<RecordRoot, string[]>();
  for (const { root, id } of trashed) ids.set(root, [...(ids.get(root) ?? []), id]);
  const of = <Id extends string>(root: RecordRoot): Id[] => (ids.get(root) ?? []) as Id[];
  // Maps first: what lies in them is somewhere again when it comes back.
  for (const id of of<MapId>("maps")) restoreMap(board, id);
  for (const id of of<LaneId>("lanes")) restoreLane(board, id);
  for (const id of of<ColumnId>("columns")) restoreColumn(board, id);
  restoreCards(board, of<CardId>("cards"));
  restoreItems(board, { things: of<ThingId>("shapes"), connectors: of<ConnectorId>("connectors") });
  restoreLinks(board, of<LinkId>("links"));
  restorePaths(board, of<PathId>("paths"));
  for (const id of of<TagId>("tags")) restoreTag(board, id);
}
