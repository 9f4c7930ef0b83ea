/**
 * Paints the first picture of a large board as soon as the server has told it: a script of its own (`painter` in `vite.config.ts`), with its
 * own copies of the little it needs, so that it shares no file with the wall. `public/early.js` asks for it where there is a picture. The wall takes the picture over (`Look.cover`); one that nobody takes goes away.
 */
import { paintPicture, pictureBox, readPicture } from "@/canvas/boardPicture";
import { firstLook, panBy } from "@/canvas/camera";
import { type Cover, coverOf } from "@/canvas/covering";
import { paletteOf } from "@/canvas/palette";
import { createSurface } from "@/canvas/surface";
import type { Early } from "@/sync/earlySocket";
import { wallInsets } from "@/ui/wall/wallInsets";

/** Nobody took it: whatever is on the page is not a wall. */
const PATIENCE_MS = 15_000;
/** A picture of a board is no board yet; the wall's style sheet says the same once it is here. */
const OPACITY = "0.8";

const early = globalThis.walkboardEarly;
if (early) void paintFirst(early).then(early.show, () => early.show(null));

async function paintFirst({ picture: coming, answers }: Early): Promise<Cover | null> {
  const data = await coming;
  const picture = data && readPicture(data);
  if (!picture) return null;
  const [info] = (await answers) as [{ readonly role: string }, unknown];
  await styled();
  const viewport = { w: window.innerWidth, h: window.innerHeight };
  const { top, right, bottom, left } = wallInsets({ live: true, rail: info.role !== "viewer" });
  const clear = { w: Math.max(1, viewport.w - left - right), h: Math.max(1, viewport.h - top - bottom) };
  const camera = panBy(firstLook(pictureBox(picture), null, clear), left, top);
  const surface = createSurface("wall-layer wall-picture", true);
  const palette = paletteOf(document.documentElement, { papers: picture.papers, disciplines: [] });
  surface.resize(viewport);
  surface.begin(palette.paper);
  paintPicture(surface.context, camera, palette, picture);
  Object.assign(surface.element.style, {
    position: "fixed",
    inset: "0",
    zIndex: "1",
    opacity: OPACITY,
    pointerEvents: "none",
  });
  document.body.append(surface.element);
  const cover = coverOf({ element: surface.element, camera });
  setTimeout(cover.drop, PATIENCE_MS);
  return cover;
}

/** The colours of the theme are here. */
async function styled(): Promise<void> {
  const isHere = (): boolean =>
    document.body !== null && getComputedStyle(document.documentElement).getPropertyValue("--card-paper") !== "";
  while (!isHere()) await new Promise(requestAnimationFrame);
}
