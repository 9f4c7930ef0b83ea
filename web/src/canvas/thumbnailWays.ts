/** The ways of connectors in small pictures of a wall. Found once each, and again only when an end lies elsewhere. */
import { FREE_CARD } from "@/canvas/cardSize";
import type { Terminal } from "@/canvas/routing/anchors";
import { flat, routeOf } from "@/canvas/routing/route";
import type { BoardState, CardId } from "@/document/records";
import type { Connector, ConnectorEnd, ThingId } from "@/document/things";
import type { Box } from "@/geometry/box";
import type { MapLayout } from "@/maps/model";

interface Known {
  readonly from: Box;
  readonly to: Box;
  readonly points: readonly number[];
}

const NOWHERE: readonly number[] = [];

/** The ways of one wall; whoever draws it again and again keeps them. */
export class ThumbnailWays {
  readonly #known = new WeakMap<Connector, Known>();
  #state: BoardState | null = null;
  #placed: ReadonlyMap<CardId, Box> = new Map();

  /** A picture of this content begins. */
  begin(state: BoardState, layouts: readonly MapLayout[]): void {
    this.#state = state;
    this.#placed = state.connectors.size > 0 ? placesOf(layouts) : new Map();
  }

  /** The way of a connector as straight pieces, x and y in turn; empty when an end of it is nowhere. */
  of(connector: Connector): readonly number[] {
    const from = this.#terminal(connector.from);
    const to = this.#terminal(connector.to);
    if (!from || !to) return NOWHERE;
    const known = this.#known.get(connector);
    if (known && isSame(known.from, from.box) && isSame(known.to, to.box)) return known.points;
    const points = flat(routeOf(connector.path, from, to));
    this.#known.set(connector, { from: from.box, to: to.box, points });
    return points;
  }

  #terminal({ item, side, at }: ConnectorEnd): Terminal | null {
    const box = item === null ? null : this.#boxOf(item);
    if (box) return { box, side, bound: true };
    return at && { box: { ...at, w: 0, h: 0 }, side: null, bound: false };
  }

  #boxOf(item: CardId | ThingId): Box | null {
    const state = this.#state;
    const thing = state?.things.get(item as ThingId);
    if (thing) return thing.box;
    const placement = state?.canvas.get(item as CardId);
    if (!placement) return this.#placed.get(item as CardId) ?? null;
    const [w, h] = state?.cards.get(item as CardId)?.size ?? [FREE_CARD.w, FREE_CARD.h];
    return { ...placement.pos, w, h };
  }
}

/** Where cards of maps are: in the first map that shows them, in a cell rather than as a header. */
function placesOf(layouts: readonly MapLayout[]): ReadonlyMap<CardId, Box> {
  const places = new Map<CardId, Box>();
  const put = (card: CardId | null, box: Box): void => {
    if (card !== null && !places.has(card)) places.set(card, box);
  };
  for (const { cards, columnHeaders } of layouts) {
    for (const { card, box } of cards) put(card, box);
    for (const { card, box } of columnHeaders) put(card, box);
  }
  return places;
}

function isSame(one: Box, other: Box): boolean {
  return one.x === other.x && one.y === other.y && one.w === other.w && one.h === other.h;
}
