/** Carries out a drop: one step of undo, the document written once. */
import type { ReadonlySignal } from "@preact/signals-core";
import type { Place } from "@/canvas/items";
import type { Scene } from "@/canvas/scene";
import type { Board } from "@/document/board";
import { type CanvasMove, moveCardsOnCanvas } from "@/document/commands/canvas";
import { moveCardsToCell } from "@/document/commands/cells";
import { moveColumn } from "@/document/commands/columns";
import { duplicateCards } from "@/document/commands/duplicates";
import { duplicateItems, moveItems } from "@/document/commands/items";
import { moveLane } from "@/document/commands/lanes";
import { moveMap } from "@/document/commands/maps";
import type { PathId } from "@/document/links";
import type { CardId, MapId } from "@/document/records";
import type { ConnectorId, ThingId } from "@/document/things";
import type { Undo } from "@/document/undo";
import type { Point } from "@/geometry/box";
import type { Modifiers } from "@/tools/input";
import type { Plan } from "@/tools/landing";

/** A card in the hand: where it came from and where it lay. */
export interface Held {
  readonly card: CardId;
  readonly place: Place | null;
  readonly at: Point;
}

/** What a drop works on. */
export interface DropSite {
  readonly board: Board;
  readonly undo: Undo;
  readonly scene: Scene;
  /** The paths that are looked at alone: newcomers belong to them. */
  readonly lonePaths: ReadonlySignal<ReadonlyMap<MapId, PathId>>;
}

/** Items other than cards in the hand: where they lay. */
export interface HeldOthers {
  readonly things: ReadonlyMap<ThingId, Point>;
  readonly connectors: readonly ConnectorId[];
  readonly maps: readonly MapId[];
}

/** Only cards in the hand. */
export const NO_OTHERS: HeldOthers = { things: new Map(), connectors: [], maps: [] };

/** Does what the plan says; `also` leaves cards where they are as well, `alt` carries copies instead. */
export function carryOut(
  site: DropSite,
  plan: Plan,
  held: readonly Held[],
  modifiers: Modifiers,
  others: HeldOthers = NO_OTHERS,
): void {
  const { board, undo } = site;
  switch (plan.kind) {
    case "none":
      return;
    case "map": {
      const map = board.state.maps.get(plan.map);
      if (map) moveMap(board, { map: plan.map, pos: { x: map.pos.x + plan.dx, y: map.pos.y + plan.dy } });
      return;
    }
    case "column":
      moveColumn(board, plan);
      return;
    case "lane":
      moveLane(board, plan);
      return;
    case "canvas":
      if (others.things.size + others.connectors.length > 0) {
        undo.group(() => dropItems(board, plan, held, modifiers, others));
        return;
      }
  }
  if (plan.kind === "cell" || plan.kind === "canvas") {
    undo.group(() => dropCards(site, plan, modifiers.alt ? copies(board, held) : held, modifiers.also));
  }
}

/** Things and whatever is carried with them, as one step. */
function dropItems(
  board: Board,
  { dx, dy }: { readonly dx: number; readonly dy: number },
  held: readonly Held[],
  { alt, also }: Modifiers,
  { things, connectors, maps }: HeldOthers,
): void {
  if (alt) {
    const cards = held.map(({ card }) => card);
    duplicateItems(board, { cards, things: things.keys(), connectors }, { x: dx, y: dy });
    return;
  }
  moveItems(
    board,
    {
      cards: held.map(({ card, place, at }) => ({
        card,
        pos: { x: at.x + dx, y: at.y + dy },
        from: also ? null : place,
      })),
      things: [...things].map(([thing, at]) => ({ thing, pos: { x: at.x + dx, y: at.y + dy } })),
      connectors: { ids: connectors, dx, dy },
      maps: maps.flatMap((map) => {
        const pos = board.state.maps.get(map)?.pos;
        return pos ? [{ map, pos: { x: pos.x + dx, y: pos.y + dy } }] : [];
      }),
    },
    { raise: true },
  );
}

function dropCards(
  { board, lonePaths }: DropSite,
  plan: Extract<Plan, { kind: "cell" | "canvas" }>,
  held: readonly Held[],
  stay: boolean,
): void {
  if (plan.kind === "canvas") {
    const moves = held.map(({ card, place, at }): CanvasMove => {
      const pos = { x: at.x + plan.dx, y: at.y + plan.dy };
      return { card, pos, from: stay ? null : place };
    });
    moveCardsOnCanvas(board, moves, { raise: true });
    return;
  }
  let { index } = plan;
  const path = lonePaths.peek().get(plan.map) ?? null;
  for (const [place, cards] of byPlace(held)) {
    const leave = stay || place === null ? null : place;
    const { map, lane, column } = plan;
    moveCardsToCell(board, { map, lane, column, cards, index, from: leave, path });
    index += cards.length;
  }
}

/** The cards in reading order, together with others from the same place. */
function byPlace(held: readonly Held[]): Map<Place | null, CardId[]> {
  const sorted = [...held].sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x);
  const places = new Map<Place | null, CardId[]>();
  for (const { card, place } of sorted) {
    const cards = places.get(place);
    if (cards) cards.push(card);
    else places.set(place, [card]);
  }
  return places;
}

function copies(board: Board, held: readonly Held[]): Held[] {
  const ids = duplicateCards(
    board,
    held.map((one) => one.card),
  );
  return held.flatMap((one, at) => {
    const card = ids[at];
    if (card === undefined) return [];
    const place = board.state.canvas.has(card) ? ("canvas" as const) : one.place;
    return [{ card, place, at: one.at }];
  });
}
