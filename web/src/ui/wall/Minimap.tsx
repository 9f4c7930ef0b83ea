import { useEffect, useRef } from "react";
import { drawThumbnail } from "@/canvas/thumbnail";
import { layoutsOf } from "@/ui/controls/layoutsOf";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { themeRevision } from "@/ui/theme";
import { useRoom } from "@/ui/wall/RoomContext";

/** Drawing a thousand cards again for every key typed would be felt; a map of the wall may lag behind a little. */
const REDRAW_AFTER_MS = 400;

/** The whole wall in a corner, with the part one sees framed. Pressing on it goes there. */
export function Minimap() {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const revision = useSignal(themeRevision);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme is a new picture
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const draw = (): void => {
      timer = null;
      if (canvas.current) drawThumbnail(canvas.current, room.board.state, layoutsOf(room.board.state, lang));
    };
    draw();
    const stop = room.board.subscribe(() => {
      timer ??= setTimeout(draw, REDRAW_AFTER_MS);
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [room, lang, revision]);

  return (
    <div className="minimap" aria-hidden="true" title={t("view.minimap")}>
      <canvas ref={canvas} />
      <div ref={frame} className="minimap-frame" />
    </div>
  );
}
