/** What lies above what on the canvas: to the front, to the back, one forward, one backward. */
import { comparePlacements } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { canvasPlace } from "@/document/commands/insertion";
import { edit, type Unit } from "@/document/edit";
import { keysAt } from "@/document/order";
import type { CanvasPlacement, CardId } from "@/document/records";

/** Which way things go in the pile. */
export type PileWay = "front" | "forward" | "backward" | "back";

/** Whether two things lie over each other: one step in the pile goes past what one can see. */
export type Overlaps = (a: CardId, b: CardId) => boolean;

/**
 * Moves cards of the canvas in the pile, in their order among each other. One step goes past the next card that touches
 * any of them. Cards that are there already are left alone.
 */
export function restack(board: Board, cards: Iterable<CardId>, way: PileWay, overlaps: Overlaps): void {
  const chosen = new Set([...cards].filter((card) => board.state.canvas.has(card)));
  if (chosen.size === 0) return;
  const pile = [...board.state.canvas.values()].filter(({ card }) => isAlive(board, card)).sort(comparePlacements);
  const index = seat(pile, chosen, way, overlaps);
  if (index === null) return;
  const moving = pile.filter(({ card }) => chosen.has(card));
  const others = pile.filter(({ card }) => !chosen.has(card));
  const wanted = [...others.slice(0, index), ...moving, ...others.slice(index)];
  if (wanted.every((placement, at) => placement === pile[at])) return;
  const siblings = others.map(({ card, order }) => ({ id: card, order }));
  const { keys, repairs } = keysAt(siblings, index, moving.length, board.chance.random);
  const mended = others.flatMap(({ card, pos }): Unit[] => {
    const order = repairs.get(card);
    return order === undefined ? [] : [[canvasPlace(card, pos, order)]];
  });
  edit(board, [...mended, ...moving.map(({ card, pos }, i): Unit => [canvasPlace(card, pos, keys[i] ?? "a0")])]);
}

function isAlive(board: Board, card: CardId): boolean {
  return board.state.cards.get(card)?.deleted === false;
}

/** Where among the others the chosen come to lie, or null when one step finds nothing to go past. */
function seat(
  pile: readonly CanvasPlacement[],
  chosen: ReadonlySet<CardId>,
  way: PileWay,
  overlaps: Overlaps,
): number | null {
  const others = pile.filter(({ card }) => !chosen.has(card));
  if (way === "front") return others.length;
  if (way === "back") return 0;
  const touches = ({ card }: CanvasPlacement): boolean => [...chosen].some((one) => overlaps(one, card));
  const edge = way === "forward" ? lastIndex(pile, chosen) : pile.findIndex(({ card }) => chosen.has(card));
  const beyond = way === "forward" ? pile.slice(edge + 1) : pile.slice(0, edge).reverse();
  const next = beyond.find(touches);
  if (!next) return null;
  const at = others.indexOf(next);
  return way === "forward" ? at + 1 : at;
}

function lastIndex(pile: readonly CanvasPlacement[], chosen: ReadonlySet<CardId>): number {
  for (let at = pile.length - 1; at >= 0; at--) if (chosen.has((pile[at] as CanvasPlacement).card)) return at;
  return -1;
}
