/** One map in the outline: its columns, and its lanes with their cells and cards. Pure. */
import type { BoardState, CardId, ColumnId, MapRecord } from "@/document/records";
import type { ColumnNode } from "@/maps/columns";
import type { Language } from "@/maps/definition";
import { shownKind } from "@/maps/laterKind";
import { type LaneNode, type MapStructure, mapStructure } from "@/maps/structure";
import { columnTitle, laneTitles } from "@/maps/titles";
import {
  keyOf,
  type OutlineCell,
  type OutlineGroup,
  type OutlineNode,
  type OutlineSubject,
} from "@/ui/outline/outlineNode";
import type { OutlineWords } from "@/ui/outline/outlineWords";

/** What entries are made from. */
export interface OutlineGround {
  readonly state: BoardState;
  readonly words: OutlineWords;
  readonly language: Language;
}

/** Between the title of a group of columns and that of a column in it. */
const PATH = " › ";

/** An entry of the outline. */
export function nodeOf(
  subject: OutlineSubject,
  title: string,
  children: readonly OutlineNode[] = [],
  count: number | null = null,
): OutlineNode {
  return { key: keyOf(subject), subject, title, children, count, signs: 0 };
}

/** A card at a place of its own. */
export function cardNode(
  { state, words }: OutlineGround,
  card: CardId,
  place: Extract<OutlineSubject, { kind: "card" }>["place"],
  cell: OutlineCell | null = null,
): OutlineNode {
  const record = state.cards.get(card);
  const signs = (record?.discipline ? 1 : 0) + (record?.blocked ? 1 : 0);
  const seen = record?.picture ? plain(String(record.fields.get("alt") ?? "")) : "";
  return {
    ...nodeOf({ kind: "card", card, place, cell }, plain(record?.title ?? "") || seen || words.emptyCard),
    signs,
  };
}

/** A heading with what is gathered under it; nothing when that is empty. */
export function groupNode(
  words: OutlineWords,
  group: OutlineGroup,
  map: MapRecord["id"] | null,
  children: readonly OutlineNode[],
): OutlineNode[] {
  if (children.length === 0) return [];
  return [nodeOf({ kind: "group", group, map }, words.group(group), children, children.length)];
}

/** A map with everything on it. While its kind is still to be fetched it shows its cards. */
export function mapNode(ground: OutlineGround, map: MapRecord): OutlineNode {
  const kind = shownKind(map.kind);
  const title = plain(map.title) || (kind?.label[ground.language] ?? ground.words.things.unknown);
  const subject: OutlineSubject = { kind: "map", map: map.id };
  if (!kind) {
    const cards = [...(ground.state.placements.get(map.id)?.keys() ?? [])];
    const living = cards.filter((card) => ground.state.cards.get(card)?.deleted === false);
    return nodeOf(subject, title, trayOf(ground, map, living), living.length);
  }
  const structure = mapStructure(kind, map.id, ground.state);
  // The one column of a map of regions is never shown; its regions hold cards right away.
  const region = kind.layout && structure.leaves.length === 1 ? (structure.leaves[0]?.column.id ?? null) : null;
  const columns = region === null ? columnNodes(ground, map, structure) : [];
  const lanes = laneNodes(ground, map, structure, region);
  const tray = trayOf(ground, map, structure.unplaced);
  const count = lanes.reduce((sum, lane) => sum + (lane.count ?? 0), structure.unplaced.length);
  return nodeOf(subject, title, [...groupNode(ground.words, "columns", map.id, columns), ...lanes, ...tray], count);
}

function trayOf(ground: OutlineGround, map: MapRecord, cards: readonly CardId[]): OutlineNode[] {
  const nodes = cards.map((card) => cardNode(ground, card, map.id));
  return groupNode(ground.words, "tray", map.id, nodes);
}

function columnNodes(ground: OutlineGround, map: MapRecord, structure: MapStructure): OutlineNode[] {
  const grow = (nodes: readonly ColumnNode[]): OutlineNode[] =>
    nodes.map((node) => {
      const card = structure.headers.get(node.column.id) ?? null;
      const subject: OutlineSubject = { kind: "column", map: map.id, column: node.column.id, card };
      return nodeOf(subject, titleOfColumn(ground, node), grow(node.children));
    });
  return grow(structure.columns.filter(({ parent }) => parent === null));
}

function laneNodes(
  ground: OutlineGround,
  map: MapRecord,
  structure: MapStructure,
  region: ColumnId | null,
): OutlineNode[] {
  const titles = laneTitles(structure.lanes, ground.language);
  const columns = structure.leaves.map((leaf) => [leaf, pathOf(ground, leaf)] as const);
  return structure.lanes.map(({ lane }: LaneNode, at) => {
    const cardsOf = (column: ColumnId): OutlineNode[] =>
      structure.cardsIn(lane.id, column).map((card) => cardNode(ground, card, map.id, { lane: lane.id, column }));
    const below = (): OutlineNode[] =>
      columns.map(([{ column }, title]) => {
        const cards = cardsOf(column.id);
        return nodeOf({ kind: "cell", map: map.id, lane: lane.id, column: column.id }, title, cards, cards.length);
      });
    const children = region === null ? below() : cardsOf(region);
    const count = region === null ? children.reduce((sum, cell) => sum + (cell.count ?? 0), 0) : children.length;
    return nodeOf({ kind: "lane", map: map.id, lane: lane.id }, plain(titles[at]?.text ?? ""), children, count);
  });
}

function pathOf(ground: OutlineGround, leaf: ColumnNode): string {
  const own = titleOfColumn(ground, leaf);
  return leaf.parent ? `${pathOf(ground, leaf.parent)}${PATH}${own}` : own;
}

function titleOfColumn({ state, language, words }: OutlineGround, { column, role }: ColumnNode): string {
  return plain(columnTitle(column, role, state, language).text) || words.untitledColumn;
}

/** A text on one line. */
export function plain(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
