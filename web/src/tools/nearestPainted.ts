/** The next thing or connector in a direction, for arrow keys. */
import type { Box } from "@/geometry/box";
import type { Spot } from "@/tools/focus";
import { costTo } from "@/tools/spatial";
import type { Direction } from "@/tools/wallContract";
import type { WallParts } from "@/tools/wallParts";

/** The nearest painted item from a box in a direction, and how far it is. */
export function nearestPainted(
  { scene }: WallParts,
  from: Spot,
  box: Box,
  direction: Direction,
): { readonly spot: Spot; readonly cost: number } | null {
  let best: Spot | null = null;
  let least = Number.POSITIVE_INFINITY;
  const offer = (spot: Spot, to: Box): void => {
    const cost = costTo(box, to, direction);
    if (cost >= least) return;
    least = cost;
    best = spot;
  };
  for (const { id, box: to } of scene.things.all()) {
    if (from.kind !== "thing" || from.thing !== id) offer({ kind: "thing", thing: id }, to);
  }
  for (const { connector, route } of scene.connectors.all()) {
    const { x, y } = route.label;
    if (from.kind !== "connector" || from.connector !== connector.id) {
      offer({ kind: "connector", connector: connector.id }, { x, y, w: 0, h: 0 });
    }
  }
  return best && { spot: best, cost: least };
}

/** Any thing, where there is no card to begin at. */
export function anyPainted({ scene }: WallParts): Spot | null {
  for (const { id } of scene.things.all()) return { kind: "thing", thing: id };
  return null;
}
