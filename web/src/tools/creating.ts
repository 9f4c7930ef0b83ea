/** Making cards and maps on the wall, and the chain of cards written one after the other in a cell. */

import { FREE_CARD, FREE_GAP } from "@/canvas/cardSize";
import { positionOf } from "@/canvas/cardView";
import type { Hit } from "@/canvas/hit";
import { cellKey, type Sheet, standingOf } from "@/canvas/sheet";
import { createCard, deleteCards } from "@/document/commands/cards";
import { createCardInCell } from "@/document/commands/cells";
import { createMap } from "@/document/commands/maps";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { centre, inflate, intersects, type Point } from "@/geometry/box";
import { cellAt, insertionIndex } from "@/maps/cells";
import { kinds } from "@/maps/kinds";
import { starterOf } from "@/maps/starter";
import type { Editor, EditorEnd } from "@/tools/editor";
import type { Focus, Spot } from "@/tools/focus";
import { cellBeside, enter, headerBeside } from "@/tools/gridWalk";
import { selectItems } from "@/tools/selecting";
import { announce, clearView, type WallParts } from "@/tools/wallParts";

/** A cell and a place in it. */
export interface Seat {
  readonly map: MapId;
  readonly lane: LaneId;
  readonly column: ColumnId;
  readonly index: number;
}

/** Makes new things. */
export class Creating {
  readonly #parts: WallParts;
  readonly #focus: Focus;
  readonly editor: () => Editor;
  /** Cards made by finishing the one before; left empty, they go again. */
  readonly #chained = new Set<CardId>();

  constructor(parts: WallParts, focus: Focus, editor: () => Editor) {
    this.#parts = parts;
    this.#focus = focus;
    this.editor = editor;
  }

  /** Makes a card at a point: in the cell there, or free with its middle at the point. */
  at(point: Point, hit: Hit): CardId {
    const { scene } = this.#parts;
    const sheet = hit.kind === "cell" ? scene.sheet(hit.map) : undefined;
    const cell = sheet && cellAt(sheet.layout, point);
    if (!sheet || !cell) return this.free({ x: point.x - FREE_CARD.w / 2, y: point.y - FREE_CARD.h / 2 });
    const index = insertionIndex(sheet.layout, cell, point);
    return this.inCell({ map: sheet.layout.map, lane: cell.lane, column: cell.column, index });
  }

  /** Makes a free card with its top left corner at a point and begins to write on it. */
  free(corner: Point): CardId {
    const { board } = this.#parts;
    const pos = { x: Math.round(corner.x), y: Math.round(corner.y) };
    const card = createCard(board, { pos });
    this.#write({ kind: "card", card, place: "canvas" }, card);
    return card;
  }

  /** Makes a card in a cell and begins to write on it. */
  inCell(seat: Seat): CardId {
    const { board, lonePaths } = this.#parts;
    const card = createCardInCell(board, { ...seat, path: lonePaths.peek().get(seat.map) ?? null });
    this.#write({ kind: "card", card, place: seat.map }, card);
    return card;
  }

