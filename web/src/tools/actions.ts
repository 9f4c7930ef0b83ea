/** What can be done to the selection from anywhere: by key, menu or palette. */
import { positionOf } from "@/canvas/cardView";
import { moveCardsOnCanvas } from "@/document/commands/canvas";
import { deleteCards } from "@/document/commands/cards";
import { moveCardsToCell } from "@/document/commands/cells";
import { duplicateCards } from "@/document/commands/duplicates";
import type { CardId } from "@/document/records";
import type { Focus, Spot } from "@/tools/focus";
import { stepOf } from "@/tools/gridWalk";
import type { Direction } from "@/tools/wallContract";
import { announce, selectCards, type WallParts } from "@/tools/wallParts";

/** Selects every card that is shown on the wall. */
export function selectAll(parts: WallParts): void {
  const { scene, options } = parts;
  const { order, count } = scene.drawn();
  const cards = new Set<CardId>();
  for (let i = 0; i < count; i++) cards.add(scene.items.card[order[i] as number] as CardId);
  selectCards(parts, cards);
  announce(parts, options.strings.selected(cards.size));
}

/** Copies the selected cards; the copies are selected. */
export function duplicateSelection(parts: WallParts): void {
  const { board, selection } = parts;
  if (board.readOnly || selection.value.cards.size === 0) return;
  const copies = duplicateCards(board, selection.value.cards);
  selectCards(parts, copies);
  announce(parts, parts.options.strings.selected(copies.length));
}

/** Deletes the selected cards. */
export function deleteSelection(parts: WallParts): void {
  const { board, selection, options } = parts;
  const { cards } = selection.value;
  if (board.readOnly || cards.size === 0) return;
  deleteCards(board, cards);
  selectCards(parts, []);
  announce(parts, options.strings.deleted(cards.size));
}

/** Moves the selected free cards by board units. */
export function moveSelection(parts: WallParts, dx: number, dy: number): void {
  const { board, selection } = parts;
  if (board.readOnly) return;
  const moves = [...selection.value.cards].flatMap((card) => {
    const pos = board.state.canvas.get(card)?.pos;
    return pos ? [{ card, pos: { x: pos.x + dx, y: pos.y + dy } }] : [];
  });
  if (moves.length > 0) moveCardsOnCanvas(board, moves);
}

/** Moves the active card of a map one step: up and down in its cell and beyond, left and right between cells. */
export function moveInMap(parts: WallParts, focus: Focus, direction: Direction): boolean {
  const { board, scene, options } = parts;
  const spot = activeCard(parts, focus);
  if (board.readOnly || !spot || spot.place === "canvas") return false;
  const sheet = scene.sheet(spot.place);
  const slot = scene.items.slotOf(spot.place, spot.card);
  const lane = slot === undefined ? null : scene.items.lane[slot];
  const column = slot === undefined ? null : scene.items.column[slot];
  if (!sheet || slot === undefined || !lane || !column) return false;
  const step = stepOf(sheet, { card: spot.card, lane, column }, direction);
  if (!step) return false;
  moveCardsToCell(board, { map: spot.place, ...step, cards: [spot.card] });
  focus.enter(spot);
  const now = scene.sheet(spot.place) ?? null;
  const title = board.state.cards.get(spot.card)?.title || options.strings.emptyCard;
  announce(parts, options.strings.moved({ title, position: positionOf(now, scene.items, slot, options.strings) }));
  return true;
}

/** The card that the keyboard is on, or the only selected one. */
function activeCard(parts: WallParts, focus: Focus): Extract<Spot, { kind: "card" }> | null {
  const { spot } = focus;
  if (spot?.kind === "card") return spot;
  const [card, second] = parts.selection.value.cards;
  if (card === undefined || second !== undefined) return null;
  const slot = parts.scene.items.slotsOf(card)[0];
  const place = slot === undefined ? undefined : parts.scene.items.place[slot];
  return place === undefined ? null : { kind: "card", card, place };
}
