/** The words of cards that could be read but are no elements yet: broken into lines once, painted in every frame of a zoom. */
import { textRoom, textSize } from "@/canvas/cardView";
import { TITLE_SIZE } from "@/canvas/levelOfDetail";
import { PaintedLines } from "@/canvas/paintedLines";
import type { Scene } from "@/canvas/scene";
import type { BoardState, Card } from "@/document/records";
import { shownPicture } from "@/maps/cardPicture";

/** The title of a card as it is painted, in board units. */
export interface Words {
  readonly lines: readonly string[];
  /** Size of its letters. */
  readonly size: number;
}

/** So many titles are broken in one frame; the others are bars until the next one. */
export const BROKEN_PER_FRAME = 60;
/** The same as in the style sheet: room beside a title, and at the left of one with a discipline. */
const PAD = 12;
const DISCIPLINE_PAD = 22;
/** Height of a line as a share of the size of its letters. */
export const LEADING = 4 / 3;
const SIZES = { m: TITLE_SIZE, s: 15, xs: 12, cut: 12 } as const;

interface Known extends Words {
  readonly letters: number;
  readonly card: Card;
  readonly w: number;
  readonly h: number;
}

/** The words on one wall. */
export class CardWords {
  readonly #scene: Scene;
  readonly #state: () => BoardState;
  readonly #lines: PaintedLines;
  readonly #letters: () => number;
  readonly #known: Known[] = [];
  #left = BROKEN_PER_FRAME;
  #percent = 100;

  /** `letters` says how large somebody wants them, in percent: no larger than there is room for. */
  constructor(scene: Scene, state: () => BoardState, measure: (text: string) => number, letters = () => 100) {
    this.#scene = scene;
    this.#state = state;
    this.#lines = new PaintedLines(measure);
    this.#letters = letters;
  }

  /** A frame begins: so many titles may be broken again. */
  begin(): void {
    this.#left = BROKEN_PER_FRAME;
    this.#percent = this.#letters();
  }

  /** Forgets everything: other fonts have arrived. */
  forget(): void {
    this.#lines.forget();
    this.#known.length = 0;
  }

  /** The words of a slot; null while they have to wait for the next frame. */
  readonly of = (slot: number): Words | null => {
    const { items } = this.#scene;
    const card = this.#state().cards.get(items.card[slot] as Card["id"]);
    if (!card) return null;
    const w = items.bounds[slot * 4 + 2] as number;
    const h = items.bounds[slot * 4 + 3] as number;
    const known = this.#known[slot];
    const letters = this.#percent;
    if (known?.card === card && known.w === w && known.h === h && known.letters === letters) return known;
    if (this.#left <= 0) return null;
    this.#left -= 1;
    const below = { w, h: h - shownPicture(card, { w, h }) };
    const share = letters > 100 ? Math.min(letters, textRoom(card.title, below)) : 100;
    const size = share > 100 ? (TITLE_SIZE * share) / 100 : SIZES[textSize(card.title, below)];
    const room = w - PAD - (card.discipline === null ? PAD : DISCIPLINE_PAD);
    const most = Math.max(1, Math.floor((below.h - 2 * PAD + 1) / (size * LEADING)));
    const words = { card, w, h, letters, size, lines: this.#lines.lines(card.title, room, size, most) };
    this.#known[slot] = words;
    return words;
  };
}
