/** What a hand does to things by their grips, and boxes that are being drawn: one at a time, shown by the overlay. */
import type { Grip } from "@/canvas/grips";
import type { Draft } from "@/canvas/paintGrips";
import { FORMS, type Form } from "@/document/things";
import type { Box } from "@/geometry/box";
import type { Guides } from "@/geometry/snap";
import { Connecting } from "@/tools/connecting";
import type { PointerAt } from "@/tools/input";
import { Stretching } from "@/tools/stretching";
import type { DrawnKind } from "@/tools/wallContract";
import type { WallParts } from "@/tools/wallParts";

/** The hand at grips. */
export class Shaping {
  readonly #parts: WallParts;
  #held: Stretching | Connecting | null = null;
  #drawn: Draft | null = null;

  constructor(parts: WallParts) {
    this.#parts = parts;
  }

  /** Whether something is held. */
  get busy(): boolean {
    return this.#held !== null;
  }

  /** What is drawn and not on the board yet. */
  get draft(): Draft | null {
    return this.#held instanceof Connecting ? this.#held.draft : this.#drawn;
  }

  /** What is in line with what, for the overlay. */
  get guides(): Guides | null {
    return this.#held instanceof Stretching ? this.#held.guides : null;
  }

  /** Takes hold of a grip. */
  grip(grip: Grip, from: PointerAt): void {
    this.#held = grip.kind === "resize" ? new Stretching(this.#parts, grip, from) : new Connecting(this.#parts, grip);
    if (this.#held instanceof Connecting) this.#held.to(from);
  }

  /** Begins a connector. */
  connect(from: PointerAt): void {
    this.#held = new Connecting(this.#parts, { kind: "draw", at: from });
    this.#held.to(from);
  }

  /** Moves the hand. */
  to(at: PointerAt): void {
    this.#held?.to(at);
  }

  /** Lets go. */
  drop(at: PointerAt): void {
    const held = this.#held;
    this.#held = null;
    held?.drop(at);
    this.#parts.view.request();
  }

  /** Puts everything back. */
  cancel(): void {
    if (this.#held instanceof Stretching) this.#held.cancel();
    this.#held = null;
    this.#drawn = null;
    this.#parts.view.request();
  }

  /** Shows a box that is being drawn. */
  draw(kind: DrawnKind, box: Box | null): void {
    const form = FORMS.find((one) => one === kind) ?? null;
    this.#drawn = box && { kind: "box", box, form: form as Form | null };
    this.#parts.view.request();
  }
}
