/** What a marquee takes. */
import type { Scene } from "@/canvas/scene";
import type { CardId } from "@/document/records";
import type { ItemId } from "@/document/things";
import type { Box } from "@/geometry/box";

/** Every item that a box touches; frames and connectors only when they lie in it as a whole. */
export function itemsIn(scene: Scene, box: Box): ItemId[] {
  const found = new Set<ItemId>();
  const count = scene.cull(box);
  for (let i = 0; i < count; i++) found.add(scene.items.card[scene.visible[i] as number] as CardId);
  return [...found];
}
