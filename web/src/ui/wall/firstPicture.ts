import type { FirstPicture } from "@/sync/earlySocket";

let taken = false;

/** The picture that was painted of a board before anything of the wall was here, once; null where there is none, or not any more. */
export async function takeFirstPicture(id: string): Promise<FirstPicture | null> {
  const early = globalThis.walkboardEarly;
  if (early?.id !== id || taken) return null;
  const picture = await early.shown;
  if (taken) return null;
  taken = true;
  return picture?.element.isConnected ? picture : null;
}

/** Whether there will be such a picture, as far as is known within a time in ms. */
export async function firstPictureWithin(id: string, ms: number): Promise<boolean> {
  const early = globalThis.walkboardEarly;
  if (early?.id !== id) return false;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ms));
  return (await Promise.race([early.shown, late])) !== null;
}
