/** Cards on their way from one board to another: they come along when somebody goes there. */
import { FREE_CARD, FREE_GAP } from "@/canvas/cardSize";
import { type CopiedItems, copyItems } from "@/document/commands/clipboardItems";
import type { CardId } from "@/document/records";
import { centre } from "@/geometry/box";
import { layoutsOf } from "@/ui/controls/layoutsOf";
import { pasteOwn } from "@/ui/paste/pasteOwn";
import { language } from "@/ui/strings/language";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import { boxesOf, clearPlace } from "@/ui/wall/clearPlace";
import type { WallRoom } from "@/ui/wall/room";

interface Carried {
  readonly to: string;
  readonly items: CopiedItems;
  /** Where they came from: the board, what it is called, and the first of the cards. */
  readonly from: { readonly board: string; readonly title: string; readonly card: CardId };
}

let carried: Carried | null = null;

/** Takes copies of cards along to another board, where each says how its original stands. */
export function carryTo(room: WallRoom, cards: readonly CardId[], board: string): void {
  const [card] = cards;
  if (!card) return;
  const items = copyItems(room.board, { cards, things: [], connectors: [] }, room.id);
  const linked = items.cards.cards.map((one) => ({ ...one, origin: { board: room.id, card: one.key ?? "" } }));
  carried = {
    to: board,
    items: { ...items, cards: { ...items.cards, cards: linked } },
    from: { board: room.id, title: room.info.peek().title, card },
  };
  room.go(`/b/${encodeURIComponent(board)}`);
}

/** Lays down what was taken along to this board, in the middle of the window and clear of everything; nothing else happens. */
export function layCarried(room: WallRoom): void {
  const brought = carried?.to === room.id ? carried : null;
  if (!brought) return;
  carried = null;
  if (!room.mayWrite.peek()) {
    showToast(t("across.mayNot"));
    return;
  }
  const { board, title, card } = brought.from;
  const wide = Math.min(5, brought.items.cards.cards.length) * (FREE_CARD.w + FREE_GAP);
  const middle = centre(room.wall.view());
  const wanted = { x: Math.round(middle.x - wide / 2), y: Math.round(middle.y), w: wide, h: FREE_CARD.h };
  const pos = clearPlace(wanted, boxesOf(room.board.state, layoutsOf(room.board.state, language.peek())), FREE_GAP);
  void pasteOwn(room, brought.items, { pos }).then(() =>
    showToast(t("across.brought", { board: title }), {
      label: t("across.back"),
      run: () => room.go(`/b/${encodeURIComponent(board)}?card=${encodeURIComponent(card)}`),
    }),
  );
}
