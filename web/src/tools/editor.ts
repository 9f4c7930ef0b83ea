/** Writing a title in its place: a text field inside the card or header, bound to the shared text. */

import { centred } from "@/canvas/camera";
import { READABLE_ZOOM } from "@/canvas/levelOfDetail";
import { isLocked } from "@/document/commands/items";
import type { CardId, RecordId } from "@/document/records";
import { bindTextarea } from "@/document/text";
import { fitText } from "@/tools/fitText";
import type { Focus, Spot } from "@/tools/focus";
import { announce, type WallParts } from "@/tools/wallParts";
import { boxOfPainted, layField, takesLines } from "@/tools/writingPlace";

/** How writing ended. */
export type EditorEnd = "enter" | "tab" | "back" | "escape" | "blur";

/** Told when writing in a spot has ended. */
export type EditorEnded = (spot: Spot, how: EditorEnd, fresh: boolean) => void;

interface Session {
  readonly spot: Spot;
  readonly id: RecordId;
  readonly field: HTMLTextAreaElement;
  readonly host: HTMLElement;
  readonly shown: HTMLElement | null;
  readonly binding: { destroy(): void };
  readonly fresh: boolean;
  /** Keeps the field over painted words; null where the field fills an element. */
  readonly lay: (() => void) | null;
}

/** The one place where somebody writes on this wall. */
export class Editor {
  readonly #parts: WallParts;
  readonly #focus: Focus;
  readonly #ended: EditorEnded;
  #session: Session | null = null;

  constructor(parts: WallParts, focus: Focus, ended: EditorEnded) {
    this.#parts = parts;
    this.#focus = focus;
    this.#ended = ended;
  }

