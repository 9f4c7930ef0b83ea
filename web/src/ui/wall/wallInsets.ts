import type { Insets } from "@/tools/wallContract";

const PHONE = "(max-width: 640px)";

function heightOf(selector: string): number {
  return document.querySelector(selector)?.getBoundingClientRect().height ?? 0;
}

/** How much of the window the chrome covers, so that headers of maps stop beside it. */
export function wallInsets(): Insets {
  const top = heightOf(".top-line") + heightOf(".snapshot-band");
  if (matchMedia(PHONE).matches) return { top, right: 0, bottom: heightOf(".tool-rail"), left: 0 };
  const rail = document.querySelector(".tool-rail")?.getBoundingClientRect();
  return { top, right: 0, bottom: 0, left: rail ? rail.right + rail.left : 0 };
}
