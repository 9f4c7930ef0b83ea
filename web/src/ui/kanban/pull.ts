import { moveCardsToCell } from "@/document/commands/cells";
import type { CardId, MapRecord } from "@/document/records";
import { type NextPull, nextPull, type PullQuestion } from "@/maps/kanban/pulling";
import { kinds } from "@/maps/kinds";
import { mapStructure } from "@/maps/structure";
import { columnTitle } from "@/maps/titles";
import { agesOf } from "@/ui/kanban/agesOf";
import { kanbanMap } from "@/ui/kanban/kanbanMap";
import { language } from "@/ui/strings/language";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

/** What to pull next on a map, with the words for it. */
export interface NextWords {
  readonly question: PullQuestion;
  readonly next: NextPull;
  readonly card: CardId;
  readonly title: string;
  readonly column: string;
}

/** What to pull next on a map; null when nothing can be. */
export function nextOn(room: WallRoom, map: MapRecord): NextWords | null {
  const { state } = room.board;
  const kind = kinds.get(map.kind);
  if (!kind) return null;
  const structure = mapStructure(kind, map.id, state);
  const question = { kind, map, structure, state, ages: agesOf(room.board, map.id) };
  const next = nextPull(question);
  const card = next?.candidates[0]?.card;
  const into = next && structure.leaves[next.into];
  if (!next || !card || !into) return null;
  const column = columnTitle(into.column, into.role, state, language.peek()).text;
  return { question, next, card, title: titleOf(room, card), column };
}

/** What a card is called. */
export function titleOf({ board }: WallRoom, card: CardId): string {
  return board.state.cards.get(card)?.title.trim() || t("canvas.emptyCard");
}

/** Goes to the card that comes next, and says so. */
export function goToNext(room: WallRoom): void {
  const map = kanbanMap(room);
  const found = map && nextOn(room, map);
  if (!found) {
    showToast(t("kanban.pullNothing"));
    return;
  }
  room.wall.focusCard(found.card);
  showToast(t("kanban.pull", { card: found.title, column: found.column }), {
    label: t("kanban.pullNow"),
    run: () => pull(room, found),
  });
}

/** Pulls the card that comes next. */
export function pullNext(room: WallRoom): void {
  const map = kanbanMap(room);
  const found = map && nextOn(room, map);
  if (found) pull(room, found);
  else showToast(t("kanban.pullNothing"));
}

function pull(room: WallRoom, { question, next, card, title, column }: NextWords): void {
  const { map, structure } = question;
  const place = room.board.state.placements.get(map.id)?.get(card);
  const into = structure.leaves[next.into]?.column.id;
  if (!place || !into || !room.mayWrite.peek()) return;
  const index = structure.cardsIn(place.lane, into).length;
  moveCardsToCell(room.board, { map: map.id, lane: place.lane, column: into, cards: [card], index, from: map.id });
  room.wall.focusCard(card);
  tellWithUndo(room, t("kanban.pullDone", { card: title, column }));
}
