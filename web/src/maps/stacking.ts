/** Cards in a cell: below each other, or several side by side where a cell is wide. */
import type { BoardState, CardId } from "@/document/records";
import type { Box } from "@/geometry/box";
import { heightOfCard } from "@/maps/cardHeight";
import type { KindDefinition, LaneRole } from "@/maps/definition";

/** How many cards stand side by side in the cells of a lane. */
export function acrossIn(kind: KindDefinition, role: LaneRole | undefined): number {
  return Math.max(1, role?.across ?? kind.across ?? 1);
}

/** The cards of a cell with their boxes, row by row. */
export interface Stack {
  readonly cards: readonly { readonly card: CardId; readonly box: Box }[];
  /** From the top of the cell to where its next card could be dropped, air included; 0 without cards. */
  readonly height: number;
}

/** Lays cards out from the top of a cell; every row is as high as its highest card. */
export function stackCards(
  kind: KindDefinition,
  state: BoardState,
  cards: readonly CardId[],
  at: { readonly x: number; readonly y: number; readonly w: number; readonly across: number },
): Stack {
  if (cards.length === 0) return { cards: [], height: 0 };
  const { pad, gap, drop } = kind.geometry.cell;
  const w = Math.floor((at.w - 2 * pad - (at.across - 1) * gap) / at.across);
  const placed: { readonly card: CardId; readonly box: Box }[] = [];
  let y = at.y + pad;
  let highest = 0;
  // Plain, because thousands of cards go through here after each move.
  for (let i = 0; i < cards.length; i++) {
    const card = cards[i] as CardId;
    const index = i % at.across;
    const h = heightOfCard(state.cards.get(card), w, kind);
    placed.push({ card, box: { x: at.x + pad + index * (w + gap), y, w, h } });
    highest = Math.max(highest, h);
    if (index < at.across - 1 && i < cards.length - 1) continue;
    y += highest + gap;
    highest = 0;
  }
  return { cards: placed, height: y - gap + drop + pad - at.y };
}
