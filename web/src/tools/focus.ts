/**
 * Which one thing on the wall has the keyboard.
 *
 * There is one tab stop: the active spot, or the wall itself. What is active stays a real element wherever the camera
 * goes, and follows its card when somebody moves it.
 */
import { reveal } from "@/canvas/camera";
import type { Hit } from "@/canvas/hit";
import { ItemProxy } from "@/canvas/itemProxy";
import type { Place } from "@/canvas/items";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { ConnectorId, ThingId } from "@/document/things";
import type { Box } from "@/geometry/box";
import { labelOfItem, paintedSpot } from "@/tools/paintedItems";
import type { WallParts } from "@/tools/wallParts";
import { boxOfPainted } from "@/tools/writingPlace";

/** Something that can have the keyboard. */
export type Spot =
  | { readonly kind: "card"; readonly card: CardId; readonly place: Place }
  | { readonly kind: "cell"; readonly map: MapId; readonly lane: LaneId; readonly column: ColumnId }
  | { readonly kind: "column"; readonly map: MapId; readonly column: ColumnId }
  | { readonly kind: "lane"; readonly map: MapId; readonly lane: LaneId }
  | { readonly kind: "title"; readonly map: MapId }
  | { readonly kind: "thing"; readonly thing: ThingId }
  | { readonly kind: "connector"; readonly connector: ConnectorId };

/** Keyboard focus on one wall. */
export class Focus {
  readonly #parts: WallParts;
  readonly #host: HTMLElement;
  #spot: Spot | null = null;
  #element: HTMLElement | null = null;
  #held: ReadonlySet<number> = new Set();
  readonly #proxy: ItemProxy;

  constructor(parts: WallParts) {
    this.#parts = parts;
    this.#host = parts.options.host;
    this.#host.tabIndex = 0;
    this.#proxy = new ItemProxy(parts.view.near.world);
  }

  /** The active spot, whether the keyboard is on the wall right now or not. */
  get spot(): Spot | null {
    return this.#spot;
  }

  /** The slot of the active card. */
  get slot(): number | undefined {
    const spot = this.#spot;
    return spot?.kind === "card" ? this.#parts.scene.items.slotOf(spot.place, spot.card) : undefined;
  }

  /** Keeps more slots as elements: what is carried. */
  hold(slots: ReadonlySet<number>): void {
    this.#held = slots;
    this.#pin();
  }

  /** Gives the keyboard to the wall itself. */
  rest(): void {
    this.#leave();
    this.#host.focus({ preventScroll: true });
  }

  /** Gives the keyboard to a spot; with `show` the camera brings it into view first. */
  enter(spot: Spot, show: "show" | "stay" = "show"): void {
    const { camera, view } = this.#parts;
    const box = this.#boxOf(spot);
    if (show === "show" && box) camera.set(reveal(camera.aim, view.viewport, box, 24));
    this.#become(spot);
    view.flush();
    this.#element?.focus({ preventScroll: true });
  }

  /** Gives the keyboard to what was clicked. */
  enterHit(hit: Hit): void {
    if (hit.kind === "empty" || hit.kind === "map" || hit.kind === "arrow") this.rest();
    else if (hit.kind === "card") this.enter({ kind: "card", card: hit.card, place: hit.place }, "stay");
    else this.enter(hit, "stay");
  }

  /** Takes note of the element that the browser gave the keyboard to, for instance by the Tab key. */
  notice(element: Element): void {
    const spot = this.spotAt(element);
    if (spot) this.#become(spot);
  }

