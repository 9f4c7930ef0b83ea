/** A picture of the board that lies over the wall until the board itself is here, and moves along with the camera. */
import type { ReadonlySignal } from "@preact/signals-core";
import { boardToScreen, type Camera } from "@/canvas/camera";

/** A picture in the window's size, and where it was seen from. */
interface Painted {
  readonly element: HTMLElement;
  readonly camera: Camera;
}

/** A picture that can be laid over a wall: once, and while it is on the page. */
export interface Cover {
  readonly camera: Camera;
  /** Lays it over the wall in `host`, where it follows the camera; the result takes it away. Null where it is gone. */
  layOver(host: HTMLElement, now: ReadonlySignal<Camera>): (() => void) | null;
  /** Takes it off the page, unless it lies over a wall. */
  drop(): void;
}

/** What was painted on the page, for a wall to take over. */
export function coverOf(painted: Painted): Cover {
  let waits = true;
  return {
    camera: painted.camera,
    layOver(host, now) {
      if (!waits) return null;
      waits = false;
      return layOver(host, painted, now);
    },
    drop() {
      if (waits) painted.element.remove();
      waits = false;
    },
  };
}

function layOver(host: HTMLElement, { element, camera }: Painted, now: ReadonlySignal<Camera>): () => void {
  host.append(element);
  Object.assign(element.style, { position: "absolute", opacity: "", transformOrigin: "0 0" });
  const unfollow = now.subscribe((seen) => {
    const { x, y } = boardToScreen(seen, camera);
    element.style.transform = `translate(${x}px, ${y}px) scale(${seen.zoom / camera.zoom})`;
  });
  return () => {
    unfollow();
    element.remove();
  };
}
