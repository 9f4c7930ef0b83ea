/** Things and connectors as what has the keyboard and is read out. */
import { connectorLabel, labelOf } from "@/canvas/thingNames";
import type { ConnectorId, ThingId } from "@/document/things";
import type { Spot } from "@/tools/focus";
import type { WallParts } from "@/tools/wallParts";

/** The spot of a thing or connector that is shown. */
export function paintedSpot({ scene }: Pick<WallParts, "scene">, item: string): Spot | null {
  if (scene.things.get(item as ThingId)) return { kind: "thing", thing: item as ThingId };
  return scene.connectors.lineOf(item as ConnectorId) ? { kind: "connector", connector: item as ConnectorId } : null;
}

/** What a thing or connector is called. */
export function labelOfItem({ board, options }: Pick<WallParts, "board" | "options">, item: string): string {
  const words = options.strings.things;
  const thing = board.state.things.get(item as ThingId);
  if (thing) return labelOf(thing, words);
  const connector = board.state.connectors.get(item as ConnectorId);
  return connector ? connectorLabel(connector, board.state, words) : "";
}
