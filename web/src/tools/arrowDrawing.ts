/** Arrows between the cells of one map: where a hand begins and ends one, what it looks like on the way, and its selection. */
import { hitTest } from "@/canvas/hit";
import type { Draft } from "@/canvas/paintGrips";
import { arrowRoute } from "@/canvas/routing/arrowRoute";
import type { Route } from "@/canvas/routing/route";
import { cellKey } from "@/canvas/sheet";
import { createLink, removeLink } from "@/document/commands/links";
import type { LinkId } from "@/document/links";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { kinds } from "@/maps/kinds";
import type { PointerAt } from "@/tools/input";
import { NO_SELECTION } from "@/tools/selecting";
import { sightOf, type WallParts } from "@/tools/wallParts";

/** A cell of a map. */
export interface CellPlace {
  readonly map: MapId;
  readonly lane: LaneId;
  readonly column: ColumnId;
}

/** The cell under a pointer, if arrows are drawn in its map. */
export function arrowCellAt(parts: WallParts, at: PointerAt): CellPlace | null {
  const hit = hitTest(sightOf(parts), at.board);
  if (hit.kind === "cell") return drawsArrows(parts, hit.map) ? { ...hit } : null;
  return hit.kind === "card" ? cellOfSlot(parts, hit.slot) : null;
}

/** The cells of maps with arrows in which a card stands. */
export function arrowCellsOf(parts: WallParts, card: CardId): CellPlace[] {
  return parts.scene.items.slotsOf(card).flatMap((slot) => cellOfSlot(parts, slot) ?? []);
}

function cellOfSlot(parts: WallParts, slot: number): CellPlace | null {
  const { items } = parts.scene;
  const map = items.place[slot];
  const lane = items.lane[slot];
  const column = items.column[slot];
  if (!map || map === "canvas" || !lane || !column || !drawsArrows(parts, map)) return null;
  return { map, lane, column };
}

function drawsArrows({ board }: WallParts, map: MapId): boolean {
  const kind = board.state.maps.get(map)?.kind;
  return kind !== undefined && kinds.get(kind)?.arrows === true;
}

/** What is shown of an arrow that is being drawn. */
export function draftArrow({ scene }: WallParts, from: CellPlace, to: CellPlace): Draft | null {
  const sheet = scene.sheet(to.map);
  const route = sheet ? arrowRoute(sheet, from, to, 1) : null;
  return route && { kind: "route", route, target: sheet?.cells.get(cellKey(to.lane, to.column))?.box ?? null };
}

/** Draws an arrow and selects it; the same one is not drawn twice. */
export function drawArrow(parts: WallParts, from: CellPlace, to: CellPlace): void {
  const { map } = to;
  const link = createLink(parts.board, { kind: "leads_to", from: endOf(from), to: endOf(to), map });
  if (link) parts.selection.value = { ...NO_SELECTION, target: { map, link } };
}

function endOf({ map, lane, column }: CellPlace) {
  return { on: "cell", map, lane, column } as const;
}

/** The way of the selected arrow. */
export function selectedArrow({ scene, selection }: WallParts): Route | null {
  const target = selection.value.target;
  return target?.link === undefined ? null : (scene.arrows.get(target.map, target.link)?.route ?? null);
}

/** Takes the selected arrow away; returns whether there was one. */
export function deleteArrow(parts: WallParts): boolean {
  const link: LinkId | undefined = parts.selection.value.target?.link;
  if (link === undefined || parts.board.readOnly) return false;
  removeLink(parts.board, link);
  parts.selection.value = NO_SELECTION;
  return true;
}
