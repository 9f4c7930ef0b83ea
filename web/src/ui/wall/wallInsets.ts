import type { Insets } from "@/tools/wallContract";

/** Windows in which everything is arranged for one hand, as the style sheets have it. */
export const PHONE = "(max-width: 640px)";
/** Sizes of the chrome in CSS pixels, as `styles/wall.css` has them. */
const TOP_LINE = 52;
const SNAPSHOT_BAND = 64;
/** With two lines of words below its name. It is as high as they are, which is known once it is there. */
const PHONE_BAND = 104;
const RAIL = 76;
const PHONE_RAIL = 68;
const WALL_SCALE = 1.6;

/** How much larger the chrome is than on a desk. */
export function chromeScale(): number {
  return document.documentElement.dataset.scale === "wall" ? WALL_SCALE : 1;
}

/** How much of the window the chrome covers, so that what is fitted into view and headers of maps keep clear of it. */
export function wallInsets({ live, rail }: { readonly live: boolean; readonly rail: boolean }): Insets {
  const scale = chromeScale();
  const panel = document.querySelector(".panel")?.getBoundingClientRect();
  const bar = document.querySelector(".stage-bar")?.getBoundingClientRect();
  const stage = bar ? window.innerHeight - bar.top : 0;
  const band = live ? null : document.querySelector(".snapshot-band")?.getBoundingClientRect();
  const isPhone = matchMedia(PHONE).matches;
  const top = band?.height || (live ? TOP_LINE : isPhone ? PHONE_BAND : SNAPSHOT_BAND) * scale;
  if (isPhone) {
    const bottom = panel ? window.innerHeight - panel.top : stage || (rail ? PHONE_RAIL : 0);
    return { top, right: 0, bottom, left: 0 };
  }
  const outline = document.querySelector(".outline")?.getBoundingClientRect();
  const left = outline ? outline.right : rail ? RAIL * scale : 0;
  return { top, right: panel ? window.innerWidth - panel.left : 0, bottom: stage, left };
}
