/** What can be done to the selection from anywhere: by key, menu or palette. */
import { positionOf } from "@/canvas/cardView";
import type { ThingWords } from "@/canvas/paintThings";
import { moveCardsToCell } from "@/document/commands/cells";
import { deleteItems, duplicateItems, isLocked, moveItems } from "@/document/commands/items";
import type { CardId } from "@/document/records";
import type { ItemId } from "@/document/things";
import type { Point } from "@/geometry/box";
import { deleteArrow } from "@/tools/arrowDrawing";
import type { Focus, Spot } from "@/tools/focus";
import { stepOf } from "@/tools/gridWalk";
import { movingWith } from "@/tools/inHand";
import { countOf, itemsOf, selectItems } from "@/tools/selecting";
import type { Direction } from "@/tools/wallContract";
import { announce, type WallParts } from "@/tools/wallParts";

/** Words for so many cards, or for so many things of all kinds. */
export function wordsFor(
  { board, options }: WallParts,
  items: Iterable<ItemId>,
): Pick<ThingWords, "selected" | "deleted"> {
  const { cards } = board.state;
  for (const id of items) if (!cards.has(id as CardId)) return options.strings.things;
  return options.strings;
}

/** Selects everything that is shown on the wall, except what is locked. */
export function selectAll(parts: WallParts): void {
  const { scene, board } = parts;
  const { order, count } = scene.drawn();
  const items = new Set<ItemId>();
  for (let i = 0; i < count; i++) items.add(scene.items.card[order[i] as number] as CardId);
  for (const thing of board.state.things.values()) if (!thing.deleted) items.add(thing.id);
  for (const connector of board.state.connectors.values()) if (!connector.deleted) items.add(connector.id);
  for (const id of items) if (isLocked(board, id)) items.delete(id);
  selectItems(parts, items);
  announce(parts, wordsFor(parts, items).selected(items.size));
}

/** Copies the selected items in one step; the copies are selected. */
export function duplicateSelection(parts: WallParts): void {
  const { board, selection, undo } = parts;
  if (board.readOnly || countOf(selection.value) === 0) return;
  const { cards, things, connectors } = undo.group(() => duplicateItems(board, selection.value));
  const copies = [...cards, ...things, ...connectors];
  selectItems(parts, copies);
  announce(parts, wordsFor(parts, copies).selected(copies.length));
}

/** Deletes the selected items; locked ones stay, and stay selected. */
export function deleteSelection(parts: WallParts): void {
  if (deleteArrow(parts)) return;
  const { board, selection } = parts;
  const items = [...itemsOf(selection.value)];
  const kept = items.filter((id) => isLocked(board, id));
  const count = items.length - kept.length;
  if (board.readOnly || count === 0) return;
  deleteItems(board, selection.value);
  selectItems(parts, kept);
  announce(parts, wordsFor(parts, items).deleted(count));
}

/** Moves the selected free items by board units; frames take along what lies in them. */
export function moveSelection(parts: WallParts, dx: number, dy: number): void {
  const { board, selection } = parts;
  if (board.readOnly) return;
  const { cards, things, connectors, maps } = movingWith(parts, selection.value);
  const { canvas } = board.state;
  const by = ({ x, y }: Point): Point => ({ x: x + dx, y: y + dy });
  moveItems(board, {
    cards: [...cards].flatMap((card) => {
      const pos = canvas.get(card)?.pos;
      return pos ? [{ card, pos: by(pos) }] : [];
    }),
    things: [...things].map(([thing, box]) => ({ thing, pos: by(box) })),
    connectors: { ids: connectors, dx, dy },
    maps: maps.flatMap((map) => {
      const pos = board.state.maps.get(map)?.pos;
      return pos ? [{ map, pos: by(pos) }] : [];
    }),
  });
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
