import type { Outline } from "@/api/dto";
import { drawThumbnail } from "@/canvas/thumbnail";
import { type BoardOutline, stateFromOutline } from "@/document/outline";
import { fetchKindsOf } from "@/tools/lateKinds";
import { layoutsOf } from "@/ui/controls/layoutsOf";
import type { Language } from "@/ui/strings/language";

/** Draws the outline of a board into a canvas, in the colours of the theme, once the kinds of its maps are here and unless it is `stopped` by then. */
export async function drawOutline(
  canvas: HTMLCanvasElement,
  outline: Outline,
  language: Language,
  stopped: () => boolean,
): Promise<void> {
  const state = stateFromOutline(outline as unknown as BoardOutline);
  await fetchKindsOf(state);
  if (!stopped()) drawThumbnail(canvas, state, layoutsOf(state, language));
}