  /** Makes a card below the selection, in the same cell if that is in a map, or else in the middle of the window. */
  below(): CardId {
    const { selection, scene } = this.#parts;
    const spot = this.#focus.spot;
    if (spot?.kind === "cell") return this.inCell({ ...spot, index: 0 });
    const card = [...selection.value.cards].at(-1);
    const slot = card === undefined ? undefined : (this.#focus.slot ?? scene.items.slotsOf(card)[0]);
    if (slot !== undefined && card !== undefined) {
      const seat = this.#seatAfter(slot);
      if (seat) return this.inCell(seat);
      const box = scene.items.box(slot);
      return this.free(this.#clear({ x: box.x, y: box.y + box.h + FREE_GAP }));
    }
    const middle = centre(clearView(this.#parts));
    return this.free(this.#clear({ x: middle.x - FREE_CARD.w / 2, y: middle.y - FREE_CARD.h / 2 }));
  }

  /** Makes a map of a kind with its corner at a point and begins to write its title. */
  map(kind: string, corner: Point): MapId | null {
    const { board, options } = this.#parts;
    const definition = kinds.get(kind);
    if (!definition) return null;
    const pos = { x: Math.round(corner.x), y: Math.round(corner.y) };
    const map = createMap(board, { kind, pos, starter: starterOf(definition, options.language) });
    this.editor().start({ kind: "title", map }, true);
    return map;
  }

  /**
   * What follows when writing ended: in a cell, Enter goes on with the next card below, Tab in the next cell, and Shift and
   * Tab go back to the cell before. On a header Tab goes on with the next one.
   */
  after(spot: Spot, how: EditorEnd, fresh = false): void {
    if (spot.kind === "column" || spot.kind === "lane") {
      this.#nextHeader(spot, how);
      return;
    }
    if (spot.kind !== "card") return;
    const { board } = this.#parts;
    const empty = (board.state.cards.get(spot.card)?.title ?? "").trim() === "";
    const chained = this.#chained.delete(spot.card);
    const beside = how === "tab" || how === "back" ? this.#cellBeside(spot, how === "tab" ? 1 : -1) : null;
    if (empty && (chained || (fresh && beside))) this.#takeBack(spot);
    if (beside) this.#goOn(beside, how === "back");
    else if (!empty && how === "enter") this.#chain(this.#seatAfterCard(spot));
  }

  #nextHeader(spot: Extract<Spot, { kind: "column" | "lane" }>, how: EditorEnd): void {
    const sheet = this.#parts.scene.sheet(spot.map);
    if (!sheet || (how !== "tab" && how !== "back")) return;
    const next = headerBeside(sheet, spot, how === "tab" ? 1 : -1);
    if (next && next.kind !== "card") this.editor().start({ ...next, map: spot.map });
  }

  /** Going on makes a card at the end of the cell; going back writes on the last card there, if there is one. */
  #goOn({ map, lane, column, index }: Seat, back: boolean): void {
    const sheet = this.#parts.scene.sheet(map);
    const last = back && sheet ? enter(sheet, lane, column, Number.POSITIVE_INFINITY) : null;
    if (last?.kind !== "card") {
      this.#chain({ map, lane, column, index });
      return;
    }
    selectItems(this.#parts, [last.card]);
    this.editor().start({ kind: "card", card: last.card, place: map });
  }

  #chain(seat: Seat | null): void {
    if (seat) this.#chained.add(this.inCell(seat));
  }

  #write(spot: Spot, card: CardId): void {
    selectItems(this.#parts, [card]);
    announce(this.#parts, this.#madeWords(spot));
    this.editor().start(spot, true);
  }

  /** That a card was made, and in a map where. */
  #madeWords(spot: Spot): string {
    const { scene, options } = this.#parts;
    const { strings } = options;
    const slot =
      spot.kind === "card" && spot.place !== "canvas" ? scene.items.slotOf(spot.place, spot.card) : undefined;
    const sheet = spot.kind === "card" && spot.place !== "canvas" ? scene.sheet(spot.place) : undefined;
    if (slot === undefined || !sheet) return strings.created;
    return `${strings.created}: ${positionOf(sheet, scene.items, slot, strings)}`;
  }

  /** The last card of a chain was left empty: it goes, and the keyboard returns to the card before. */
  #takeBack(spot: Extract<Spot, { kind: "card" }>): void {
    const { scene, board } = this.#parts;
    const sheet = spot.place === "canvas" ? undefined : scene.sheet(spot.place);
    const slot = scene.items.slotOf(spot.place, spot.card);
    const before = sheet && slot !== undefined ? this.#before(sheet, slot) : undefined;
    deleteCards(board, [spot.card]);
    selectItems(this.#parts, before?.kind === "card" ? [before.card] : []);
    if (before) this.#focus.enter(before);
  }

  #before(sheet: Sheet, slot: number): Spot | undefined {
    const { items } = this.#parts.scene;
    const lane = items.lane[slot];
    const column = items.column[slot];
    if (!lane || !column) return undefined;
    const stack = sheet.stacks.get(cellKey(lane, column)) ?? [];
    const at = stack.findIndex((placed) => placed.card === items.card[slot]);
    const { map } = sheet.layout;
    if (at < 1) return { kind: "cell", map, lane, column };
    const spot = enter(sheet, lane, column, at - 1);
    return spot.kind === "card" ? { kind: "card", card: spot.card, place: map } : { kind: "cell", map, lane, column };
  }

  #seatAfterCard(spot: Extract<Spot, { kind: "card" }>): Seat | null {
    const slot = this.#parts.scene.items.slotOf(spot.place, spot.card);
    return slot === undefined ? null : this.#seatAfter(slot);
  }

  #seatAfter(slot: number): Seat | null {
    const { items } = this.#parts.scene;
    const place = items.place[slot];
    const lane = items.lane[slot];
    const column = items.column[slot];
    if (!place || place === "canvas" || !lane || !column) return null;
    const sheet = this.#parts.scene.sheet(place);
    const standing = sheet && standingOf(sheet, { lane, column, card: items.card[slot] as CardId });
    return { map: place, lane, column, index: standing?.index ?? 0 };
  }

  #cellBeside(spot: Extract<Spot, { kind: "card" }>, step: 1 | -1): Seat | null {
    const { scene } = this.#parts;
    const sheet = spot.place === "canvas" ? undefined : scene.sheet(spot.place);
    const slot = scene.items.slotOf(spot.place, spot.card);
    const lane = slot === undefined ? null : scene.items.lane[slot];
    const column = slot === undefined ? null : scene.items.column[slot];
    const next = sheet && lane && column ? cellBeside(sheet, { lane, column }, step) : null;
    if (!sheet || !next) return null;
    const index = sheet.stacks.get(cellKey(next.lane, next.column))?.length ?? 0;
    return { map: sheet.layout.map, ...next, index };
  }

  /** The next corner downwards at which a new card covers no other. */
  #clear(corner: Point): Point {
    const { scene } = this.#parts;
    let { y } = corner;
    for (let tries = 0; tries < 50; tries++) {
      const box = inflate({ x: corner.x, y, w: FREE_CARD.w, h: FREE_CARD.h }, -1);
      const count = scene.cull(box);
      let taken = false;
      for (let i = 0; i < count && !taken; i++) taken = intersects(scene.items.box(scene.visible[i] as number), box);
      if (!taken) break;
      y += FREE_CARD.h + FREE_GAP;
    }
    return { x: corner.x, y };
  }
}
