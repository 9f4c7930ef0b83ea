/** What a marquee takes, and what lies in a frame. */
import { flat } from "@/canvas/routing/route";
import type { Scene } from "@/canvas/scene";
import type { CardId, MapId } from "@/document/records";
import type { ConnectorId, ItemId, ThingId } from "@/document/things";
import { type Box, contains, covers } from "@/geometry/box";

/** Every item that a box touches; frames only when they lie in it as a whole, connectors when a corner of theirs does. */
export function itemsIn(scene: Scene, box: Box): ItemId[] {
  const found = new Set<ItemId>();
  const count = scene.cull(box);
  for (let i = 0; i < count; i++) found.add(scene.items.card[scene.visible[i] as number] as CardId);
  const { things, connectors } = scene;
  const touched = things.cull(box);
  for (let i = 0; i < touched; i++) {
    const thing = things.thing[things.visible[i] as number];
    if (thing && !thing.locked && (thing.type !== "frame" || covers(box, thing.box))) found.add(thing.id);
  }
  const near = connectors.cull(box);
  for (let i = 0; i < near; i++) {
    const line = connectors.line(connectors.visible[i] as number);
    if (line && !line.connector.locked && passes(flat(line.route), box)) found.add(line.connector.id);
  }
  return [...found];
}

function passes(points: readonly number[], box: Box): boolean {
  for (let at = 0; at < points.length; at += 2) {
    if (contains(box, { x: points[at] as number, y: points[at + 1] as number })) return true;
  }
  return false;
}

/** What lies wholly in some frames: it goes along when they move. */
export interface Contents {
  readonly cards: readonly CardId[];
  readonly things: readonly ThingId[];
  readonly connectors: readonly ConnectorId[];
  readonly maps: readonly MapId[];
}

/** What lies wholly in these boxes. */
export function contentsOf(scene: Scene, boxes: readonly Box[]): Contents {
  const inside = (box: Box): boolean => boxes.some((one) => covers(one, box));
  if (boxes.length === 0) return { cards: [], things: [], connectors: [], maps: [] };
  const cards: CardId[] = [];
  for (const [card, slot] of scene.items.inPlace("canvas")) if (inside(scene.items.box(slot))) cards.push(card);
  const things: ThingId[] = [];
  for (const { id, box } of scene.things.all()) if (!boxes.includes(box) && inside(box)) things.push(id);
  const maps = scene.sheets.filter(({ layout }) => inside(layout.box)).map(({ layout }) => layout.map);
  const connectors: ConnectorId[] = [];
  for (const { connector } of scene.connectors.all()) {
    const bare = [connector.from, connector.to].filter((end) => end.item === null);
    if (bare.length > 0 && bare.every(({ at }) => at && inside({ ...at, w: 0, h: 0 }))) connectors.push(connector.id);
  }
  return { cards, things, connectors, maps };
}
