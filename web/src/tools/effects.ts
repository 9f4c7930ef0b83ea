/** What a tool wants to happen: plain data, carried out elsewhere, so that tools stay pure. */
import type { Grip } from "@/canvas/grips";
import type { Hit } from "@/canvas/hit";
import type { ItemId, Pen } from "@/document/things";
import type { Box } from "@/geometry/box";
import type { Modifiers, PointerAt } from "@/tools/input";
import type { DrawnKind, SelectionTarget, ToolName } from "@/tools/wallContract";

/** What can be carried by hand. */
export type Carried = Extract<Hit, { kind: "card" | "thing" | "connector" | "column" | "lane" | "title" }>;

/** One thing a tool wants done. */
export type Effect =
  | { readonly do: "select"; readonly items: readonly ItemId[] }
  /** Adds an item to what is selected, or takes it out, with all that it is grouped with. */
  | { readonly do: "toggle"; readonly item: ItemId }
  | { readonly do: "target"; readonly target: SelectionTarget | null }
  | { readonly do: "focus"; readonly hit: Hit }
  | { readonly do: "marquee"; readonly box: Box | null }
  | { readonly do: "carry"; readonly what: Carried; readonly from: PointerAt }
  | { readonly do: "carryTo"; readonly at: PointerAt }
  | { readonly do: "drop"; readonly at: PointerAt }
  | { readonly do: "carryCancel" }
  | { readonly do: "pan"; readonly dx: number; readonly dy: number }
  | { readonly do: "edit"; readonly hit: Hit }
  | { readonly do: "create"; readonly at: PointerAt }
  /** Takes hold of a grip, or begins a connector. */
  | { readonly do: "grip"; readonly grip: Grip; readonly from: PointerAt }
  | { readonly do: "connect"; readonly from: PointerAt }
  | { readonly do: "gripTo"; readonly at: PointerAt }
  | { readonly do: "gripDrop"; readonly at: PointerAt }
  | { readonly do: "gripCancel" }
  /** Shows the box that is being drawn, or takes it away. */
  | { readonly do: "draw"; readonly kind: DrawnKind; readonly box: Box | null }
  | { readonly do: "make"; readonly kind: DrawnKind; readonly box: Box | null; readonly at: PointerAt }
  | { readonly do: "ink"; readonly pen: Pen; readonly at: PointerAt }
  | { readonly do: "inkTo"; readonly at: PointerAt }
  | { readonly do: "inkEnd" }
  | { readonly do: "inkCancel" }
  | { readonly do: "erase"; readonly at: PointerAt }
  | { readonly do: "eraseEnd" }
  | { readonly do: "placeMap"; readonly kind: string; readonly at: PointerAt }
  | { readonly do: "tool"; readonly tool: ToolName };

/** What a tool may look at while it decides. */
export interface ToolView {
  readonly readOnly: boolean;
  readonly selection: ReadonlySet<ItemId>;
  /** Whether a pen has been used on this wall: fingers then move the wall while a pen is in the hand. */
  readonly penSeen: boolean;
  /** What of the selection lies under the pointer to take hold of. */
  grip(at: PointerAt): Grip | null;
  hit(at: PointerAt): Hit;
  /** Whether an item is locked where it lies on the canvas. */
  locked(item: ItemId): boolean;
  /** What a marquee takes: all it touches, but frames only as a whole. */
  itemsIn(box: Box): readonly ItemId[];
}

/** The next state of a tool and what it wants done. */
export interface Step<State> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** A pure state machine: what a hand does turns a state into the next one. */
export interface Tool<State> {
  readonly idle: State;
  next(state: State, event: import("@/tools/input").ToolEvent, view: ToolView): Step<State>;
}

/** Modifier names for readers: whether more is added to what is selected. */
export function adds(modifiers: Modifiers): boolean {
  return modifiers.shift || modifiers.also;
}
