/**
 * Typed links between cards, cells of maps and cards of other boards, and the paths of a blueprint. Plain, immutable
 * records like those of `records.ts`; docs/document.md says how they are kept.
 */
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { FieldValues } from "@/document/values";

declare const brand: unique symbol;

/** The id of a link. */
export type LinkId = string & { readonly [brand]: "link" };
/** The id of a path. */
export type PathId = string & { readonly [brand]: "path" };

/** What a link says of its first end: it leads to the second, makes it possible, contributes to it, … */
export const LINK_KINDS = [
  "leads_to",
  "enables",
  "contributes_to",
  "realises",
  "splits_into",
  "blocks",
  "depends_on",
  "evidences",
] as const;
/** One of the kinds of links. */
export type LinkKind = (typeof LINK_KINDS)[number];

/** A card of this board, a cell of a map, or a card of another board. */
export type LinkEnd =
  | { readonly on: "card"; readonly card: CardId }
  | { readonly on: "cell"; readonly map: MapId; readonly lane: LaneId; readonly column: ColumnId }
  | { readonly on: "board"; readonly board: string; readonly card: string };

/** That two things have to do with each other, and how. */
export interface Link {
  readonly id: LinkId;
  readonly kind: LinkKind;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  /** The only map in which it is drawn, or null. */
  readonly map: MapId | null;
  /** Both have to agree. */
  readonly mutual: boolean;
  readonly text: string;
  readonly fields: FieldValues;
  readonly deleted: boolean;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** What sort of way through a service a path is. */
export const PATH_ROLES = ["happy", "variant", "exception"] as const;
/** Whether a path says how it is, or how it shall be. */
export const PATH_STATES = ["as_is", "to_be"] as const;

/** One way through a map; placements may belong to one. */
export interface Path {
  readonly id: PathId;
  readonly map: MapId;
  readonly role: (typeof PATH_ROLES)[number];
  readonly state: (typeof PATH_STATES)[number];
  /** The condition under which one goes this way. */
  readonly title: string;
  readonly order: string;
  readonly deleted: boolean;
}

/** An end as one word: equal for equal ends. */
export function endKey(end: LinkEnd): string {
  switch (end.on) {
    case "card":
      return `card:${end.card}`;
    case "cell":
      return `cell:${end.lane}:${end.column}`;
    case "board":
      return `board:${end.board}:${end.card}`;
  }
}

/** What may be there only once: the same kind between the same ends in the same map. */
export function linkKey({ kind, from, to, map }: Pick<Link, "kind" | "from" | "to" | "map">): string {
  return `${kind} ${endKey(from)} ${endKey(to)} ${map ?? ""}`;
}
