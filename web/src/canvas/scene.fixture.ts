/** A scene for tests, laid out as on the real wall. */
import { Scene } from "@/canvas/scene";
import type { Board } from "@/document/board";
import { PAPER_KEYS } from "@/document/records";
import { disciplines } from "@/maps/disciplines";
import { KeptLayouts } from "@/maps/keptLayouts";

const KEYS = { papers: PAPER_KEYS, disciplines: disciplines.map((one) => one.key) };

/** A scene that follows a board. */
export function sceneOf(board: Board): Scene {
  const layouts = new KeptLayouts("en");
  const scene = new Scene(board.state, (...asked) => layouts.layout(...asked), KEYS);
  board.subscribe((change) => scene.apply(board.state, change));
  return scene;
}