  /** Begins writing; `fresh` says that the card was made just now for this. */
  start(spot: Spot, fresh = false): void {
    const { board, undo, view, editing } = this.#parts;
    if (board.readOnly || this.#refuses(spot)) return;
    this.stop("blur");
    this.#approach(spot);
    this.#focus.enter(spot);
    const id = recordOf(spot);
    const text = id === null ? null : board.titleOf(id);
    const host = this.#focus.elementOf(spot);
    if (id === null || !text || !host) return;
    const field = this.#field();
    const shown = host.querySelector<HTMLElement>(".wall-card-title, .wall-header-title, .wall-map-name");
    if (shown) shown.hidden = true;
    host.append(field);
    host.dataset.writing = "";
    const { onCut } = this.#parts.options;
    const limit = board.textLimitOf(id);
    const binding = bindTextarea(text, field, undo.beginText(id), { limit, ...(onCut ? { onCut } : {}) });
    this.#session = { spot, id, field, host, shown, binding, fresh, lay: this.#layerOf(spot, id, field) };
    editing.value = id;
    view.things.writing = this.#session.lay ? id : null;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
    view.request();
  }

  /** What is locked in its place is not written on there either, and says so. */
  #refuses(spot: Spot): boolean {
    if (spot.kind !== "card" || spot.place !== "canvas" || !isLocked(this.#parts.board, spot.card)) return false;
    announce(this.#parts, this.#parts.options.strings.isLocked);
    return true;
  }

  /** Ends writing, if somebody writes. */
  stop(how: EditorEnd): void {
    const session = this.#session;
    if (!session) return;
    this.#session = null;
    const { undo, editing, board, view, scene } = this.#parts;
    const held = session.field === document.activeElement;
    session.binding.destroy();
    undo.group(() => {
      undo.endText();
      if (session.spot.kind === "thing") fitText(this.#parts, session.spot.thing, session.fresh);
    });
    view.things.writing = null;
    session.field.remove();
    delete session.host.dataset.writing;
    if (session.shown) session.shown.hidden = false;
    editing.value = null;
    if (held && how !== "blur") this.#focus.elementOf(session.spot)?.focus({ preventScroll: true });
    const cards = scene.items.slotsOf(session.id as CardId).length > 0 ? [session.id as CardId] : [];
    if (board.state.cards.has(session.id as CardId)) view.near.changed(new Set(cards), new Set());
    view.request();
    this.#ended(session.spot, how, session.fresh);
  }

  /** Whether an element is the field that is written in. */
  owns(target: EventTarget | null): boolean {
    return this.#session !== null && target === this.#session.field;
  }

  /** Ends writing when the record is gone. */
  repair(): void {
    const session = this.#session;
    if (!session) return;
    // The element of a painted item is kept by the focus; only the item itself tells that it is gone.
    const painted = session.lay !== null && boxOfPainted(this.#parts, session.id) === null;
    if (painted || !session.host.isConnected) this.stop("blur");
    else session.lay?.();
  }

  /** Keeps the field in its place while the camera moves: titles of frames change their size. */
  follow(): void {
    if (this.#session?.spot.kind === "thing") this.#session.lay?.();
  }

  /** For painted items the field lies over the words and grows with them. */
  #layerOf(spot: Spot, id: RecordId, field: HTMLTextAreaElement): (() => void) | null {
    if (spot.kind !== "thing" && spot.kind !== "connector") return null;
    const lay = (): void => layField(this.#parts, id, field);
    field.addEventListener("input", lay);
    lay();
    return lay;
  }

  #approach(spot: Spot): void {
    const { camera, view, scene } = this.#parts;
    const { aim } = camera;
    if (aim.zoom >= READABLE_ZOOM || spot.kind === "title") return;
    if (spot.kind === "thing" || spot.kind === "connector") {
      const box = boxOfPainted(this.#parts, recordOf(spot) ?? "");
      if (box) camera.set(centred(box, view.viewport, 1));
      return;
    }
    if (spot.kind === "card") {
      const slot = scene.items.slotOf(spot.place, spot.card);
      if (slot !== undefined) camera.set(centred(scene.items.box(slot), view.viewport, 1));
      return;
    }
    const { layout } = scene.sheet(spot.map) ?? {};
    const headers = [...(layout?.columnHeaders ?? []), ...(layout?.laneHeaders ?? [])];
    const header = headers.find((one) => ("column" in one ? one.column : one.lane) === recordOf(spot));
    if (header) camera.set(centred(header.box, view.viewport, 1));
  }

  #field(): HTMLTextAreaElement {
    const field = document.createElement("textarea");
    field.className = "wall-field";
    field.rows = 1;
    field.dir = "auto";
    field.spellcheck = true;
    field.setAttribute("aria-label", this.#parts.options.strings.titleField);
    field.addEventListener("keydown", (event) => this.#key(event));
    // The field may be moved within the document and get the keyboard back at once; only a real leave ends writing.
    field.addEventListener("blur", () => {
      queueMicrotask(() => {
        if (this.#session?.field === field && document.activeElement !== field && document.hasFocus())
          this.stop("blur");
      });
    });
    return field;
  }

  #key(event: KeyboardEvent): void {
    const undoes = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    // Keys that write or edit text are the field's own; only the palette's key goes on to the interface around the wall.
    if (!(undoes && key === "k")) event.stopPropagation();
    if (event.isComposing) return;
    if (undoes && (key === "z" || key === "y")) {
      event.preventDefault();
      if (key === "y" || event.shiftKey) this.#parts.undo.redo();
      else this.#parts.undo.undo();
      return;
    }
    if (event.key === "Escape") this.#finish(event, "escape");
    else if (event.key === "Enter" && this.#endsWithEnter(event)) this.#finish(event, "enter");
    else if (event.key === "Tab") this.#finish(event, event.shiftKey ? "back" : "tab");
  }

  /** In texts and shapes Enter begins a line, and Enter with Ctrl or ⌘ ends the writing. */
  #endsWithEnter(event: KeyboardEvent): boolean {
    const spot = this.#session?.spot;
    if (spot?.kind === "thing" && takesLines(this.#parts.scene.things.get(spot.thing))) {
      return event.ctrlKey || event.metaKey;
    }
    return spot?.kind !== "card" || !event.shiftKey;
  }

  #finish(event: KeyboardEvent, how: EditorEnd): void {
    event.preventDefault();
    this.stop(how);
  }
}

function recordOf(spot: Spot): RecordId | null {
  switch (spot.kind) {
    case "card":
      return spot.card;
    case "column":
      return spot.column;
    case "lane":
      return spot.lane;
    case "title":
      return spot.map;
    case "thing":
      return spot.thing;
    case "connector":
      return spot.connector;
    case "cell":
      return null;
  }
}
