/** Drawing a connector, or laying one of its ends elsewhere: shown while the hand moves, written when it lets go. */
import type { Grip } from "@/canvas/grips";
import { hitTest, itemOf } from "@/canvas/hit";
import type { Draft } from "@/canvas/paintGrips";
import { nearestSide, type Terminal } from "@/canvas/routing/anchors";
import { routeOf } from "@/canvas/routing/route";
import { createConnector, setConnectorEnd } from "@/document/commands/connectors";
import type { CardId } from "@/document/records";
import type { Connector, ConnectorEnd, ConnectorId, ThingId } from "@/document/things";
import { type Box, contains, inflate } from "@/geometry/box";
import { arrowCellAt, arrowCellsOf, type CellPlace, draftArrow, drawArrow } from "@/tools/arrowDrawing";
import type { PointerAt } from "@/tools/input";
import { selectItems } from "@/tools/selecting";
import { sightOf, type WallParts } from "@/tools/wallParts";

/** A new connector is drawn from here: an item, with a side or without, or a bare point. */
export type Beginning = Extract<Grip, { kind: "connect" | "end" }> | { readonly kind: "draw"; readonly at: PointerAt };

/** Closer to an item's edge than this, in pixels of the screen, a connector is bound to that side. */
const SIDE_REACH = 14;
/** A connector shorter than this on the screen was not meant. */
const SHORTEST = 12;

/** A connector in the hand. */
export class Connecting {
  readonly #parts: WallParts;
  /** The connector whose end is moved; null for a new one. */
  readonly #old: Connector | null;
  readonly #which: "from" | "to";
  readonly #fixed: ConnectorEnd;
  #free: ConnectorEnd;
  #start: PointerAt | null = null;
  /** Cells that an arrow could begin at, and the one it would end at now. */
  readonly #cells: readonly CellPlace[];
  #cell: CellPlace | null = null;

  constructor(parts: WallParts, beginning: Beginning) {
    this.#parts = parts;
    this.#old = beginning.kind === "end" ? (parts.board.state.connectors.get(beginning.connector) ?? null) : null;
    this.#which = beginning.kind === "end" ? beginning.which : "to";
    this.#fixed = this.#fixedEnd(beginning);
    this.#free = this.#fixed;
    this.#cells = cellsToBegin(parts, beginning);
  }

  /** What is shown of it. */
  get draft(): Draft | null {
    const arrow = this.#arrow();
    if (arrow) return draftArrow(this.#parts, ...arrow);
    const fixed = this.#terminal(this.#fixed);
    const free = this.#terminal(this.#free);
    if (!fixed || !free || this.#start === null) return null;
    const [from, to] = this.#which === "to" ? [fixed, free] : [free, fixed];
    const path = this.#old?.path ?? this.#parts.brush.value.path;
    return { kind: "route", route: routeOf(path, from, to), target: free.bound ? free.box : null };
  }

  /** Moves the free end. */
  to(at: PointerAt): void {
    this.#start ??= at;
    this.#free = this.#endAt(at);
    this.#cell = this.#cells.length > 0 ? arrowCellAt(this.#parts, at) : null;
    this.#parts.view.request();
  }

  /** Lets the end go here; returns the connector. */
  drop(at: PointerAt): ConnectorId | null {
    this.to(at);
    const arrow = this.#arrow();
    if (arrow) {
      drawArrow(this.#parts, ...arrow);
      return null;
    }
    const { board, brush } = this.#parts;
    if (this.#free.item !== null && this.#free.item === this.#fixed.item) return null;
    if (this.#old) {
      setConnectorEnd(board, { connector: this.#old.id, which: this.#which, end: this.#free });
      return this.#old.id;
    }
    if (this.#free.item === null && this.#short(at)) return null;
    const { path, color } = brush.value;
    const made = createConnector(board, { from: this.#fixed, to: this.#free, path, color });
    selectItems(this.#parts, [made]);
    return made;
  }

  /** Between two cells of one map it is an arrow of the map and no connector. */
  #arrow(): [CellPlace, CellPlace] | null {
    const to = this.#cell;
    const from = to && this.#cells.find(({ map }) => map === to.map);
    return from && (from.lane !== to.lane || from.column !== to.column) ? [from, to] : null;
  }

  #short(at: PointerAt): boolean {
    const from = this.#start ?? at;
    return Math.hypot(at.screen.x - from.screen.x, at.screen.y - from.screen.y) < SHORTEST;
  }

  #fixedEnd(beginning: Beginning): ConnectorEnd {
    switch (beginning.kind) {
      case "connect":
        return { item: beginning.item, side: beginning.side, at: this.#anchor(beginning.item) };
      case "draw":
        return this.#endAt(beginning.at);
      case "end": {
        const old = this.#old;
        if (!old) return { item: null, side: null, at: { x: 0, y: 0 } };
        return beginning.which === "to" ? old.from : old.to;
      }
    }
  }

  #endAt(at: PointerAt): ConnectorEnd {
    const point = { x: Math.round(at.board.x), y: Math.round(at.board.y) };
    const item = this.#itemAt(at);
    const box = item === null ? null : this.#parts.scene.itemBox(item);
    if (item === null || !box) return { item: null, side: null, at: point };
    const inner = inflate(box, -SIDE_REACH / this.#parts.camera.camera.value.zoom);
    const inside = inner.w > 0 && inner.h > 0 && contains(inner, at.board);
    return { item, side: inside ? null : nearestSide(box, at.board), at: point };
  }

  #itemAt(at: PointerAt): CardId | ThingId | null {
    const hit = hitTest(sightOf(this.#parts), at.board);
    // A column with a header card is that card.
    if (hit.kind === "column") return hit.card;
    if (hit.kind === "connector" || (hit.kind === "thing" && this.#isInk(hit.thing))) return null;
    return itemOf(hit) as CardId | ThingId | null;
  }

  #isInk(id: ThingId): boolean {
    return this.#parts.scene.things.get(id)?.type === "ink";
  }

  #anchor(item: CardId | ThingId): ConnectorEnd["at"] {
    const box: Box | null = this.#parts.scene.itemBox(item);
    return box && { x: Math.round(box.x + box.w / 2), y: Math.round(box.y + box.h / 2) };
  }

  #terminal({ item, side, at }: ConnectorEnd): Terminal | null {
    const box = item === null ? null : this.#parts.scene.itemBox(item);
    if (box) return { box, side, bound: true };
    return at && { box: { ...at, w: 0, h: 0 }, side: null, bound: false };
  }
}

function cellsToBegin(parts: WallParts, beginning: Beginning): readonly CellPlace[] {
  if (beginning.kind === "end") return [];
  if (beginning.kind === "connect") return arrowCellsOf(parts, beginning.item as CardId);
  const cell = arrowCellAt(parts, beginning.at);
  return cell ? [cell] : [];
}
