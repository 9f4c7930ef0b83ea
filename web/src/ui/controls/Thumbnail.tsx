import { useEffect, useRef } from "react";
import type { Outline } from "@/api/dto";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { themeRevision } from "@/ui/theme";

interface ThumbnailProps {
  readonly outline: Outline;
  readonly ratio?: number;
  /** The board, where its images may be seen. */
  readonly board?: string;
}

/** A wall seen from far away. Drawing code is loaded only where a thumbnail is shown. */
export function Thumbnail({ outline, ratio = 16 / 10, board }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const revision = useSignal(themeRevision);
  const lang = useSignal(language);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme or language is another picture
  useEffect(() => {
    const stop = new AbortController();
    void import("@/ui/controls/thumbnailPicture").then(({ drawOutline }) => {
      if (stop.signal.aborted || !canvas.current) return;
      void drawOutline(canvas.current, outline, { board: board ?? null, language: lang, stop: stop.signal });
    });
    return () => stop.abort();
  }, [outline, revision, lang, board]);
  return <canvas ref={canvas} className="thumbnail" style={{ aspectRatio: ratio }} />;
}
