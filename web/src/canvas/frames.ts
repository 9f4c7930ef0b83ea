/** Draws when something asks for it, at most once per animation frame, and never otherwise. */

/** A redraw on demand. */
export interface Frames {
  /** Asks for a frame; asking again before it comes changes nothing. */
  request(): void;
  stop(): void;
}

/** Calls `draw` in the next animation frame after a request. `draw` returns whether it needs another one. */
export function createFrames(draw: (time: number) => boolean): Frames {
  let pending = 0;
  let stopped = false;
  const run = (time: number): void => {
    pending = 0;
    if (!stopped && draw(time)) request();
  };
  const request = (): void => {
    if (pending === 0 && !stopped) pending = requestAnimationFrame(run);
  };
  return {
    request,
    stop() {
      stopped = true;
      if (pending !== 0) cancelAnimationFrame(pending);
      pending = 0;
    },
  };
}
