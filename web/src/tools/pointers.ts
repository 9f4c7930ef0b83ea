/** Browser events of the wall, turned into what hands do. Knows nothing of tools beyond handing events over. */
import { screenToBoard } from "@/canvas/camera";
import type { Point } from "@/geometry/box";
import type { Modifiers, PointerAt, ToolEvent } from "@/tools/input";
import { CLICK_SLOP, NO_MODIFIERS } from "@/tools/input";
import type { LookParts } from "@/tools/makeParts";
import { AT_REST, type NavigationMove, type NavigationState, navigate } from "@/tools/navigation";
import { wheelMove } from "@/tools/wheel";

/** A finger that rests this long, in milliseconds, asks for the menu. */
export const LONG_PRESS = 500;
/** Two taps within this time, in milliseconds, are a double tap. */
export const DOUBLE_TAP = 350;

/** Where hands' doings go. */
export interface PointerTarget {
  readonly parts: LookParts;
  /** Whether the event belongs to a text field in the wall. */
  isWriting(target: EventTarget | null): boolean;
  tool(event: ToolEvent): void;
  /** Whether the tool wants to know of every place the pointer was between two frames. */
  fine(): boolean;
  pan(dx: number, dy: number): void;
  zoom(at: Point, factor: number): void;
  menu(at: Point, page: Point): void;
  /** Where the pointer is on the board, for others to see; null when it has left. */
  cursor(at: Point | null): void;
  hand(state: "open" | "closed" | null): void;
}

type Held = Pick<MouseEvent, "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** Keys that make something else of a gesture. */
const TURNING: ReadonlySet<string> = new Set(["Alt", "Shift", "Control", "Meta"]);

interface GestureEvent extends UIEvent {
  readonly scale: number;
  readonly clientX: number;
  readonly clientY: number;
}

/** Listens to pointers, wheel and gestures on one wall. */
export class Pointers {
  readonly #target: PointerTarget;
  readonly #host: HTMLElement;
  readonly #stop = new AbortController();
  #navigation: NavigationState = AT_REST;
  #corner: Point = { x: 0, y: 0 };
  #space = false;
  #toolPointer: number | null = null;
  /** The pen that is down: whatever touches the screen meanwhile is the hand that holds it. */
  #pen: number | null = null;
  #last: PointerAt | null = null;
  #hover: Point | null = null;
  #press: { readonly at: PointerAt; readonly page: Point; readonly timer: number } | null = null;
  #tap: { readonly at: Point; readonly time: number } | null = null;
  #gestureScale = 1;
  #penSeen = false;

