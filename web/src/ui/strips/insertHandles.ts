import { effect } from "@preact/signals-core";
import type { ColumnId, LaneId } from "@/document/records";
import { addBeside, type Strip, type Way } from "@/ui/actions/partMoves";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";
import "@/ui/styles/strips.css";

/** How near the edge of a header a pointer is, in CSS pixels, when it may mean the gap beside it. */
const REACH = 16;
/** A handle that shows stays while the pointer is this near to it, so that the hand gets there. */
const HOLD = 26;
/** Handles beside what is selected come back this many milliseconds after the wall has come to rest. */
const REST = 160;

/** A place for a new lane or column: beside which one, on which side. */
interface Gap {
  readonly header: HTMLElement;
  readonly way: Way;
  /** In CSS pixels of the host. */
  readonly x: number;
  readonly y: number;
}

/**
 * The "+" between headers: under the mouse it shows in the gap, and beside a selected header it shows on both sides, for
 * fingers. By keyboard, Shift and Enter on a header do the same. Returns the function that takes the handles away.
 */
export function showInsertHandles(room: WallRoom): () => void {
  const host = document.querySelector<HTMLElement>(".wall-host");
  return host ? new InsertHandles(room, host).stop : () => undefined;
}

class InsertHandles {
  readonly #room: WallRoom;
  readonly #host: HTMLElement;
  readonly #hover: HTMLButtonElement;
  readonly #beside: readonly [HTMLButtonElement, HTMLButtonElement];
  readonly #gaps = new Map<HTMLButtonElement, Gap>();
  #rest = 0;

  constructor(room: WallRoom, host: HTMLElement) {
    this.#room = room;
    this.#host = host;
    this.#hover = this.#button();
    this.#beside = [this.#button(), this.#button()];
    const listening = new AbortController();
    const { signal } = listening;
    host.addEventListener("pointermove", (event) => this.#move(event), { signal });
    host.addEventListener("pointerleave", () => this.#hide(this.#hover), { signal });
    const stops = [
      room.board.subscribe(() => this.#settle()),
      effect(() => {
        // Whatever moves the wall or changes what is selected.
        room.wall.camera.value;
        room.wall.selection.value;
        room.wall.editing.value;
        room.wall.holding.value;
        this.#settle();
      }),
    ];
    this.stop = () => {
      listening.abort();
      window.clearTimeout(this.#rest);
      for (const stop of stops) stop();
      for (const button of [this.#hover, ...this.#beside]) button.remove();
    };
  }

  readonly stop: () => void;

  #button(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "insert-handle";
    // The keyboard has a way of its own; the wall is one tab stop.
    button.tabIndex = -1;
    button.hidden = true;
    button.addEventListener("pointerdown", (event) => event.stopPropagation());
    button.addEventListener("dblclick", (event) => event.stopPropagation());
    button.addEventListener("click", () => this.#insert(button));
    this.#host.append(button);
    return button;
  }

  #insert(button: HTMLButtonElement): void {
    const gap = this.#gaps.get(button);
    const strip = gap && this.#stripOf(gap.header);
    this.#settle();
    if (gap && strip) this.#room.wall.startEditing(addBeside(this.#room.board, strip, gap.way));
  }

  #stripOf({ dataset }: HTMLElement): Strip | null {
    const { maps, lanes, columns } = this.#room.board.state;
    const column = columns.get(dataset.columnId as ColumnId);
    const lane = lanes.get(dataset.laneId as LaneId);
    const map = maps.get((column ?? lane)?.map ?? ("" as never));
    if (!map) return null;
    return column ? { part: "column", map, column } : lane ? { part: "lane", map, lane } : null;
  }

  get #idle(): boolean {
    const { wall, mayWrite } = this.#room;
    const free = wall.editing.peek() === null && !wall.holding.peek();
    return mayWrite.peek() && free && wall.tool.peek() === "select";
  }

  #move(event: PointerEvent): void {
    if (event.pointerType !== "mouse" || event.buttons !== 0) return;
    const header = (event.target as Element).closest<HTMLElement>(".wall-header");
    const gap = this.#idle && header ? this.#gapAt(header, event) : null;
    if (gap) this.#show(this.#hover, gap);
    else if (!this.#near(event)) this.#hide(this.#hover);
  }

  #near({ clientX, clientY }: PointerEvent): boolean {
    if (this.#hover.hidden || !this.#idle) return false;
    const { left, top, width, height } = this.#hover.getBoundingClientRect();
    return Math.hypot(clientX - left - width / 2, clientY - top - height / 2) <= HOLD;
  }

  #gapAt(header: HTMLElement, { clientX, clientY }: PointerEvent): Gap | null {
    const rect = header.getBoundingClientRect();
    const [at, from, to] = header.dataset.laneId ? [clientY, rect.top, rect.bottom] : [clientX, rect.left, rect.right];
    if (at - from <= REACH) return this.#gap(header, -1);
    return to - at <= REACH ? this.#gap(header, 1) : null;
  }

  #gap(header: HTMLElement, way: Way): Gap {
    const rect = header.getBoundingClientRect();
    const host = this.#host.getBoundingClientRect();
    // Half of the gap between two headers, as it is on the screen now.
    const half = 4 * this.#room.wall.camera.peek().zoom;
    const lane = header.dataset.laneId !== undefined;
    const x = lane ? rect.left + rect.width / 2 : way === 1 ? rect.right + half : rect.left - half;
    const y = lane ? (way === 1 ? rect.bottom + half : rect.top - half) : rect.top + rect.height / 2;
    return { header, way, x: x - host.left, y: y - host.top };
  }

  #settle(): void {
    for (const button of [this.#hover, ...this.#beside]) this.#hide(button);
    window.clearTimeout(this.#rest);
    this.#rest = window.setTimeout(() => this.#showBeside(), REST);
  }

  #showBeside(): void {
    const target = this.#room.wall.selection.peek().target;
    const id = target?.column ?? target?.lane;
    if (!id || (target?.column && target.lane) || !this.#idle) return;
    const name = target?.column ? "column" : "lane";
    const header = this.#host.querySelector<HTMLElement>(`[data-${name}-id="${CSS.escape(id)}"]`);
    if (!header) return;
    const [before, after] = this.#beside;
    this.#show(before, this.#gap(header, -1));
    this.#show(after, this.#gap(header, 1));
  }

  #show(button: HTMLButtonElement, gap: Gap): void {
    const part = gap.header.dataset.laneId ? "lane" : "column";
    const title = gap.header.querySelector(".wall-header-title")?.textContent ?? "";
    const label = t(`strip.${part}.${gap.way === 1 ? "after" : "before"}`, { title });
    this.#gaps.set(button, gap);
    button.setAttribute("aria-label", label);
    button.title = label;
    button.style.transform = `translate(${Math.round(gap.x)}px, ${Math.round(gap.y)}px) translate(-50%, -50%)`;
    button.hidden = false;
  }

  #hide(button: HTMLButtonElement): void {
    button.hidden = true;
    this.#gaps.delete(button);
  }
}
