/** The cells of one map as elements: they hold their cards, carry the grid's structure, and take the keyboard when empty. */
import { FIRST_COLUMN } from "@/canvas/headerElement";
import { placeChild } from "@/canvas/orderedChildren";
import { cellKey, type Sheet } from "@/canvas/sheet";
import type { WallStrings } from "@/canvas/wallStrings";
import type { ColumnId, LaneId } from "@/document/records";
import { type Box, intersects } from "@/geometry/box";
import { factWords } from "@/maps/cellFacts";
import type { Cell } from "@/maps/model";

/** Finds the row element of a lane. */
export type RowOf = (lane: LaneId) => HTMLElement | undefined;

/** Cell elements of one map, by cell. */
export class CellElements {
  readonly #cells = new Map<string, HTMLDivElement>();
  readonly #rowOf: RowOf;

  constructor(rowOf: RowOf) {
    this.#rowOf = rowOf;
  }

  /** Makes and fills the cells that touch `near`; gives back those that are gone, or out of the way and empty. */
  update(sheet: Sheet, near: Box, strings: WallStrings): void {
    for (const [key, element] of this.#cells) {
      const cell = sheet.cells.get(key);
      const row = cell && this.#rowOf(cell.lane);
      const idle = element.childElementCount === 0 && element !== document.activeElement;
      if (cell && row && (intersects(cell.box, near) || !idle)) continue;
      element.remove();
      this.#cells.delete(key);
    }
    for (const [key, cell] of sheet.cells) {
      if (this.#cells.has(key) || intersects(cell.box, near)) this.#fill(sheet, cell, strings);
    }
  }

  /** The element of a cell, if it is shown. */
  get(lane: LaneId, column: ColumnId): HTMLElement | null {
    return this.#cells.get(cellKey(lane, column)) ?? null;
  }

  /** The element of a cell, made when it is not there; null when the map has no such cell. */
  ensure(sheet: Sheet, lane: LaneId, column: ColumnId, strings: WallStrings): HTMLElement | null {
    const cell = sheet.cells.get(cellKey(lane, column));
    return this.get(lane, column) ?? (cell ? this.#fill(sheet, cell, strings) : null);
  }

  #fill(sheet: Sheet, cell: Cell, strings: WallStrings): HTMLElement | null {
    const row = this.#rowOf(cell.lane);
    if (!row) return null;
    const key = cellKey(cell.lane, cell.column);
    const element = this.#cells.get(key) ?? make(cell);
    this.#cells.set(key, element);
    const at = sheet.leafIndex.get(cell.column) ?? 0;
    element.setAttribute("aria-colindex", String(at + FIRST_COLUMN));
    // No transform: it would make a layer of every cell, and a carried card could not rise above the next one.
    element.style.left = `${cell.box.x}px`;
    element.style.top = `${cell.box.y}px`;
    element.style.width = `${cell.box.w}px`;
    element.style.height = `${cell.box.h}px`;
    // What is painted at its foot is read here.
    if (cell.facts.length === 0) element.removeAttribute("aria-description");
    else element.setAttribute("aria-description", factWords(cell.facts));
    if (sheet.stacks.has(key)) element.removeAttribute("aria-label");
    else element.setAttribute("aria-label", strings.emptyCell(titlesOf(sheet, cell)));
    placeChild(row, element, at);
    return element;
  }
}

function make(cell: Cell): HTMLDivElement {
  const element = document.createElement("div");
  element.className = "wall-cell";
  element.setAttribute("role", "gridcell");
  element.tabIndex = -1;
  element.dataset.lane = cell.lane;
  element.dataset.column = cell.column;
  return element;
}

function titlesOf(sheet: Sheet, cell: Cell): { lane: string; column: string } {
  const { laneHeaders } = sheet.layout;
  return {
    lane: laneHeaders[sheet.laneIndex.get(cell.lane) ?? -1]?.title ?? "",
    column: sheet.leaves[sheet.leafIndex.get(cell.column) ?? -1]?.title ?? "",
  };
}