  constructor(target: PointerTarget) {
    this.#target = target;
    this.#host = target.parts.options.host;
    const { signal } = this.#stop;
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
      passive = true,
    ): void => this.#host.addEventListener(type, listener, { signal, passive });
    on("pointerdown", (event) => this.#down(event), false);
    on("pointermove", (event) => this.#move(event));
    on("pointerup", (event) => this.#up(event));
    on("pointercancel", (event) => this.#lost(event));
    on("pointerenter", () => this.measure());
    on("pointerleave", () => {
      this.#hover = null;
      target.cursor(null);
    });
    on("dblclick", (event) => this.#double(event), false);
    on("wheel", (event) => this.#wheel(event), false);
    on("contextmenu", (event) => this.#menu(event), false);
    on("keydown", (event) => this.#spaceDown(event), false);
    on("scroll", () => this.#host.scrollTo(0, 0));
    window.addEventListener("keyup", (event) => this.#spaceUp(event), { signal });
    window.addEventListener("keydown", (event) => this.#turn(event), { signal });
    window.addEventListener("keyup", (event) => this.#turn(event), { signal });
    window.addEventListener("blur", () => this.#release(), { signal });
    this.#listenToGestures(signal);
    this.measure();
  }

  /** The last known place of the pointer. */
  get last(): PointerAt | null {
    return this.#last;
  }

  /** Whether a pen was ever used here. */
  get penSeen(): boolean {
    return this.#penSeen;
  }

  /** Where a mouse or pen hovers in the window's wall, in CSS pixels; null when it is elsewhere. */
  get hover(): Point | null {
    return this.#hover;
  }

  /** Reads where the wall lies in the window. */
  measure(): void {
    const { left, top } = this.#host.getBoundingClientRect();
    this.#corner = { x: left, y: top };
  }

  /** Stops listening. */
  destroy(): void {
    this.#stop.abort();
    this.#endPress();
  }

  #at(event: PointerEvent | MouseEvent): PointerAt {
    const screen = { x: event.clientX - this.#corner.x, y: event.clientY - this.#corner.y };
    const pointer = "pointerType" in event ? toPointer(event.pointerType) : "mouse";
    const board = screenToBoard(this.#target.parts.camera.camera.value, screen);
    const at = { screen, board, pointer, modifiers: modifiersOf(event) };
    // A mouse tells the same pressure whatever one does; only a pen means it.
    return pointer === "pen" && "pressure" in event ? { ...at, pressure: event.pressure } : at;
  }

  #down(event: PointerEvent): void {
    if (this.#target.isWriting(event.target)) return;
    this.measure();
    const at = this.#at(event);
    const touch = event.pointerType === "touch";
    if (event.pointerType === "pen") this.#takePen(event.pointerId);
    if (touch && this.#pen !== null) {
      event.preventDefault();
      return;
    }
    const middle = event.button === 1;
    const { state, taken, took } = navigate(this.#navigation, {
      type: "down",
      id: event.pointerId,
      screen: at.screen,
      touch,
      middle,
      space: this.#space,
    });
    this.#navigation = state;
    if (took) this.#cancelTool();
    if (taken || event.button === 0) event.preventDefault();
    if (taken) {
      this.#endPress();
      this.#capture(event.pointerId);
      if (middle || this.#space) this.#target.hand("closed");
      return;
    }
    if (event.button !== 0) return;
    this.#capture(event.pointerId);
    this.#toolPointer = event.pointerId;
    this.#last = at;
    this.#target.tool({ type: "down", ...at });
    if (touch) this.#beginPress(at, { x: event.clientX, y: event.clientY });
  }

  /** A hand that lay on the screen before its pen came has not moved anything. */
  #takePen(pointerId: number): void {
    this.#penSeen = true;
    this.#pen = pointerId;
    if (this.#navigation.touches.size === 0) return;
    this.#endPress();
    this.#cancelTool();
    this.#navigation = AT_REST;
  }

  #move(event: PointerEvent): void {
    const at = this.#at(event);
    this.#hover = event.pointerType === "touch" ? null : at.screen;
    if (event.pointerType !== "touch") this.#target.cursor(at.board);
    const step = navigate(this.#navigation, this.#navigationPointer("move", event, at.screen));
    this.#navigation = step.state;
    if (step.move) this.#steer(step.move);
    if (step.taken || event.pointerId !== this.#toolPointer) return;
    if (this.#press && distance(this.#press.at.screen, at.screen) > CLICK_SLOP.touch) this.#endPress();
    this.#last = at;
    // A pen tells more places than there are frames; a stroke without them has corners.
    const between = this.#target.fine() ? (event.getCoalescedEvents?.() ?? []) : [];
    for (const one of between.slice(0, -1)) this.#target.tool({ type: "move", ...this.#at(one) });
    this.#target.tool({ type: "move", ...at });
  }

  #up(event: PointerEvent): void {
    const at = this.#at(event);
    if (event.pointerId === this.#pen) this.#pen = null;
    const step = navigate(this.#navigation, this.#navigationPointer("up", event, at.screen));
    this.#navigation = step.state;
    if (this.#navigation.panning === null) this.#target.hand(this.#space ? "open" : null);
    const pressed = this.#endPress();
    if (step.taken || event.pointerId !== this.#toolPointer) return;
    this.#toolPointer = null;
    this.#target.tool({ type: "up", ...at });
    if (event.pointerType === "touch" && pressed) this.#tapped(at, event.timeStamp);
  }

  #navigationPointer(type: "move" | "up", event: PointerEvent, screen: Point) {
    return { type, id: event.pointerId, screen, touch: event.pointerType === "touch", middle: false, space: false };
  }

  #lost(event: PointerEvent): void {
    if (event.pointerId === this.#pen) this.#pen = null;
    this.#navigation = navigate(this.#navigation, this.#navigationPointer("up", event, { x: 0, y: 0 })).state;
    this.#endPress();
    if (event.pointerId === this.#toolPointer) this.#cancelTool();
  }

  #cancelTool(): void {
    if (this.#toolPointer === null) return;
    this.#toolPointer = null;
    this.#target.tool({ type: "cancel" });
  }

  #steer(move: NavigationMove): void {
    this.#target.pan(move.dx, move.dy);
    if (move.kind === "pinch") this.#target.zoom(move.at, move.factor);
  }

  #capture(pointerId: number): void {
    // A pointer may be gone by the time we ask; then there is nothing to capture.
    if (this.#host.isConnected) {
      try {
        this.#host.setPointerCapture(pointerId);
      } catch {
        this.#navigation = AT_REST;
      }
    }
  }

  #beginPress(at: PointerAt, page: Point): void {
    this.#endPress();
    const timer = window.setTimeout(() => {
      this.#press = null;
      this.#cancelTool();
      // The menu may come to lie under the finger, whose leaving must not choose from it.
      window.addEventListener("touchend", leaveAlone, { once: true, capture: true, passive: false });
      this.#target.menu(at.board, page);
    }, LONG_PRESS);
    this.#press = { at, page, timer };
  }

  #endPress(): boolean {
    if (!this.#press) return false;
    window.clearTimeout(this.#press.timer);
    this.#press = null;
    return true;
  }

  #tapped(at: PointerAt, time: number): void {
    const before = this.#tap;
    this.#tap = { at: at.screen, time };
    if (!before || time - before.time > DOUBLE_TAP || distance(before.at, at.screen) > 2 * CLICK_SLOP.touch) return;
    this.#tap = null;
    this.#target.tool({ type: "double", ...at });
  }

  #double(event: MouseEvent): void {
    if (this.#target.isWriting(event.target)) return;
    event.preventDefault();
    if ("pointerType" in event && event.pointerType === "touch") return;
    if (this.#tap === null && event.button === 0) this.#target.tool({ type: "double", ...this.#at(event) });
  }

  #wheel(event: WheelEvent): void {
    if (this.#target.isWriting(event.target) && !event.ctrlKey) return;
    event.preventDefault();
    const { deltaX, deltaY, deltaMode, ctrlKey, metaKey, shiftKey } = event;
    const move = wheelMove({ deltaX, deltaY, deltaMode, ctrl: ctrlKey || metaKey, shift: shiftKey });
    if (move.kind === "pan") this.#target.pan(move.dx, move.dy);
    else this.#target.zoom(this.#at(event).screen, move.factor);
  }

  #menu(event: MouseEvent): void {
    if (this.#target.isWriting(event.target)) return;
    event.preventDefault();
    // A long press has already asked; browsers that send this event for it as well would ask twice.
    if (this.#navigation.touches.size > 0) return;
    const page = { x: event.clientX, y: event.clientY };
    this.#target.menu(this.#at(event).board, page);
  }

  /** Keys that say what becomes of what is in the hand count at once, not with its next move. */
  #turn(event: KeyboardEvent): void {
    const last = this.#last;
    if (this.#toolPointer === null || !last || this.#target.fine() || !TURNING.has(event.key)) return;
    // Alt alone would take the keyboard to the menus of the browser.
    event.preventDefault();
    this.#last = { ...last, modifiers: modifiersOf(event) };
    this.#target.tool({ type: "move", ...this.#last });
  }

  #spaceDown(event: KeyboardEvent): void {
    if (event.key !== " " || this.#target.isWriting(event.target)) return;
    event.preventDefault();
    if (this.#space) return;
    this.#space = true;
    this.#target.hand("open");
  }

  #spaceUp(event: KeyboardEvent): void {
    if (event.key === " ") this.#release();
  }

  #release(): void {
    if (!this.#space) return;
    this.#space = false;
    this.#target.hand(this.#navigation.panning === null ? null : "closed");
  }

  /** Safari tells pinches on a trackpad as gestures of its own. */
  #listenToGestures(signal: AbortSignal): void {
    const on = (type: string, listener: (event: GestureEvent) => void): void =>
      this.#host.addEventListener(
        type,
        (event) => {
          event.preventDefault();
          listener(event as GestureEvent);
        },
        { signal, passive: false },
      );
    on("gesturestart", () => {
      this.#gestureScale = 1;
    });
    on("gesturechange", (event) => {
      if (this.#navigation.touches.size > 0) return;
      const at = { x: event.clientX - this.#corner.x, y: event.clientY - this.#corner.y };
      this.#target.zoom(at, event.scale / this.#gestureScale);
      this.#gestureScale = event.scale;
    });
    on("gestureend", () => {
      this.#gestureScale = 1;
    });
  }
}

function leaveAlone(event: Event): void {
  event.preventDefault();
}

function modifiersOf(event: Held): Modifiers {
  const { shiftKey, ctrlKey, metaKey, altKey } = event;
  if (!shiftKey && !ctrlKey && !metaKey && !altKey) return NO_MODIFIERS;
  return { shift: shiftKey, also: ctrlKey || metaKey, alt: altKey };
}

function toPointer(type: string): PointerAt["pointer"] {
  return type === "touch" || type === "pen" ? type : "mouse";
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
