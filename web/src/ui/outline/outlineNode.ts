/** What an outline consists of: everything on the wall as one tree, each entry with what it stands for. */
import type { Place } from "@/canvas/items";
import type { CardId, ColumnId, LaneId, MapId, RecordId } from "@/document/records";
import type { ConnectorId, ItemId, ThingId } from "@/document/things";

/** What is gathered under a heading of its own. */
export type OutlineGroup = "columns" | "tray" | "cards" | "things" | "connectors" | "nowhere";

/** What an entry stands for. */
export type OutlineSubject =
  | { readonly kind: "map"; readonly map: MapId }
  | { readonly kind: "lane"; readonly map: MapId; readonly lane: LaneId }
  | { readonly kind: "column"; readonly map: MapId; readonly column: ColumnId; readonly card: CardId | null }
  | { readonly kind: "cell"; readonly map: MapId; readonly lane: LaneId; readonly column: ColumnId }
  | { readonly kind: "card"; readonly card: CardId; readonly place: Place | null; readonly cell: OutlineCell | null }
  | { readonly kind: "thing"; readonly thing: ThingId }
  | { readonly kind: "connector"; readonly connector: ConnectorId }
  | { readonly kind: "group"; readonly group: OutlineGroup; readonly map: MapId | null };

/** The cell a card lies in. */
export interface OutlineCell {
  readonly lane: LaneId;
  readonly column: ColumnId;
}

/** One entry with what stands below it. */
export interface OutlineNode {
  /** The same for the same thing at the same place, wherever it moves there. */
  readonly key: string;
  readonly subject: OutlineSubject;
  /** What is written on it, or the words that stand in. */
  readonly title: string;
  readonly children: readonly OutlineNode[];
  /** How many cards are below it; null where that says nothing. */
  readonly count: number | null;
  /** How many signs stand behind its title: blocked, a discipline. */
  readonly signs: number;
}

/** The key of an entry. */
export function keyOf(subject: OutlineSubject): string {
  switch (subject.kind) {
    case "map":
      return `map:${subject.map}`;
    case "lane":
      return `lane:${subject.lane}`;
    case "column":
      return `column:${subject.column}`;
    case "cell":
      return `cell:${subject.lane}:${subject.column}`;
    case "card":
      return `card:${subject.place ?? ""}:${subject.card}`;
    case "thing":
      return `thing:${subject.thing}`;
    case "connector":
      return `connector:${subject.connector}`;
    case "group":
      return `group:${subject.map ?? ""}:${subject.group}`;
  }
}

/** The item that an entry stands for: what can be selected together with others; null for parts of maps and headings. */
export function itemOf(subject: OutlineSubject): ItemId | null {
  if (subject.kind === "card") return subject.card;
  if (subject.kind === "thing") return subject.thing;
  return subject.kind === "connector" ? subject.connector : null;
}

/** The record whose words an entry shows; null for cells and headings, which have none of their own. */
export function recordOf(subject: OutlineSubject): RecordId | null {
  switch (subject.kind) {
    case "map":
      return subject.map;
    case "lane":
      return subject.lane;
    case "column":
      return subject.column;
    case "cell":
    case "group":
      return null;
    default:
      return itemOf(subject);
  }
}
