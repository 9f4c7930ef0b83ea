/**
 * What the body of a map was laid out as last. Cells and cards of which nothing differs are the very same objects in the next
 * layout: it costs nothing to lay them out again, and whoever draws them sees at once that there is nothing to draw.
 */
import type { BoardState, CardId, ColumnId, LaneId } from "@/document/records";
import { saysTheSame } from "@/maps/cellFacts";
import { cellKey } from "@/maps/cellKey";
import type { KindDefinition } from "@/maps/definition";
import type { Cell, PlacedCard } from "@/maps/model";
import { type Stack, type StackRoom, shifted, stackCards } from "@/maps/stacking";

/** Which cards of a cell are stacked: without those that are folded up, or only those of one path. */
export interface Sieve {
  /** Another one for each part of a cell that is stacked by itself. */
  readonly part: string;
  /** What decides it besides the cards of the cell: with another one they are looked at again. */
  readonly by: unknown;
  readonly passes: (card: CardId) => boolean;
}

interface KeptStack {
  /** The list of the cell: it is another one when anything about its cards is (`KeptStructure`). */
  readonly cards: readonly CardId[];
  readonly by: unknown;
  readonly room: StackRoom;
  readonly top: number;
  readonly stack: Stack;
}

const NO_CARDS: readonly PlacedCard[] = [];

/** The cells and stacks of one map whose lanes and columns stay the same. */
export class KeptBody {
  readonly #kind: KindDefinition;
  readonly #stacks = new Map<LaneId, Map<ColumnId | string, KeptStack>>();
  readonly #keys = new Map<LaneId, Map<ColumnId, string>>();
  #cells: readonly Cell[] = [];

  constructor(kind: KindDefinition) {
    this.#kind = kind;
  }

  /** The cards of a cell, stacked from `top`. */
  stack(state: BoardState, cards: readonly CardId[], room: StackRoom, top: number, sieve: Sieve | null = null): Stack {
    const kept = this.#kept(state, cards, room, top, sieve);
    if (kept.top === top) return kept.stack;
    const stack = shifted(kept.stack, top - kept.top);
    this.#keep(sieve, { ...kept, top, stack });
    return stack;
  }

  /** How high the cards of a cell stand, wherever that is. */
  heightOf(state: BoardState, cards: readonly CardId[], room: StackRoom): number {
    return cards.length === 0 ? 0 : this.#kept(state, cards, room, 0, null).stack.height;
  }

  /** The key of a cell. */
  keyOf(lane: LaneId, column: ColumnId): string {
    const keys = rowOf(this.#keys, lane);
    const known = keys.get(column);
    if (known !== undefined) return known;
    const key = cellKey(lane, column);
    keys.set(column, key);
    return key;
  }

  /** These cells, or those from before where they say the same; the list itself from before where all do. */
  cells(now: readonly Cell[]): readonly Cell[] {
    const before = this.#cells;
    let differ = now.length !== before.length;
    const cells = now.map((cell, at) => {
      const was = before[at];
      if (was && isSameCell(was, cell)) return was;
      differ = true;
      return cell;
    });
    if (differ) this.#cells = cells;
    return this.#cells;
  }

  #kept(state: BoardState, cards: readonly CardId[], room: StackRoom, top: number, sieve: Sieve | null): KeptStack {
    const known = this.#stacks.get(room.lane)?.get(partOf(room, sieve));
    const by = sieve?.by ?? null;
    const { x, w, across } = room;
    const fits = known && known.room.x === x && known.room.w === w && known.room.across === across;
    if (known && fits && known.cards === cards && known.by === by) return known;
    const shown = sieve ? cards.filter(sieve.passes) : cards;
    // Where it stood before, so that cards above the first that differs stay the same objects.
    const from = known?.top ?? top;
    const stack = stackCards(this.#kind, state, shown, room, from, known?.stack.cards ?? NO_CARDS);
    return this.#keep(sieve, { cards, by, room, top: from, stack });
  }

  #keep(sieve: Sieve | null, kept: KeptStack): KeptStack {
    rowOf(this.#stacks, kept.room.lane).set(partOf(kept.room, sieve), kept);
    return kept;
  }
}

function rowOf<K, V>(rows: Map<LaneId, Map<K, V>>, lane: LaneId): Map<K, V> {
  const found = rows.get(lane) ?? new Map<K, V>();
  rows.set(lane, found);
  return found;
}

function partOf({ column }: StackRoom, sieve: Sieve | null): ColumnId | string {
  return sieve ? `${column} ${sieve.part}` : column;
}

/** Whether two cells stand in the same place and say the same. */
export function isSameCell(one: Cell, other: Cell): boolean {
  const [a, b] = [one.box, other.box];
  if (a.x !== b.x || a.y !== b.y || a.w !== b.w || a.h !== b.h) return false;
  const same = one.lane === other.lane && one.column === other.column && one.across === other.across;
  return same && one.hint === other.hint && saysTheSame(one.facts, other.facts);
}
