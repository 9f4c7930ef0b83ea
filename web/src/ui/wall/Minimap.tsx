import { useEffect, useRef } from "react";
import { drawThumbnail } from "@/canvas/thumbnail";
import { ThumbnailWays } from "@/canvas/thumbnailWays";
import type { BoardChange } from "@/document/board";
import { whenSettled } from "@/ui/late";
import { useSignal } from "@/ui/signals";
import { themeRevision } from "@/ui/theme";
import { boardPointAt, frameOf, seesAll } from "@/ui/wall/minimapFrame";
import { useRoom } from "@/ui/wall/RoomContext";

/** Drawing thousands of cards again for every change would be felt; a map of the wall may lag behind a little. */
const REDRAW_AFTER_MS = 400;
/** It rests this many times as long as drawing it took: with ten thousand cards and lines it lags behind more. */
const REST = 40;

const NO_SIZE = { w: 0, h: 0 };

/** Whether more than free cards changed. */
const changesMore = ({ maps, things, connectors }: BoardChange): boolean =>
  maps.size + things.size + connectors.size > 0;

/** The whole wall in a corner, with the part one sees framed. Pressing or dragging on it goes there. */
export function Minimap() {
  const room = useRoom();
  const revision = useSignal(themeRevision);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme is a new picture
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let frameAsked = 0;
    let cost = 0;
    let looks = room.wall.looks;
    const ways = new ThumbnailWays();
    /** Asked when it is drawn, not in every frame: asking makes the browser lay out the page. */
    let size = NO_SIZE;
    const place = (): void => {
      frameAsked = 0;
      // With everything in view there is nothing to find, and the picture would only cover the wall.
      const hidden = seesAll(room);
      root.current?.toggleAttribute("hidden", hidden);
      if (hidden || !frame.current || !canvas.current) return;
      if (size.w === 0) size = { w: canvas.current.clientWidth, h: canvas.current.clientHeight };
      const box = frameOf(room, size);
      if (!box) return;
      frame.current.style.transform = `translate(${box.x}px, ${box.y}px)`;
      frame.current.style.width = `${box.w}px`;
      frame.current.style.height = `${box.h}px`;
    };
    const measure = (): void => {
      size = NO_SIZE;
      place();
    };
    let gone = false;
    const draw = (): void => {
      if (gone) return;
      timer = null;
      looks = room.wall.looks;
      const begun = performance.now();
      if (canvas.current) drawThumbnail(canvas.current, room.board.state, room.wall.layouts(), { ways });
      cost = performance.now() - begun;
      place();
    };
    // A large board is drawn for some frames' time, and the wall itself comes first.
    place();
    whenSettled(draw);
    window.addEventListener("resize", measure);
    const stops = [
      room.wall.camera.subscribe(() => {
        frameAsked ||= requestAnimationFrame(place);
      }),
      room.board.subscribe((change) => {
        if (room.wall.looks !== looks || changesMore(change))
          timer ??= setTimeout(() => whenSettled(draw), Math.max(REDRAW_AFTER_MS, cost * REST));
      }),
    ];
    return () => {
      gone = true;
      for (const stop of stops) stop();
      window.removeEventListener("resize", measure);
      cancelAnimationFrame(frameAsked);
      if (timer) clearTimeout(timer);
    };
  }, [room, revision]);

  const go = (event: React.PointerEvent<HTMLDivElement>): void => {
    if (event.buttons === 0 || !canvas.current) return;
    const { left, top, width, height } = canvas.current.getBoundingClientRect();
    const at = boardPointAt(room, { w: width, h: height }, { x: event.clientX - left, y: event.clientY - top });
    if (at) room.wall.centerOn({ ...at, w: 0, h: 0 });
  };

  // For the keyboard and screen readers the wall itself is the way; this is a picture of it.
  return (
    <div ref={root} className="minimap" aria-hidden="true" onPointerDown={go} onPointerMove={go}>
      <canvas ref={canvas} />
      <div ref={frame} className="minimap-frame" />
    </div>
  );
}
