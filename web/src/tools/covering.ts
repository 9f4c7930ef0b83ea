/** A picture of the board that lies over the wall until the board itself is here, and moves along with the camera. */
import type { ReadonlySignal } from "@preact/signals-core";
import { boardToScreen, type Camera } from "@/canvas/camera";

/** A picture in the window's size, and where it was seen from. */
export interface Cover {
  readonly element: HTMLElement;
  readonly camera: Camera;
}

/** Lays it over the wall in `host`; the result takes it away. */
export function layOver(host: HTMLElement, { element, camera }: Cover, now: ReadonlySignal<Camera>): () => void {
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
