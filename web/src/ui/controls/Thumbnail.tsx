import { useEffect, useRef } from "react";
import type { Outline } from "@/api/dto";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { themeRevision } from "@/ui/theme";

interface ThumbnailProps {
  readonly outline: Outline;
  readonly ratio?: number;
}

/** A wall seen from far away. Drawing code is loaded only where a thumbnail is shown. */
export function Thumbnail({ outline, ratio = 16 / 10 }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const revision = useSignal(themeRevision);
  const lang = useSignal(language);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme or language is another picture
  useEffect(() => {
    let stopped = false;
    void import("@/ui/controls/thumbnailPicture").then(({ drawOutline }) => {
      if (!stopped && canvas.current) void drawOutline(canvas.current, outline, lang, () => stopped);
    });
    return () => {
      stopped = true;
    };
  }, [outline, revision, lang]);
  return <canvas ref={canvas} className="thumbnail" style={{ aspectRatio: ratio }} />;
}
