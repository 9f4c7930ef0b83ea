import type { Link } from "@/document/links";
import type { CardId, Column, Lane, MapRecord } from "@/document/records";
import type { Connector, ItemId, Thing } from "@/document/things";
import type { WallRoom } from "@/ui/wall/room";

/** The selected cards that are still there. */
export function selectedCards(room: WallRoom): CardId[] {
  const { cards } = room.board.state;
  return [...room.wall.selection.peek().cards].filter((id) => cards.get(id)?.deleted === false);
}

/** The selected things that are still there. */
export function selectedThings(room: WallRoom): Thing[] {
  const { things } = room.board.state;
  return [...room.wall.selection.peek().things].flatMap((id) => things.get(id) ?? []).filter((one) => !one.deleted);
}

/** The selected connectors that are still there. */
export function selectedConnectors(room: WallRoom): Connector[] {
  const { connectors } = room.board.state;
  return [...room.wall.selection.peek().connectors]
    .flatMap((id) => connectors.get(id) ?? [])
    .filter((one) => !one.deleted);
}

/** Everything selected that is still there: cards, things and connectors. */
export function selectedItems(room: WallRoom): ItemId[] {
  return [
    ...selectedCards(room),
    ...selectedThings(room).map(({ id }) => id),
    ...selectedConnectors(room).map(({ id }) => id),
  ];
}

/** The selected cards that are blocked. */
export function blockedCards(room: WallRoom): CardId[] {
  const { cards } = room.board.state;
  return selectedCards(room).filter((id) => cards.get(id)?.blocked != null);
}

/** The selected part of a map: its column, its lane, or the map itself. */
export type SelectedPart =
  | { readonly part: "map"; readonly map: MapRecord }
  | { readonly part: "lane"; readonly map: MapRecord; readonly lane: Lane }
  | { readonly part: "column"; readonly map: MapRecord; readonly column: Column };

/** What of a map is selected, if anything and if it is still there. */
export function selectedPart(room: WallRoom): SelectedPart | null {
  const target = room.wall.selection.peek().target;
  if (!target || target.link || (target.lane && target.column)) return null;
  const { maps, lanes, columns } = room.board.state;
  const column = target.column ? columns.get(target.column) : undefined;
  const lane = target.lane ? lanes.get(target.lane) : undefined;
  const mapId = column?.map ?? lane?.map ?? target.map;
  const map = mapId ? maps.get(mapId) : undefined;
  if (!map || map.deleted) return null;
  if (column) return column.deleted ? null : { part: "column", map, column };
  if (lane) return lane.deleted ? null : { part: "lane", map, lane };
  return { part: "map", map };
}

/** A cell and the map it is in. */
export interface SelectedCell {
  readonly map: MapRecord;
  readonly lane: Lane;
  readonly column: Column;
}

/** The selected cell, if it is still there. */
export function selectedCell(room: WallRoom): SelectedCell | null {
  const target = room.wall.selection.peek().target;
  const { maps, lanes, columns } = room.board.state;
  const map = target ? maps.get(target.map) : undefined;
  const lane = target?.lane ? lanes.get(target.lane) : undefined;
  const column = target?.column ? columns.get(target.column) : undefined;
  if (!map || !lane || !column || map.deleted || lane.deleted || column.deleted) return null;
  return { map, lane, column };
}

/** An arrow and the map it is drawn in. */
export interface SelectedArrow {
  readonly map: MapRecord;
  readonly link: Link;
}

/** The selected arrow of a map, if it is still there. */
export function selectedArrow(room: WallRoom): SelectedArrow | null {
  const target = room.wall.selection.peek().target;
  const { maps, links } = room.board.state;
  const link = target?.link ? links.get(target.link) : undefined;
  const map = target ? maps.get(target.map) : undefined;
  return link && !link.deleted && map && !map.deleted ? { map, link } : null;
}