  /** The spot an element stands for. */
  spotAt(element: Element): Spot | null {
    const card = element.closest<HTMLElement>("[data-card-id]");
    if (card) return this.#cardSpot(card);
    const item = element.closest<HTMLElement>("[data-item-id]")?.dataset.itemId;
    if (item) return paintedSpot(this.#parts, item);
    const map = element.closest(".wall-map")?.querySelector<HTMLElement>("[data-map-id]")?.dataset.mapId as
      | MapId
      | undefined;
    if (map === undefined) return null;
    const part = element.closest<HTMLElement>("[data-column-id], [data-lane-id], .wall-cell, [data-map-id]");
    if (part?.dataset.columnId) return { kind: "column", map, column: part.dataset.columnId as ColumnId };
    if (part?.dataset.laneId) return { kind: "lane", map, lane: part.dataset.laneId as LaneId };
    if (part?.dataset.mapId) return { kind: "title", map };
    const { lane, column } = part?.dataset ?? {};
    return lane && column ? { kind: "cell", map, lane: lane as LaneId, column: column as ColumnId } : null;
  }

  /** Follows the active card after the board has changed; what is gone gives the keyboard back to the wall. */
  repair(): void {
    const spot = this.#spot;
    if (!spot || (spot.kind === "card" && this.slot !== undefined)) return;
    const hadKeyboard = this.#element !== null && this.#element === document.activeElement;
    if (spot.kind === "card") {
      const next = this.#parts.scene.items.slotsOf(spot.card)[0];
      const place = next === undefined ? undefined : this.#parts.scene.items.place[next];
      if (place !== undefined) {
        this.#become({ kind: "card", card: spot.card, place });
        this.#parts.view.flush();
        if (hadKeyboard || document.activeElement === document.body) this.#element?.focus({ preventScroll: true });
        return;
      }
    } else if (this.elementOf(spot)) return;
    if (hadKeyboard) this.rest();
    else this.#leave();
  }

  /** The element of a spot, made at once if need be. */
  elementOf(spot: Spot): HTMLElement | null {
    const { scene, view } = this.#parts;
    if (spot.kind === "card") {
      const slot = scene.items.slotOf(spot.place, spot.card);
      return slot === undefined ? null : (view.near.element(slot)?.root ?? null);
    }
    if (spot.kind === "thing" || spot.kind === "connector") {
      const item = spot.kind === "thing" ? spot.thing : spot.connector;
      const box = boxOfPainted(this.#parts, item);
      if (!box) return null;
      const element = this.#proxy.of(item);
      this.#proxy.place(box, labelOfItem(this.#parts, item));
      return element;
    }
    const map = view.near.maps.get(spot.map);
    switch (spot.kind) {
      case "cell":
        return map?.cell(spot.lane, spot.column) ?? null;
      case "column":
        return map?.columnHeader(spot.column) ?? null;
      case "lane":
        return map?.laneHeader(spot.lane) ?? null;
      case "title":
        return map?.heading ?? null;
    }
  }

  #cardSpot(element: HTMLElement): Spot | null {
    const { scene, view } = this.#parts;
    for (const [slot, mounted] of view.near.mounted) {
      if (mounted.root !== element) continue;
      const place = scene.items.place[slot];
      const card = scene.items.card[slot];
      if (place !== undefined && card !== undefined) return { kind: "card", card, place };
    }
    return null;
  }

  #boxOf(spot: Spot): Box | null {
    const { scene } = this.#parts;
    if (spot.kind === "card") {
      const slot = scene.items.slotOf(spot.place, spot.card);
      return slot === undefined ? null : scene.items.box(slot);
    }
    if (spot.kind === "thing") return boxOfPainted(this.#parts, spot.thing);
    if (spot.kind === "connector") return boxOfPainted(this.#parts, spot.connector);
    const layout = scene.sheet(spot.map)?.layout;
    switch (spot.kind) {
      case "cell":
        return layout?.cells.find((cell) => cell.lane === spot.lane && cell.column === spot.column)?.box ?? null;
      case "column":
        return layout?.columnHeaders.find((header) => header.column === spot.column)?.box ?? null;
      case "lane":
        return layout?.laneHeaders.find((header) => header.lane === spot.lane)?.box ?? null;
      case "title":
        return layout?.titleBox ?? null;
    }
  }

  #become(spot: Spot): void {
    this.#spot = spot;
    this.#pin();
    const element = this.elementOf(spot);
    if (element === this.#element) return;
    if (this.#element) this.#element.tabIndex = -1;
    this.#element = element;
    if (spot.kind !== "thing" && spot.kind !== "connector") this.#proxy.clear();
    if (element) element.tabIndex = 0;
    this.#host.tabIndex = element ? -1 : 0;
  }

  #leave(): void {
    this.#proxy.clear();
    if (this.#element) this.#element.tabIndex = -1;
    this.#spot = null;
    this.#element = null;
    this.#host.tabIndex = 0;
    this.#pin();
  }

  #pin(): void {
    const slot = this.slot;
    this.#parts.view.near.pin(slot === undefined ? this.#held : new Set([...this.#held, slot]));
    this.#parts.view.request();
  }
}
