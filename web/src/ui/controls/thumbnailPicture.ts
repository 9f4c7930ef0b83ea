import type { Outline } from "@/api/dto";
import { drawThumbnail } from "@/canvas/thumbnail";
import { type BoardOutline, stateFromOutline } from "@/document/outline";
import { layoutsOf } from "@/ui/controls/layoutsOf";
import type { Language } from "@/ui/strings/language";

/** Draws the outline of a board into a canvas, in the colours of the theme. */
export function drawOutline(canvas: HTMLCanvasElement, outline: Outline, language: Language): void {
  const state = stateFromOutline(outline as unknown as BoardOutline);
  drawThumbnail(canvas, state, layoutsOf(state, language));
}
