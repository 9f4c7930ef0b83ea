/** Cards in a cell: below each other, or several side by side where a cell is wide. */
import type { BoardState, CardId, ColumnId, LaneId } from "@/document/records";
import { heightOfCard } from "@/maps/cardHeight";
import type { KindDefinition, LaneRole } from "@/maps/definition";
import type { PlacedCard } from "@/maps/model";

/** How many cards stand side by side in the cells of a lane. */
export function acrossIn(kind: KindDefinition, role: LaneRole | undefined): number {
  return Math.max(1, role?.across ?? kind.across ?? 1);
}

/** A cell and the room that its cards have from side to side. */
export interface StackRoom {
  readonly lane: LaneId;
  readonly column: ColumnId;
  readonly x: number;
  readonly w: number;
  readonly across: number;
}

/** The cards of a cell with their boxes, row by row. */
export interface Stack {
  readonly cards: readonly PlacedCard[];
  /** From the top of the cell to where its next card could be dropped, air included; 0 without cards. */
  readonly height: number;
}

const NO_CARDS: readonly PlacedCard[] = [];

/** Lays cards out from the top of a cell; every row is as high as its highest card. Those that stand where they stood `before` are the same objects. */
export function stackCards(
  kind: KindDefinition,
  state: BoardState,
  cards: readonly CardId[],
  { lane, column, x, w: room, across }: StackRoom,
  top: number,
  before: readonly PlacedCard[] = NO_CARDS,
): Stack {
  if (cards.length === 0) return { cards: NO_CARDS, height: 0 };
  const { pad, gap, drop } = kind.geometry.cell;
  const w = Math.floor((room - 2 * pad - (across - 1) * gap) / across);
  const placed: PlacedCard[] = [];
  let y = top + pad;
  let highest = 0;
  // Plain, because thousands of cards go through here.
  for (let i = 0; i < cards.length; i++) {
    const card = cards[i] as CardId;
    const index = i % across;
    const h = heightOfCard(state.cards.get(card), w, kind);
    const left = x + pad + index * (w + gap);
    const was = before[i];
    if (was && was.card === card && was.box.y === y && was.box.h === h && was.box.x === left && was.box.w === w) {
      placed.push(was);
    } else placed.push({ card, box: { x: left, y, w, h }, lane, column });
    highest = Math.max(highest, h);
    if (index < across - 1 && i < cards.length - 1) continue;
    y += highest + gap;
    highest = 0;
  }
  return { cards: placed, height: y - gap + drop + pad - top };
}

/** The same cards further down, or further up. */
export function shifted({ cards, height }: Stack, dy: number): Stack {
  const moved = cards.map(({ card, box: { x, y, w, h }, lane, column }) => ({
    card,
    box: { x, y: y + dy, w, h },
    lane,
    column,
  }));
  return { cards: moved, height };
}
