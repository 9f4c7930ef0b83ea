/**
 * A picture of a board for later: an outline with the beginnings of titles, small enough to be kept in a browser and to be drawn before the
 * board itself is here.
 */
import { writtenEnd } from "@/document/commands/connectors";
import type { BoardOutline, OutlineCard } from "@/document/outline";
import type { BoardState } from "@/document/records";
import { CANVAS } from "@/document/records";
import { placementKey } from "@/document/schema";

/** So much of a title is to be seen from afar. */
const TITLE = 60;
/** A board of more cards has no picture: it would take longer than the board. */
export const MOST_PICTURED = 15_000;

/** The picture of a board, or null where it would be too large. */
export function pictureOf(state: BoardState): BoardOutline | null {
  if (state.cards.size > MOST_PICTURED) return null;
  const alive = <T extends { readonly deleted: boolean }>(records: ReadonlyMap<string, T>): T[] =>
    [...records.values()].filter((one) => !one.deleted);
  const maps = alive(state.maps).map(({ deleted: _, pos, ...map }) => ({ ...map, pos: [pos.x, pos.y] as const }));
  return {
    cards: alive(state.cards).map(pictured),
    maps,
    lanes: alive(state.lanes).map(({ limit, deleted: _, ...lane }) => ({
      ...lane,
      ...(limit === null ? {} : { limit }),
    })),
    columns: alive(state.columns).map(({ limit, parent, card, deleted: _, ...column }) => ({
      ...column,
      ...(limit === null ? {} : { limit }),
      ...(parent === null ? {} : { parent }),
      ...(card === null ? {} : { card }),
    })),
    placements: placementsOf(state),
    shapes: alive(state.things).map(({ box, text, ...thing }) => {
      const words = text.slice(0, TITLE);
      return { ...thing, text: words, title: words, pos: [box.x, box.y] as const, size: [box.w, box.h] as const };
    }),
    connectors: alive(state.connectors).map(({ from, to, id, path, color }) => ({
      id,
      from: writtenEnd(from),
      to: writtenEnd(to),
      path,
      color,
    })),
  };
}

function pictured({ id, title, color, discipline, size }: PicturedCard): OutlineCard {
  return { id, title: title.slice(0, TITLE), color, discipline, ...(size === null ? {} : { size }) };
}

type PicturedCard = BoardState["cards"] extends ReadonlyMap<unknown, infer Card> ? Card : never;

function placementsOf(state: BoardState): BoardOutline["placements"] {
  const free = [...state.canvas].map(
    ([card, { pos, order }]) => [placementKey(CANVAS, card), { pos: [pos.x, pos.y], order }] as const,
  );
  const placed = [...state.placements].flatMap(([map, cards]) =>
    [...cards].map(([card, { lane, column, order }]) => [placementKey(map, card), { lane, column, order }] as const),
  );
  return [...free, ...placed];
}
