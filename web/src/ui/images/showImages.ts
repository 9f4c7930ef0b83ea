/** Lets a wall show its images: fetched, decoded and kept in bounds. */
import { fetchImage } from "@/api/images";
import { Bitmaps, WIDTHS } from "@/canvas/bitmaps";
import type { WallRoom } from "@/ui/wall/room";

/** Begins; the returned function ends it. */
export function showImages(room: WallRoom): () => void {
  const show = (): void => room.wall.showImages((image, pixels) => bitmaps.show(image, pixels));
  const bitmaps = new Bitmaps<ImageBitmap>({
    load: (image, width, stop) => load(room.id, image, width, stop),
    ready: show,
    now: () => performance.now(),
  });
  show();
  const synced = room.session?.status.subscribe(({ state }) => {
    if (state === "saved") bitmaps.again();
  });
  return () => {
    synced?.();
    room.wall.showImages(null);
    bitmaps.destroy();
  };
}

async function load(board: string, image: string, width: number, stop: AbortSignal): Promise<ImageBitmap | null> {
  const file = await fetchImage(board, image, width === WIDTHS[0] ? "preview" : "full", stop);
  if (!file) return null;
  let whole: ImageBitmap;
  try {
    whole = await createImageBitmap(file);
  } catch {
    return null; // no picture, whatever it is
  }
  if (whole.width <= width * 1.25) return whole;
  const smaller = await createImageBitmap(whole, { resizeWidth: width, resizeQuality: "medium" });
  whole.close();
  return smaller;
}
