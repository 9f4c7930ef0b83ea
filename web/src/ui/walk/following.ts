import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals-core";
import type { Walk } from "@/api/dto";
import type { CardId, RecordId } from "@/document/records";
import type { Box } from "@/geometry/box";

/** The part of the wall that following moves. */
export interface FollowedWall {
  readonly editing: ReadonlySignal<RecordId | null>;
  readonly holding: ReadonlySignal<boolean>;
  readonly wandered: ReadonlySignal<number>;
  showBox(box: Box): void;
  setStage(cards: ReadonlySet<CardId> | null): void;
}

/** What following needs. */
export interface FollowingParts {
  readonly walk: ReadonlySignal<Walk | null>;
  readonly iLead: ReadonlySignal<boolean>;
  readonly wall: FollowedWall;
  /** Where the group looks; null when that is nowhere in particular. */
  readonly placeOf: (walk: Walk) => Box | null;
  /** The cards that are lifted; null lets nothing recede. */
  readonly stageOf: (walk: Walk) => ReadonlySet<CardId> | null;
  /** Waits until what the walk opens is on the screen, so that it is known what stays clear. */
  readonly settled: (run: () => void) => void;
}

/** Where the group is, as one word that changes when it moves. */
const spotOf = (walk: Walk): string => `${walk.id} ${walk.stop_id} ${walk.card_id}`;

/** Whether hands are at work on the wall, so that it must not move beneath them. */
const occupied = ({ editing, holding }: FollowedWall): boolean => holding.value || editing.value !== null;

/**
 * Keeps this wall where the group is.
 *
 * Whoever moves the wall by hand looks around until they come back. Who leads keeps following: their hand moves are their own, and the
 * next stop takes them along. Nobody's wall moves while they write or carry something.
 */
export class Following {
  readonly #parts: FollowingParts;
  readonly #following = signal(true);
  readonly #astray = signal(false);
  readonly #stops: (() => void)[];
  #spot = "";
  #wandered: number;
  #waiting = false;

  constructor(parts: FollowingParts) {
    this.#parts = parts;
    this.#wandered = parts.wall.wandered.peek();
    this.#stops = [
      effect(() => {
        const walk = parts.walk.value;
        if (walk) this.#moved(walk);
        else this.#over();
      }),
      effect(() => {
        const count = parts.wall.wandered.value;
        if (count !== this.#wandered) this.wander();
        this.#wandered = count;
      }),
      effect(() => {
        if (!occupied(parts.wall) && this.#waiting) this.settle();
      }),
      effect(() => this.#light(parts.walk.value, this.#following.value)),
    ];
  }

  /** Whether the next stop moves this wall. */
  get following(): ReadonlySignal<boolean> {
    return this.#following;
  }

  /** Whether this wall shows something else than the stop. */
  get astray(): ReadonlySignal<boolean> {
    return this.#astray;
  }

  /** Goes where the group is, and along with it from now on. */
  back(): void {
    if (!this.#parts.walk.peek()) return;
    this.#following.value = true;
    this.#show();
  }

  /** Looks around on one's own. */
  leave(): void {
    this.#following.value = false;
    this.#astray.value = true;
  }

  /** This wall was moved by its own person. */
  wander(): void {
    if (!this.#parts.walk.peek()) return;
    this.#astray.value = true;
    if (!this.#parts.iLead.peek()) this.#following.value = false;
  }

  /** The room on the screen has changed: shows the stop again, unless one is looking elsewhere. */
  settle(): void {
    if (this.#parts.walk.peek() && this.#following.peek() && !this.#astray.peek()) this.#show();
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#parts.wall.setStage(null);
  }

  #moved(walk: Walk): void {
    const spot = spotOf(walk);
    if (spot === this.#spot) return;
    this.#spot = spot;
    if (this.#following.peek()) this.#show();
  }

  #over(): void {
    this.#spot = "";
    this.#following.value = true;
    this.#astray.value = false;
    this.#waiting = false;
  }

  #show(): void {
    this.#astray.value = false;
    this.#waiting = untracked(() => occupied(this.#parts.wall));
    if (this.#waiting) return;
    this.#parts.settled(() => {
      const walk = this.#parts.walk.peek();
      if (!walk || !this.#following.peek() || this.#astray.peek()) return;
      this.#waiting = untracked(() => occupied(this.#parts.wall));
      if (this.#waiting) return;
      const box = this.#parts.placeOf(walk);
      if (box) this.#parts.wall.showBox(box);
    });
  }

  #light(walk: Walk | null, following: boolean): void {
    this.#parts.wall.setStage(walk && following ? this.#parts.stageOf(walk) : null);
  }
}
