/**
 * One map as elements: a heading and, when it can be read, a grid of header and cell elements around its cards.
 *
 * Rows and cells have no place of their own on the screen; they carry the structure for screen readers. Everything
 * visible is positioned in board units.
 */
import type { Annotations } from "@/canvas/annotations";
import { CellElements } from "@/canvas/cellElements";
import { createHeader, fillColumnHeader, fillLaneHeader, type HeaderElement, markHeader } from "@/canvas/headerElement";
import { showMark, showTelling } from "@/canvas/markElement";
import { placeChild } from "@/canvas/orderedChildren";
import {
  columnCover,
  cornerCover,
  laneCover,
  lettersOfLane,
  NO_SHIFT,
  type Sheet,
  type Shift,
  titleInset,
} from "@/canvas/sheet";
import type { WallStrings } from "@/canvas/wallStrings";
import type { BoardState, ColumnId, LaneId } from "@/document/records";
import type { Box } from "@/geometry/box";

/** Size of what lanes are called, in board units; as in the style sheet. */
const LANE_LETTERS = 16;

interface Row {
  readonly root: HTMLDivElement;
  readonly header: HeaderElement;
}

/** The elements of one map. */
export class MapElement {
  readonly root = box("wall-map");
  readonly heading = box("wall-map-title", "heading");
  readonly #name = box("wall-map-name");
  readonly #grid = box("wall-grid", "grid");
  readonly #columns = box("wall-columns", "rowgroup");
  readonly #columnBand = box("wall-band");
  readonly #laneBand = box("wall-band");
  readonly #corner = box("wall-band");
  readonly #tray = box("wall-tray", "list");
  readonly #levels: HTMLDivElement[] = [];
  readonly #columnHeaders = new Map<string, HeaderElement>();
  readonly #rows = new Map<string, Row>();
  readonly #cells = new CellElements((lane) => this.#rows.get(lane)?.root);
  #shift: Shift = NO_SHIFT;
  #sheet: Sheet;
  #mark: HTMLElement | null = null;
  #marked: HTMLElement | null = null;
  #telling: HTMLElement | null = null;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
    this.heading.setAttribute("aria-level", "2");
    this.#columnBand.setAttribute("aria-hidden", "true");
    this.#laneBand.setAttribute("aria-hidden", "true");
    this.#laneBand.classList.add("wall-band-lanes");
    this.#corner.setAttribute("aria-hidden", "true");
    this.#corner.classList.add("wall-band-corner");
    this.#name.dir = "auto";
    this.heading.append(this.#name);
    this.root.append(this.heading);
  }

  /** Whether the grid is in the document. */
  get readable(): boolean {
    return this.#grid.isConnected;
  }

  /** Whether the grid of exactly this sheet is in the document. */
  shows(sheet: Sheet): boolean {
    return this.#sheet === sheet && this.readable;
  }

  /** Takes over that the window is elsewhere: cells inside that box become elements, all else is as it was. */
  updateCells(near: Box, strings: WallStrings): void {
    this.#cells.update(this.#sheet, near, strings);
  }

