import type { BoardState } from "@/document/records";
import type { Box } from "@/geometry/box";
import { disciplinesInUse, hasLegend } from "@/ui/legend/inUse";
import { chromeScale, PHONE } from "@/ui/wall/wallInsets";

/** As `styles/legend.css` has it, in CSS pixels. */
const EDGE = 12;
const RAIL = 64;
const WIDTH = 170;
const ROW = 23;
const PADDING = 16;
const MOST_OF_WINDOW = 0.4;

/** What of the window the legend lies over; where it is still to come, what it will lie over. Null: it is not shown. */
export function legendPlace(state: BoardState): Box | null {
  if (matchMedia(PHONE).matches || !hasLegend(state)) return null;
  const shown = document.querySelector(".legend")?.getBoundingClientRect();
  if (shown) return { x: shown.x, y: shown.y, w: shown.width, h: shown.height };
  const scale = chromeScale();
  const used = disciplinesInUse(state);
  const rows = state.legend.size + (used === "" ? 0 : used.split(",").length);
  const h = Math.min(window.innerHeight * MOST_OF_WINDOW, (rows * ROW + PADDING) * scale);
  return { x: EDGE + RAIL * scale, y: window.innerHeight - EDGE - h, w: WIDTH * scale, h };
}
