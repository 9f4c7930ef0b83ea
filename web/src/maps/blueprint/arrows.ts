/** The arrows of a map: links between its cells. They are drawn when they say what leads to what. */
import { linkIndex } from "@/document/linkIndex";
import type { Link, LinkEnd } from "@/document/links";
import type { BoardState, ColumnId, LaneId, MapId } from "@/document/records";
import { valueIn } from "@/maps/fields";
import { onceFor } from "@/maps/onceFor";

/** A cell by its row and step. */
export interface CellRef {
  readonly lane: LaneId;
  readonly column: ColumnId;
}

/** An arrow between two cells, whether they are still there or not. */
export interface DrawnArrow extends Pick<Link, "id" | "mutual" | "text" | "fields"> {
  readonly kind: "leads_to" | "enables";
  readonly from: CellRef;
  readonly to: CellRef;
}

/** What stands at an arrow: its words, and how much of a hundred goes this way. */
export function arrowLabel({ text, fields }: Pick<DrawnArrow, "text" | "fields">): string {
  const share = valueIn(fields, "rework");
  return [text.trim(), share === null ? "" : `${share} %`].filter((part) => part !== "").join(" · ");
}

/** A cell as one word. */
export function refKey({ lane, column }: CellRef): string {
  return `${lane}:${column}`;
}

/** All arrows of a map in the order of their ids; the same ones until a link is another one. */
export function arrowsIn(map: MapId, state: Pick<BoardState, "links">): readonly DrawnArrow[] {
  const ofMaps = arrowsOfMaps(state.links);
  const known = ofMaps.get(map) ?? arrowsAnew(map, state);
  ofMaps.set(map, known);
  return known;
}

const arrowsOfMaps = onceFor((_: BoardState["links"]) => new Map<MapId, readonly DrawnArrow[]>());

function arrowsAnew(map: MapId, state: Pick<BoardState, "links">): readonly DrawnArrow[] {
  return linkIndex(state).all.flatMap((link): DrawnArrow[] => {
    const { id, kind, mutual, text, fields } = link;
    const from = cellEnd(link, map, link.from);
    const to = cellEnd(link, map, link.to);
    return (kind === "leads_to" || kind === "enables") && from && to
      ? [{ id, kind, from, to, mutual, text, fields }]
      : [];
  });
}

/** Those that are drawn; what only makes something possible is listed. */
export function drawnArrows(map: MapId, state: Pick<BoardState, "links">): readonly DrawnArrow[] {
  return drawnOf(arrowsIn(map, state));
}

const drawnOf = onceFor((arrows: readonly DrawnArrow[]) => arrows.filter(({ kind }) => kind === "leads_to"));

function cellEnd(link: Link, map: MapId, end: LinkEnd): CellRef | null {
  return link.map === map && end.on === "cell" && end.map === map ? { lane: end.lane, column: end.column } : null;
}
