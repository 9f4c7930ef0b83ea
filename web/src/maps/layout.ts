/** Where everything in a map stands: pure, deterministic, and total over whatever concurrent edits produced. */
import type { BoardState, MapRecord } from "@/document/records";
import { columnSpans, headerBands } from "@/maps/bands";
import type { KindDefinition, Language } from "@/maps/definition";
import { headerFacts } from "@/maps/headerFacts";
import type { MapLayout } from "@/maps/model";
import { rows } from "@/maps/rows";
import { mapStructure } from "@/maps/structure";
import { tray } from "@/maps/tray";

export { cellAt, insertionIndex, landingBox } from "@/maps/cells";
/** The parts of a layout, for whoever draws them. */
export type { Cell, ColumnHeader, LaneHeader, LimitState, MapLayout, MapLine, PlacedCard, Tray } from "@/maps/model";

/**
 * Lays out one map in board coordinates. The language only chooses the words that stand in for titles nobody has
 * written, and the room these take.
 */
export function layoutMap(
  kind: KindDefinition,
  map: MapRecord,
  state: BoardState,
  language: Language = "en",
): MapLayout {
  const { geometry } = kind;
  const structure = mapStructure(kind, map.id, state);
  const { x, y } = map.pos;
  const left = x + geometry.margin;
  const bodyLeft = left + geometry.lane.header + geometry.column.gap;
  const spans = columnSpans(structure, geometry, bodyLeft);
  const facts = headerFacts(kind, structure, state, language);
  const bands = headerBands(kind, structure, state, spans, y + geometry.title, language, facts.columns);
  const body = rows({ kind, structure, state, spans, left, top: bands.bottom, language, facts: facts.lanes });
  const empty = structure.lanes.length === 0 || structure.leaves.length === 0;
  const bodyBottom = Math.max(body.bottom, bands.bottom + geometry.lane.min);
  const area = { left, right: spans.right, top: bodyBottom + geometry.margin };
  const unplaced = tray(kind, structure, state, area, language);
  const bottom = unplaced ? unplaced.box.y + unplaced.box.h : bodyBottom;
  const width = spans.right + geometry.margin - x;
  return {
    map: map.id,
    box: { x, y, w: width, h: bottom + geometry.margin - y },
    titleBox: { x, y, w: width, h: geometry.title },
    title: map.title.trim() === "" ? kind.label[language] : map.title,
    bodyBox: { x: bodyLeft, y: bands.bottom, w: spans.right - bodyLeft, h: bodyBottom - bands.bottom },
    columnHeaders: bands.headers,
    laneHeaders: body.laneHeaders,
    lines: body.lines,
    cells: body.cells,
    cards: body.cards,
    tray: unplaced,
    empty: empty ? kind.texts.empty[language] : null,
  };
}