  /** Takes over a new layout; with `near` the cells inside that box become elements, without only the heading stays. */
  update(sheet: Sheet, state: BoardState, strings: WallStrings, near: Box | null): void {
    this.#sheet = sheet;
    const title = sheet.layout.title.trim() || strings.untitledMap;
    if (this.#name.textContent !== title) this.#name.textContent = title;
    this.heading.dataset.mapId = sheet.layout.map;
    this.#grid.setAttribute("aria-label", title);
    if (near === null) {
      this.#laneBand.remove();
      this.#corner.remove();
      this.#grid.remove();
      this.#tray.remove();
      return;
    }
    this.#fillColumns(state, strings);
    this.#fillRows(strings);
    this.#cells.update(sheet, near, strings);
    if (!this.#grid.isConnected) this.root.append(this.#laneBand, this.#corner, this.#grid, this.#tray);
    this.#fillTray(sheet);
  }

  /** The element that holds the cards of a cell, made when it is not there; without a cell, the tray. */
  holder(lane: LaneId | null, column: ColumnId | null, strings: WallStrings): HTMLElement {
    const cell = lane && column ? this.#cells.ensure(this.#sheet, lane, column, strings) : null;
    return cell ?? this.#tray;
  }

  /** The element of a cell that is shown. */
  cell(lane: LaneId, column: ColumnId): HTMLElement | null {
    return this.#cells.get(lane, column);
  }

  /** The element of a column's header, if it is shown. */
  columnHeader(column: string): HTMLElement | null {
    return this.#columnHeaders.get(column)?.root ?? null;
  }

  /** The element of a lane's header, if it is shown. */
  laneHeader(lane: string): HTMLElement | null {
    return this.#rows.get(lane)?.header.root ?? null;
  }

  /** Shows which part of the map is selected; null is none, a map alone its heading. */
  mark(part: { readonly lane?: LaneId; readonly column?: ColumnId } | null): void {
    const cell = part?.lane && part.column ? this.#cells.get(part.lane, part.column) : null;
    if (this.#marked !== cell) {
      if (this.#marked) select(this.#marked, false);
      if (cell) select(cell, true);
      this.#marked = cell;
    }
    const whole = part?.lane && part.column ? null : part;
    this.heading.toggleAttribute("data-selected", part !== null && !part.lane && !part.column);
    for (const [column, header] of this.#columnHeaders) {
      select(header.root, whole?.column === column);
    }
    for (const [lane, row] of this.#rows) select(row.header.root, whole?.lane === lane);
  }

  /** Shows what is said about the map, its columns and its lanes. The header card of a column speaks for it as well. */
  annotate(annotations: Annotations, strings: WallStrings): void {
    const { layout } = this.#sheet;
    this.#telling = showTelling(this.heading, this.#telling, annotations.telling.get(layout.map), strings);
    this.#mark = showMark(this.heading, this.#mark, annotations.mark(layout.map));
    for (const { column, card } of layout.columnHeaders) {
      const element = this.#columnHeaders.get(column);
      if (element) markHeader(element, annotations.mark(column) ?? annotations.mark(card));
    }
    for (const { lane } of layout.laneHeaders) {
      const row = this.#rows.get(lane);
      if (row) markHeader(row.header, annotations.mark(lane));
    }
  }

  /** Shifts the headers to the window's edge. */
  stick(shift: Shift): void {
    this.#shift = shift;
    this.#columns.style.transform = `translate(0, ${shift.dy}px)`;
    this.#columns.classList.toggle("wall-stuck", shift.dy > 0);
    this.#laneBand.classList.toggle("wall-stuck", shift.dx > 0);
    this.#corner.classList.toggle("wall-stuck", shift.dx > 0);
    this.root.classList.toggle("wall-lanes-stuck", shift.dx > 0);
    this.root.classList.toggle("wall-lanes-cut", shift.cut > 0);
    const columns = columnCover(this.#sheet, shift);
    const lanes = laneCover(this.#sheet, shift);
    const corner = cornerCover(this.#sheet, shift);
    // The band of the columns moves with them; it stays inside the sheet's border.
    if (columns) place(this.#columnBand, { ...columns, x: columns.x + 1, w: columns.w - 2, y: columns.y - shift.dy });
    if (lanes) place(this.#laneBand, { ...lanes, x: lanes.x + 1, w: lanes.w - 1 });
    if (corner) place(this.#corner, { ...corner, x: corner.x + 1, w: corner.w - 1 });
    for (const header of this.#sheet.layout.laneHeaders) {
      const row = this.#rows.get(header.lane);
      if (!row) continue;
      moveTo(row.header.root, header.box.x + shift.dx, header.box.y);
      inset(row.header.root, shift.cut);
      const letters = lettersOfLane(header, shift);
      row.header.root.style.fontSize = letters < 1 ? `${LANE_LETTERS * letters}px` : "";
    }
    for (const header of this.#sheet.layout.columnHeaders) {
      const element = this.#columnHeaders.get(header.column);
      if (element) inset(element.root, titleInset(header, shift));
    }
  }

  #fillColumns(state: BoardState, strings: WallStrings): void {
    const { layout, levels, leafIndex, leaves, spans, headings } = this.#sheet;
    if (!this.#columns.isConnected) {
      // Below the headers, also when the grid comes back after the wall was far.
      this.#columns.prepend(this.#columnBand);
      this.#grid.append(this.#columns);
    }
    while (this.#levels.length < levels) {
      const row = box("wall-row", "row");
      this.#levels.push(row);
      this.#columns.append(row);
    }
    while (this.#levels.length > levels) this.#levels.pop()?.remove();
    this.#levels.forEach((row, level) => {
      row.setAttribute("aria-rowindex", String(headings.indexOf(level) + 1));
      row.toggleAttribute("hidden", !headings.includes(level));
    });
    this.#grid.setAttribute("aria-rowcount", String(headings.length + layout.laneHeaders.length));
    this.#grid.setAttribute("aria-colcount", String(leaves.length + 1));
    const kept = new Set<string>();
    layout.columnHeaders.forEach((header, rank) => {
      kept.add(header.column);
      const element = this.#columnHeaders.get(header.column) ?? createHeader("columnheader");
      this.#columnHeaders.set(header.column, element);
      const card = header.card === null ? undefined : state.cards.get(header.card);
      const leaf = leafIndex.has(header.column);
      const rows = leaf ? headings.filter((level) => level >= header.level).length : 1;
      const place = { leaf, span: spans.get(header.column), rows };
      fillColumnHeader(element, header, card, place, strings);
      const row = this.#levels[header.level];
      if (row) placeChild(row, element.root, rank);
    });
    prune(this.#columnHeaders, kept, (element) => element.root.remove());
  }

  #fillRows(strings: WallStrings): void {
    const { layout, headings } = this.#sheet;
    const kept = new Set<string>();
    layout.laneHeaders.forEach((header, at) => {
      kept.add(header.lane);
      let row = this.#rows.get(header.lane);
      if (!row) {
        row = { root: box("wall-row", "row"), header: createHeader("rowheader") };
        row.header.root.setAttribute("aria-colindex", "1");
        this.#rows.set(header.lane, row);
        placeChild(row.root, row.header.root, -1);
      }
      row.root.setAttribute("aria-rowindex", String(headings.length + at + 1));
      fillLaneHeader(row.header, header, strings);
      placeChild(this.#grid, row.root, at);
    });
    prune(this.#rows, kept, (row) => row.root.remove());
    this.stick(this.#shift);
  }

  #fillTray(sheet: Sheet): void {
    const { tray } = sheet.layout;
    this.#tray.toggleAttribute("hidden", tray === null);
    if (tray) this.#tray.setAttribute("aria-label", tray.title);
  }
}

function box(className: string, role?: string): HTMLDivElement {
  const element = document.createElement("div");
  element.className = className;
  if (role) element.setAttribute("role", role);
  return element;
}

/** Shows a part of the grid as selected, to eyes and to screen readers, or no longer. */
function select(part: HTMLElement, selected: boolean): void {
  part.toggleAttribute("data-selected", selected);
  if (selected) part.setAttribute("aria-selected", "true");
  else part.removeAttribute("aria-selected");
}

function place(element: HTMLElement, at: Box): void {
  moveTo(element, at.x, at.y);
  element.style.width = `${at.w}px`;
  element.style.height = `${at.h}px`;
}

/** Where what a header says begins; most of them at its edge. */
function inset(element: HTMLElement, by: number): void {
  const wanted = by > 0 ? `${by}px` : "";
  if (element.style.getPropertyValue("--inset") !== wanted) element.style.setProperty("--inset", wanted);
}

function moveTo(element: HTMLElement, x: number, y: number): void {
  element.style.transform = `translate(${x}px, ${y}px)`;
}

function prune<T>(map: Map<string, T>, kept: ReadonlySet<string>, remove: (value: T) => void): void {
  for (const [key, value] of map) {
    if (kept.has(key)) continue;
    remove(value);
    map.delete(key);
  }
}
