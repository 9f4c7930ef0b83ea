import type { Outline } from "@/api/dto";
import { fetchImage } from "@/api/images";
import { drawThumbnail } from "@/canvas/thumbnail";
import { type BoardOutline, stateFromOutline } from "@/document/outline";
import type { BoardState } from "@/document/records";
import { fetchKindsOf } from "@/tools/lateKinds";
import { layoutsOf } from "@/ui/controls/layoutsOf";
import type { Language } from "@/ui/strings/language";

/** A thumbnail shows so many images, the largest ones; the others are plain boxes. */
const MOST_IMAGES = 16;
/** Images are decoded this wide, in pixels: as large as one is in a thumbnail. */
const IMAGE_WIDTH = 320;

/** Where a picture comes from, and whether anybody still waits for it. */
export interface PictureSource {
  /** The board whose images are fetched; null shows plain boxes instead of them. */
  readonly board: string | null;
  readonly language: Language;
  readonly stop: AbortSignal;
}

/**
 * Draws the outline of a board into a canvas, in the colours of the theme, once the kinds of its maps are here and unless it is stopped by then.
 * Images follow when they are here.
 */
export async function drawOutline(canvas: HTMLCanvasElement, outline: Outline, source: PictureSource): Promise<void> {
  const { board, language, stop } = source;
  const state = stateFromOutline(outline as unknown as BoardOutline);
  await fetchKindsOf(state);
  if (stop.aborted) return;
  const layouts = layoutsOf(state, language);
  drawThumbnail(canvas, state, layouts);
  if (board === null) return;
  const pictures = new Map<string, ImageBitmap>();
  await Promise.all(
    largestImages(state).map(async (image) => {
      const picture = await pictureOf(board, image, stop);
      if (picture) pictures.set(image, picture);
    }),
  );
  if (!stop.aborted && pictures.size > 0) drawThumbnail(canvas, state, layouts, { pictures });
  for (const picture of pictures.values()) picture.close();
}

function largestImages(state: BoardState): string[] {
  const images = [...state.things.values()].filter((thing) => thing.type === "image");
  const bySize = images.sort((a, b) => b.box.w * b.box.h - a.box.w * a.box.h);
  return [...new Set(bySize.flatMap(({ image }) => (image === "" ? [] : [image])))].slice(0, MOST_IMAGES);
}

/** The preview of an image; null where there is none, or the server is away: a box stands for it. */
async function pictureOf(board: string, image: string, stop: AbortSignal): Promise<ImageBitmap | null> {
  try {
    const file = await fetchImage(board, image, "preview", stop);
    return file && (await createImageBitmap(file, { resizeWidth: IMAGE_WIDTH, resizeQuality: "medium" }));
  } catch {
    return null;
  }
}
