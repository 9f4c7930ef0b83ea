/** What paints the cards of one wall while somebody moves about on it. */
import { CardWords } from "@/canvas/cardWords";
import { FarPicture } from "@/canvas/farPicture";
import { LinePicture } from "@/canvas/linePicture";
import { StandIns } from "@/canvas/paintStandIns";
import type { Moving } from "@/canvas/view";
import type { WallParts } from "@/tools/wallParts";

/** Widths are measured at this size, in pixels, and are the same share of every other. */
const MEASURED = 16;
/** Width of a letter as a share of its size where nothing can be measured. */
const GUESSED = 0.55;

/** Makes it, with the letters of that wall. */
export function movingOn({ scene, board, view }: WallParts): Moving {
  const measure = document.createElement("canvas").getContext("2d");
  const widthOf = (text: string): number => {
    if (!measure) return text.length * GUESSED;
    measure.font = `500 ${MEASURED}px ${view.palette.font}`;
    return measure.measureText(text).width / MEASURED;
  };
  const letters = (): number => Number(document.documentElement.dataset.text ?? 100) || 100;
  const near = new StandIns(new CardWords(scene, () => board.state, widthOf, letters));
  return { picture: new FarPicture(scene), lines: new LinePicture(scene.connectors), near };
}
