/** Everything on a board as one tree: frames and maps in reading order, then what lies beside them. Pure. */
import { FREE_CARD } from "@/canvas/cardSize";
import { connectorLabel, kindOf } from "@/canvas/thingNames";
import { cardsNowhere } from "@/document/arrangement";
import type { BoardChange } from "@/document/board";
import { compareOrder } from "@/document/order";
import type { MapId } from "@/document/records";
import type { Thing } from "@/document/things";
import { readingRows } from "@/geometry/arrange";
import { type Box, covers } from "@/geometry/box";
import { cardNode, groupNode, mapNode, nodeOf, type OutlineGround, plain } from "@/ui/outline/mapNodes";
import type { OutlineNode } from "@/ui/outline/outlineNode";
import type { OutlineWords } from "@/ui/outline/outlineWords";

/** Where maps lie; null while that is not known. */
export type BoxOfMap = (map: MapId) => Box | null;

interface Lying {
  readonly node: OutlineNode;
  readonly box: Box;
  readonly kind: "map" | "frame" | "card" | "thing";
}

/** The outline of one board. What of maps has not changed is not made again. */
export class BoardNodes {
  readonly #boxOfMap: BoxOfMap;
  readonly #maps = new Map<MapId, OutlineNode>();

  constructor(boxOfMap: BoxOfMap) {
    this.#boxOfMap = boxOfMap;
  }

  /** Takes note of a change. */
  changed({ maps }: Pick<BoardChange, "maps">): void {
    for (const map of maps) this.#maps.delete(map);
  }

  /** The tree as the board is now. */
  read(ground: OutlineGround): OutlineNode[] {
    const { state, words } = ground;
    const lying = [...this.#mapsOf(ground), ...cardsOf(ground), ...thingsOf(ground)];
    const frames = lying.filter(({ kind }) => kind === "frame");
    const inside = new Map<string, Lying[]>();
    const outside: Lying[] = [];
    for (const one of lying) {
      const frame = frameOf(frames, one);
      const within = frame ? inside.get(frame.node.key) : outside;
      if (within) within.push(one);
      else if (frame) inside.set(frame.node.key, [one]);
    }
    const grow = (all: readonly Lying[]): OutlineNode[] =>
      inReadingOrder(all).map(({ node, kind }) =>
        kind === "frame" ? { ...node, children: grow(inside.get(node.key) ?? []) } : node,
      );
    const loose = (kind: Lying["kind"]): OutlineNode[] => grow(outside.filter((one) => one.kind === kind));
    const connectors = [...state.connectors.values()]
      .filter(({ deleted }) => !deleted)
      .sort(compareOrder)
      .map((one) => nodeOf({ kind: "connector", connector: one.id }, connectorLabel(one, state, words.things)));
    const nowhere = cardsNowhere(state).map((card) => cardNode(ground, card, null));
    return [
      ...grow(outside.filter(({ kind }) => kind === "map" || kind === "frame")),
      ...groupNode(words, "cards", null, loose("card")),
      ...groupNode(words, "things", null, loose("thing")),
      ...groupNode(words, "connectors", null, connectors),
      ...groupNode(words, "nowhere", null, nowhere),
    ];
  }

  #mapsOf(ground: OutlineGround): Lying[] {
    const found: Lying[] = [];
    for (const map of ground.state.maps.values()) {
      if (map.deleted) continue;
      let node = this.#maps.get(map.id);
      if (!node) {
        node = mapNode(ground, map);
        this.#maps.set(map.id, node);
      }
      found.push({ node, box: this.#boxOfMap(map.id) ?? { ...map.pos, w: 0, h: 0 }, kind: "map" });
    }
    return found;
  }
}

function cardsOf(ground: OutlineGround): Lying[] {
  const found: Lying[] = [];
  for (const { card, pos } of ground.state.canvas.values()) {
    const record = ground.state.cards.get(card);
    if (!record || record.deleted) continue;
    const [w, h] = record.size ?? [FREE_CARD.w, FREE_CARD.h];
    found.push({ node: cardNode(ground, card, "canvas"), box: { ...pos, w, h }, kind: "card" });
  }
  return found;
}

function thingsOf({ state, words }: OutlineGround): Lying[] {
  const found: Lying[] = [];
  for (const thing of state.things.values()) {
    if (thing.deleted) continue;
    const node = nodeOf({ kind: "thing", thing: thing.id }, titleOfThing(thing, words));
    found.push({ node, box: thing.box, kind: thing.type === "frame" ? "frame" : "thing" });
  }
  return found;
}

/** What is written on a thing, or else what it is. */
function titleOfThing(thing: Thing, { things, drawing }: OutlineWords): string {
  if (thing.type === "ink") return drawing;
  return plain(thing.text) || (thing.type === "link" && thing.host) || things.kind(kindOf(thing));
}

const areaOf = ({ w, h }: Box): number => w * h;

/** The smallest frame that something lies in as a whole; of two frames of one size the one with the smaller id is the outer. */
function frameOf(frames: readonly Lying[], one: Lying): Lying | null {
  let best: Lying | null = null;
  for (const frame of frames) {
    if (frame === one || !covers(frame.box, one.box)) continue;
    const same = one.kind === "frame" && areaOf(frame.box) === areaOf(one.box);
    if (same && frame.node.key > one.node.key) continue;
    if (!best || areaOf(frame.box) < areaOf(best.box)) best = frame;
  }
  return best;
}

function inReadingOrder(all: readonly Lying[]): Lying[] {
  return readingRows(all.map(({ box }) => box))
    .flat()
    .map((at) => all[at] as Lying);
}
