/** The elements of all maps in and around the window: headings at every zoom, grids while they can be read. */
import type { Annotations } from "@/canvas/annotations";
import type { Camera } from "@/canvas/camera";
import { MapElement } from "@/canvas/mapElement";
import type { Scene } from "@/canvas/scene";
import { NO_SHIFT, type Sheet, stickyShift } from "@/canvas/sheet";
import type { WallStrings } from "@/canvas/wallStrings";
import type { BoardState, ColumnId, LaneId, MapId } from "@/document/records";
import { type Box, clamp, intersects } from "@/geometry/box";

/** Size of a map's title in board units. */
const HEADING = 28;
/** A map's title is never smaller than this on the screen. */
const LEGIBLE_HEADING = 14;
/** A title may be this wide on the screen even when its map is narrower. */
const NARROWEST_HEADING = 140;
const HEADING_LINE = 1.3;
const HEADING_INSET = 16;

/** Where the title of a map appears on the board at a zoom: it grows upwards out of its band when far. */
export function headingBox(sheet: Sheet, zoom: number): Box & { readonly font: number } {
  const { titleBox, box } = sheet.layout;
  const font = Math.max(HEADING, LEGIBLE_HEADING / zoom);
  const h = font * HEADING_LINE;
  const fits = h <= titleBox.h;
  const inset = fits ? HEADING_INSET : 0;
  const bottom = fits ? titleBox.y + (titleBox.h + h) / 2 : titleBox.y + titleBox.h;
  return { x: box.x + inset, y: bottom - h, w: Math.max(box.w - 2 * inset, NARROWEST_HEADING / zoom), h, font };
}

/** A part of a map that is selected: its heading, a lane or a column. */
export interface MarkedPart {
  readonly map: MapId;
  readonly lane?: LaneId;
  readonly column?: ColumnId;
}

/** Elements of maps, kept by map. */
export class MapLayer {
  readonly #host: HTMLElement;
  readonly #elements = new Map<MapId, MapElement>();
  readonly #placed = new Map<MapId, string>();
  #marked: MarkedPart | null = null;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /**
   * Makes and fills the elements of the maps that touch `around`; with `near` their cells, else only headings. Unless something `changed`,
   * headers that are there are left alone: only the window is elsewhere.
   */
  update(
    scene: Scene,
    state: BoardState,
    strings: WallStrings,
    around: Box,
    near: boolean,
    keep: ReadonlySet<MapId>,
    changed: boolean,
  ) {
    const kept = new Set<MapId>();
    for (const sheet of scene.sheets) {
      const { map } = sheet.layout;
      if (!intersects(sheet.layout.box, around) && !keep.has(map)) continue;
      kept.add(map);
      const element = this.#elements.get(map) ?? this.#make(map, sheet);
      const box = near || keep.has(map) ? around : null;
      if (!changed && box && element.shows(sheet)) {
        element.updateCells(box, strings);
        if (this.#marked?.map === map) element.mark(this.#marked);
        continue;
      }
      element.update(sheet, state, strings, box);
      element.mark(this.#marked?.map === map ? this.#marked : null);
      element.annotate(scene.annotations, strings);
    }
    for (const [map, element] of this.#elements) {
      if (kept.has(map)) continue;
      element.root.remove();
      this.#elements.delete(map);
      this.#placed.delete(map);
    }
  }

  /** Shows which part of a map is selected. */
  mark(part: MarkedPart | null): void {
    this.#marked = part;
    for (const [map, element] of this.#elements) element.mark(part?.map === map ? part : null);
  }

  /** Shows what is said about maps and their parts. */
  annotate(annotations: Annotations, strings: WallStrings): void {
    for (const element of this.#elements.values()) element.annotate(annotations, strings);
  }

  /** The element of a map that is shown. */
  get(map: MapId): MapElement | undefined {
    return this.#elements.get(map);
  }

  /** Keeps titles legible and headers at the window's edge; writes styles only where something moved. */
  follow(scene: Scene, camera: Camera, view: Box): void {
    for (const [map, element] of this.#elements) {
      const sheet = scene.sheet(map);
      if (!sheet) continue;
      const shift = element.readable ? stickyShift(sheet, view) : NO_SHIFT;
      const at = headingBox(sheet, camera.zoom);
      const x = clamp(view.x + at.font / 2, at.x, Math.max(at.x, at.x + at.w - NARROWEST_HEADING / camera.zoom));
      const key = `${shift.dx}|${shift.dy}|${shift.cut}|${shift.left}|${x}|${at.y}|${at.font}|${at.w}`;
      if (this.#placed.get(map) === key) continue;
      this.#placed.set(map, key);
      if (element.readable) element.stick(shift);
      const { style } = element.heading;
      style.transform = `translate(${x}px, ${at.y}px)`;
      style.fontSize = `${at.font}px`;
      style.maxWidth = `${at.w - (x - at.x)}px`;
    }
  }

  #make(map: MapId, sheet: Sheet): MapElement {
    const element = new MapElement(sheet);
    this.#elements.set(map, element);
    this.#placed.delete(map);
    this.#host.append(element.root);
    return element;
  }
}
