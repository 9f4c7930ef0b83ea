/** Where everything in a map stands: pure, deterministic, and total over whatever concurrent edits produced. */
import type { PathId } from "@/document/links";
import type { BoardState, CardId, MapRecord } from "@/document/records";
import { columnSpans, headerBands } from "@/maps/bands";
import type { KindDefinition, Language } from "@/maps/definition";
import { gatesOf } from "@/maps/gates";
import { foldedDone } from "@/maps/kanban/foldedDone";
import type { LaneSigns } from "@/maps/kindCode";
import { codeOf } from "@/maps/kinds";
import { shownColumns } from "@/maps/levels";
import type { MapLayout } from "@/maps/model";
import { pathOfCard, stackedPaths } from "@/maps/pathViews";
import { rows } from "@/maps/rows";
import { mapStructure } from "@/maps/structure";
import { tray } from "@/maps/tray";

export { cellAt, insertionIndex, landingBox } from "@/maps/cells";
/** The parts of a layout, for whoever draws them. */
export type {
  Cell,
  ColumnHeader,
  LaneCurve,
  LaneEnd,
  LaneHeader,
  LimitState,
  MapLayout,
  MapLine,
  PlacedCard,
  Tray,
} from "@/maps/model";

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
  const shown = { ...structure, columns: shownColumns(kind, map, structure) };
  const spans = columnSpans(shown, geometry, bodyLeft);
  const code = codeOf(kind);
  const reading = { kind, map, structure, state };
  const facts = code.facts?.(reading, language) ?? {};
  const bands = headerBands(kind, shown, state, spans, y + geometry.title, language, facts);
  const said = code.laneSigns?.(reading, language);
  const top = bands.bottom;
  const stacked = stackedPaths(map, state);
  const pathOf = (card: CardId): PathId | null => pathOfCard(state, map.id, card)?.id ?? null;
  const body = rows({
    kind,
    structure,
    state,
    spans,
    left,
    top,
    language,
    curved: said?.curved,
    facts: facts.lanes,
    stacked,
    pathOf,
    hidden: foldedDone(state, map.id)?.cards,
  });
  const { laneHeaders } = body;
  const signs: LaneSigns = said?.place(spans, laneHeaders) ?? { laneHeaders, curves: [], ends: [] };
  const empty = structure.lanes.length === 0 || structure.leaves.length === 0;
  const bodyBottom = Math.max(body.bottom, bands.bottom + geometry.lane.min);
  const area = { left, right: spans.right, top: bodyBottom + geometry.margin };
  const unplaced = tray(kind, structure, state, area, language);
  const bottom = unplaced ? unplaced.box.y + unplaced.box.h : bodyBottom;
  const right = Math.max(spans.right, ...signs.ends.map(({ box }) => box.x + box.w));
  const width = right + geometry.margin - x;
  return {
    map: map.id,
    box: { x, y, w: width, h: bottom + geometry.margin - y },
    titleBox: { x, y, w: width, h: geometry.title },
    title: map.title.trim() === "" ? kind.label[language] : map.title,
    bodyBox: { x: bodyLeft, y: bands.bottom, w: spans.right - bodyLeft, h: bodyBottom - bands.bottom },
    columnHeaders: bands.headers,
    laneHeaders: signs.laneHeaders,
    lines: body.lines,
    gates: gatesOf(kind, structure, spans, { top: bands.bottom, bottom: bodyBottom }, language),
    cells: body.cells,
    cards: body.cards,
    tray: unplaced,
    curves: signs.curves,
    marks: signs.marks ?? [],
    ends: signs.ends,
    pathBands: body.pathBands,
    empty: empty ? kind.texts.empty[language] : null,
  };
}
