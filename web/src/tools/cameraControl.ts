/** Holds the camera, and flies it from one place to another where that helps to see what happened. */
import { type ReadonlySignal, signal } from "@preact/signals-core";
import { between, type Camera, type Viewport } from "@/canvas/camera";

/** How long a flight takes, in milliseconds. */
export const FLIGHT = 180;

/** The camera of one wall. */
export class CameraControl {
  readonly #camera = signal<Camera>({ x: 0, y: 0, zoom: 1 });
  readonly #viewport: () => Viewport;
  readonly #reducedMotion: () => boolean;
  readonly #changed: () => void;
  #flight: { readonly from: Camera; readonly to: Camera; start: number | null } | null = null;

  constructor(viewport: () => Viewport, reducedMotion: () => boolean, changed: () => void) {
    this.#viewport = viewport;
    this.#reducedMotion = reducedMotion;
    this.#changed = changed;
  }

  /** Where the camera is. */
  get camera(): ReadonlySignal<Camera> {
    return this.#camera;
  }

  /** Where the camera is, or will be when it has landed. */
  get aim(): Camera {
    return this.#flight?.to ?? this.#camera.value;
  }

  /** Puts the camera somewhere at once; ends a flight. */
  set(camera: Camera): void {
    this.#flight = null;
    if (!isUsable(camera)) return;
    this.#camera.value = camera;
    this.#changed();
  }

  /** Flies the camera somewhere, or puts it there when motion is not wanted. */
  fly(to: Camera): void {
    if (this.#reducedMotion() || !isUsable(to)) {
      this.set(to);
      return;
    }
    this.#flight = { from: this.#camera.value, to, start: null };
    this.#changed();
  }

  /** Moves a flight on to a time; returns whether it goes on. */
  tick(time: number): boolean {
    const flight = this.#flight;
    if (!flight) return false;
    flight.start ??= time;
    const t = Math.min(1, (time - flight.start) / FLIGHT);
    const eased = 1 - (1 - t) ** 3;
    this.#camera.value = t === 1 ? flight.to : between(flight.from, flight.to, this.#viewport(), eased);
    if (t === 1) this.#flight = null;
    return t < 1;
  }
}

function isUsable(camera: Camera): boolean {
  return Number.isFinite(camera.x) && Number.isFinite(camera.y) && camera.zoom > 0 && Number.isFinite(camera.zoom);
}
