/** Maps, their lanes and their columns by name, and where one looks at them. */
import type { BoardState, ColumnId, LaneId, MapId, MapRecord } from "@/document/records";
import type { Box } from "@/geometry/box";
import type { Language } from "@/maps/definition";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import { mapStructure } from "@/maps/structure";
import { columnTitle, laneTitles } from "@/maps/titles";

/** A map, or a lane or column of one; `where` names the map of a lane or column. */
export interface NamedPart {
  readonly key: string;
  readonly title: string;
  readonly where: string;
  readonly map: MapId;
  readonly lane?: LaneId;
  readonly column?: ColumnId;
}

/** Every living map with its lanes and columns. A column that a card heads is left out: it is found as that card. */
export function namedParts(state: BoardState, language: Language): NamedPart[] {
  return [...state.maps.values()].filter((map) => !map.deleted).flatMap((map) => partsOf(state, map, language));
}

function partsOf(state: BoardState, map: MapRecord, language: Language): NamedPart[] {
  const kind = kinds.get(map.kind);
  const title = map.title.trim() || (kind?.label[language] ?? "");
  const parts: NamedPart[] = [{ key: `part:${map.id}`, title, where: "", map: map.id }];
  if (!kind) return parts;
  const { lanes, columns } = mapStructure(kind, map.id, state);
  const titles = laneTitles(lanes, language);
  for (const [at, { lane }] of lanes.entries()) {
    const own = titles[at]?.text ?? "";
    parts.push({ key: `part:${lane.id}`, title: own, where: title, map: map.id, lane: lane.id });
  }
  for (const { column, role } of columns) {
    if (column.card !== null) continue;
    const own = columnTitle(column, role, state, language).text;
    parts.push({ key: `part:${column.id}`, title: own, where: title, map: map.id, column: column.id });
  }
  return parts.filter((part) => part.title !== "");
}

/** The beginning of a lane or column, with as much of what follows as fits into `room`; null for a map or a lost part. */
export function boxOfPart(state: BoardState, part: NamedPart, language: Language, room: Pick<Box, "w" | "h">) {
  const map = state.maps.get(part.map);
  const kind = map ? kinds.get(map.kind) : undefined;
  if (!map || !kind) return null;
  const { box, laneHeaders, columnHeaders } = layoutMap(kind, map, state, language);
  const lane = laneHeaders.find((header) => header.lane === part.lane);
  if (lane) return { ...lane.box, w: Math.min(room.w, box.x + box.w - lane.box.x) };
  const column = columnHeaders.find((header) => header.column === part.column);
  return column ? { ...column.box, h: Math.min(room.h, box.y + box.h - column.box.y) } : null;
}
