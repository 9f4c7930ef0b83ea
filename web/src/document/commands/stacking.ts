/** What lies above what on the canvas: to the front, to the back, one forward, one backward. */
import type { Board } from "@/document/board";
import { canvasPlace } from "@/document/commands/insertion";
import { type Change, edit } from "@/document/edit";
import { compareOrder, keysAt, type Ordered } from "@/document/order";
import type { CardId } from "@/document/records";
import type { ItemId } from "@/document/things";

/** Which way things go in the pile. */
export type PileWay = "front" | "forward" | "backward" | "back";

/** Whether two things lie over each other: one step in the pile goes past what one can see. */
export type Overlaps = (a: ItemId, b: ItemId) => boolean;

/**
 * Moves items of the canvas in the pile, in their order among each other: cards among cards, things among things,
 * connectors among connectors, because these lie on planes of their own. One step goes past the next that touches any of
 * them. What is there already is left alone.
 */
export function restack(board: Board, items: Iterable<ItemId>, way: PileWay, overlaps: Overlaps): void {
  const chosen = new Set<string>(items);
  const { things, connectors } = board.state;
  const changes = [
    ...moved(board, cardPile(board), chosen, way, overlaps).map(([id, order]) => cardChange(board, id, order)),
    ...moved(board, living(things.values()), chosen, way, overlaps).map(setOrder("shapes")),
    ...moved(board, living(connectors.values()), chosen, way, overlaps).map(setOrder("connectors")),
  ];
  edit(
    board,
    changes.map((change) => [change]),
  );
}

function cardPile(board: Board): Ordered[] {
  const { canvas, cards } = board.state;
  return [...canvas.values()].flatMap(({ card, order }) =>
    cards.get(card)?.deleted === false ? [{ id: card, order }] : [],
  );
}

function living(items: Iterable<Ordered & { readonly deleted: boolean }>): Ordered[] {
  return [...items].filter(({ deleted }) => !deleted);
}

function cardChange(board: Board, id: string, order: string): Change {
  return canvasPlace(id as CardId, board.state.canvas.get(id as CardId)?.pos ?? { x: 0, y: 0 }, order);
}

const setOrder =
  (root: "shapes" | "connectors") =>
  ([id, value]: readonly [string, string]): Change => ({ kind: "set", root, id, key: "order", value });

/** New orders of the chosen ones in one pile, and of those that are in the way. */
function moved(
  board: Board,
  unsorted: readonly Ordered[],
  chosen: ReadonlySet<string>,
  way: PileWay,
  overlaps: Overlaps,
): [string, string][] {
  const pile = [...unsorted].sort(compareOrder);
  const moving = pile.filter(({ id }) => chosen.has(id));
  const others = pile.filter(({ id }) => !chosen.has(id));
  const index = moving.length > 0 ? seat(pile, moving, others, way, overlaps) : null;
  if (index === null) return [];
  const wanted = [...others.slice(0, index), ...moving, ...others.slice(index)];
  if (wanted.every((one, at) => one === pile[at])) return [];
  const { keys, repairs } = keysAt(others, index, moving.length, board.chance.random);
  return [...repairs, ...moving.map(({ id }, i): [string, string] => [id, keys[i] ?? "a0"])];
}

/** Where among the others the moving ones come to lie, or null when one step finds nothing to go past. */
function seat(
  pile: readonly Ordered[],
  moving: readonly Ordered[],
  others: readonly Ordered[],
  way: PileWay,
  overlaps: Overlaps,
): number | null {
  if (way === "front") return others.length;
  if (way === "back") return 0;
  const touches = (one: Ordered): boolean =>
    !moving.includes(one) && moving.some(({ id }) => overlaps(id as ItemId, one.id as ItemId));
  const edge = pile.indexOf((way === "forward" ? moving.at(-1) : moving[0]) as Ordered);
  const beyond = way === "forward" ? pile.slice(edge + 1) : pile.slice(0, edge).reverse();
  const next = beyond.find(touches);
  if (!next) return null;
  const at = others.indexOf(next);
  return way === "forward" ? at + 1 : at;
}
