/** What a tool wants to happen: plain data, carried out elsewhere, so that tools stay pure. */
import type { Hit } from "@/canvas/hit";
import type { ItemId } from "@/document/things";
import type { Box } from "@/geometry/box";
import type { Modifiers, PointerAt } from "@/tools/input";
import type { SelectionTarget, ToolName } from "@/tools/wallContract";

/** What can be carried by hand. */
export type Carried = Extract<Hit, { kind: "card" | "column" | "lane" | "title" }>;

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
  | { readonly do: "placeMap"; readonly kind: string; readonly at: PointerAt }
  | { readonly do: "tool"; readonly tool: ToolName };

/** What a tool may look at while it decides. */
export interface ToolView {
  readonly readOnly: boolean;
  readonly selection: ReadonlySet<ItemId>;
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
