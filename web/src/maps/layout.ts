/** Where everything in a map stands: pure, deterministic, and total over whatever concurrent edits produced. */
import type { PathId } from "@/document/links";
import type { BoardState, CardId, MapRecord } from "@/document/records";
import { areasOf, layoutAreas } from "@/maps/areas";
import { columnSpans, headerBands } from "@/maps/bands";
import type { KindDefinition, Language } from "@/maps/definition";
import { gatesOf } from "@/maps/gates";
import { foldedDone } from "@/maps/kanban/foldedDone";
import { KeptBody } from "@/maps/keptBody";
import type { LaneSigns, MapFacts, MapReading } from "@/maps/kindCode";
import { codeOf } from "@/maps/kinds";
import { shownColumns } from "@/maps/levels";
import type { MapLayout, PlacedCard } from "@/maps/model";
import { onceFor } from "@/maps/onceFor";
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
  return layoutOf({ kind, map, state, structure: mapStructure(kind, map.id, state) }, language, new KeptBody(kind));
}

/** The same, where the structure of the map is known already; `body` is what it was laid out as last. */
export function layoutOf(reading: MapReading, language: Language, body: KeptBody): MapLayout {
  const { kind, map, structure, state } = reading;
  const { geometry } = kind;
  const { x, y } = map.pos;
  const left = x + geometry.margin;
  const { parts, ...laid } = areasOf(kind) ? areasBody(reading, language, body) : rowsBody(reading, language, body);
  const { bodyBox } = laid;
  const edge = bodyBox.x + bodyBox.w;
  const bodyBottom = bodyBox.y + bodyBox.h;
  const unplaced = tray(kind, structure, state, { left, right: edge, top: bodyBottom + geometry.margin }, language);
  const bottom = unplaced ? unplaced.box.y + unplaced.box.h : bodyBottom;
  const right = Math.max(edge, ...laid.ends.map(({ box }) => box.x + box.w));
  const width = right + geometry.margin - x;
  let cards: readonly PlacedCard[] | null = null;
  const empty = structure.lanes.length === 0 || structure.leaves.length === 0;
  return {
    map: map.id,
    box: { x, y, w: width, h: bottom + geometry.margin - y },
    titleBox: { x, y, w: width, h: geometry.title },
    title: map.title.trim() === "" ? kind.label[language] : map.title,
    ...laid,
    // Hardly anybody asks for them: a move does not pay for a list of thousands.
    get cards() {
      cards ??= NO_CARDS.concat(...parts);
      return cards;
    },
    tray: unplaced,
    empty: empty ? kind.texts.empty[language] : null,
  };
}

/** What differs between the two sorts of maps. */
interface Body extends Omit<MapLayout, "map" | "box" | "titleBox" | "title" | "tray" | "empty" | "cards"> {
  /** The cards in cells, in reading order of cells. */
  readonly parts: readonly (readonly PlacedCard[])[];
}

const NO_CARDS: readonly PlacedCard[] = [];
const NO_MAP_FACTS: MapFacts = {};

/** Lanes as rows below the headers of columns. */
function rowsBody(reading: MapReading, language: Language, kept: KeptBody): Body {
  const { kind, map, structure, state } = reading;
  const { geometry } = kind;
  const left = map.pos.x + geometry.margin;
  const bodyLeft = left + geometry.lane.header + geometry.column.gap;
  const { shown, spans } = fixed(kept, reading, bodyLeft);
  const facts = codeOf(kind).facts?.(reading, language) ?? {};
  const top = map.pos.y + geometry.title;
  const bands = headerBands({ kind, structure, shown, state, spans, top, language, facts, body: kept });
  const said = codeOf(kind).laneSigns?.(reading, language);
  const pathOf = (card: CardId): PathId | null => pathOfCard(state, map.id, card)?.id ?? null;
  const { laneHeaders, ...body } = rows(
    { kind, structure, state, spans, left, language, stacked: stackedPaths(map, state), pathOf, body: kept },
    { top: bands.bottom, facts, curved: said?.curved, hidden: foldedDone(state, map.id)?.cards },
  );
  const bottom = Math.max(body.bottom, bands.bottom + geometry.lane.min);
  const signs: LaneSigns = said?.place(spans, laneHeaders) ?? { laneHeaders, curves: [], ends: [] };
  return {
    bodyBox: { x: bodyLeft, y: bands.bottom, w: spans.right - bodyLeft, h: bottom - bands.bottom },
    columnHeaders: bands.headers,
    lines: body.lines,
    gates: gatesOf(kind, structure, spans, { top: bands.bottom, bottom }, language),
    cells: body.cells,
    parts: body.parts,
    stacks: body.stacks,
    pathBands: body.pathBands,
    regions: null,
    laneHeaders: signs.laneHeaders,
    curves: signs.curves,
    marks: signs.marks ?? [],
    ends: signs.ends,
  };
}

/** The columns that are shown and where they stand: as long as neither the map nor a column is another one, and so is the body. */
const fixed = onceFor((_: KeptBody, { kind, map, structure }: MapReading, left: number) => {
  const shown = shownColumns(kind, map, structure);
  return { shown, spans: columnSpans(shown, kind.geometry, left) };
});

/** Lanes as regions on a grid. The headers of columns have no height: nobody sees them, and cells still belong to a column. */
function areasBody(reading: MapReading, language: Language, body: KeptBody): Body {
  const { kind, map, structure, state } = reading;
  const { geometry } = kind;
  const [left, top] = [map.pos.x + geometry.margin, map.pos.y + geometry.title];
  const facts = codeOf(kind).facts?.(reading, language) ?? {};
  const { right, bottom, ...areas } = layoutAreas({ kind, structure, state, language, facts, left, top, body });
  const spans = {
    of: new Map(structure.columns.map(({ column }) => [column.id, { x: left, w: right - left }])),
    right,
  };
  const shown = structure.columns;
  const { headers } = headerBands({ kind, structure, shown, state, spans, top, language, facts: NO_MAP_FACTS, body });
  return {
    ...areas,
    bodyBox: { x: left, y: top, w: right - left, h: Math.max(bottom - top, geometry.lane.min) },
    columnHeaders: headers.map((header) => ({ ...header, box: { ...header.box, y: top, h: 0 } })),
    lines: [],
    gates: [],
    curves: [],
    marks: [],
    ends: [],
    pathBands: [],
  };
}
