/** A large map and many moves on it: how long the keeper of warnings takes after each, in milliseconds. */
import type { CardId, ColumnId, LaneId, MapId, MapPlacement } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { MAP, stateOf } from "@/maps/testState";
import { WarningKeeper } from "@/maps/warningKeeper";

/** How large the map is, and how often something moves. */
export interface Size {
  readonly columns: number;
  readonly lanes: number;
  readonly cards: number;
  readonly moves: number;
}

/** The times of all moves. */
export function measure({ columns, lanes, cards, moves }: Size): number[] {
  const made = Array.from({ length: cards }, (_, i) => ({
    id: `card${i}`,
    title: `Card ${i}`,
    fields: { estimate: i % 9 },
  }));
  const state = stateOf({
    cards: made,
    lanes: Array.from({ length: lanes }, (_, i) => ({ id: `lane${i}`, role: "lane", order: `a${i}`, limit: 400 })),
    columns: Array.from({ length: columns }, (_, i) => ({
      id: `column${i}`,
      role: "implement",
      order: `a${i}`,
      limit: 300 + 20 * i,
    })),
    placements: made.map(({ id }, i) => [id, `lane${i % lanes}`, `column${(i * 7) % columns}`, `a${1_000 + i}`]),
  });
  const whole = { ...state, maps: new Map([[MAP.id, { ...MAP, kind: kinds.has("kanban") ? "kanban" : "" }]]) };
  const keeper = new WarningKeeper(whole);
  keeper.warningsOf(MAP.id);
  const placements = whole.placements.get(MAP.id) as Map<CardId, MapPlacement>;
  return Array.from({ length: moves }, (_, i) => {
    const card = `card${(i * 37) % cards}` as CardId;
    const lane = `lane${(i * 3) % lanes}` as LaneId;
    const column = `column${(i * 5) % columns}` as ColumnId;
    placements.set(card, { card, map: MAP.id, lane, column, order: `a${i}`, path: null });
    const change = { maps: new Set([MAP.id]), frames: new Set<MapId>(), cards: new Set<CardId>() };
    const begun = performance.now();
    keeper.apply(whole, { ...change, placed: new Map([[MAP.id, new Set([card])]]) });
    keeper.warningsOf(MAP.id);
    return performance.now() - begun;
  });
}
