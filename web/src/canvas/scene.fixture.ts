/** A scene for tests, laid out as on the real wall. */
import { Scene } from "@/canvas/scene";
import type { Board } from "@/document/board";
import { PAPER_KEYS } from "@/document/records";
import { disciplines } from "@/maps/disciplines";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";

const KEYS = { papers: PAPER_KEYS, disciplines: disciplines.map((one) => one.key) };

/** A scene that follows a board. */
export function sceneOf(board: Board): Scene {
  const scene = new Scene(
    board.state,
    (map, state) => {
      const kind = kinds.get(map.kind);
      return kind ? layoutMap(kind, map, state, "en") : null;
    },
    KEYS,
  );
  board.subscribe((change) => scene.apply(board.state, change));
  return scene;
}
