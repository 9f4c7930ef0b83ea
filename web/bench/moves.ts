/** Large maps and many moves on them: how long it takes after each until the wall's sheet and what the map tells are known again. */
import { Scene } from "@/canvas/scene";
import type { BoardChange } from "@/document/board";
import type { BoardState, CardId, MapId, MapPlacement } from "@/document/records";
import { PAPER_KEYS } from "@/document/records";
import { fetchKind, kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import { MAP, stateOf } from "@/maps/testState";
import { WarningKeeper } from "@/maps/warningKeeper";
import { cardsOf, type LargeMap } from "./largeMaps";

export { LARGE } from "./largeMaps";

/** Times in milliseconds. */
export interface MoveTimes {
  readonly sheet: readonly number[];
  readonly told: readonly number[];
}

/** Moves open cards from cell to cell and gives the times of all moves. */
export async function measure(map: LargeMap, moves: number): Promise<MoveTimes> {
  await fetchKind(map.kind);
  const state = stateFor(map);
  const layouter = (record: Parameters<typeof layoutMap>[1], from: BoardState) => {
    const kind = kinds.get(record.kind);
    return kind ? layoutMap(kind, record, from) : null;
  };
  const scene = new Scene(state, layouter, { papers: PAPER_KEYS, disciplines: [] });
  const keeper = new WarningKeeper(state);
  keeper.warningsOf(MAP.id);
  const placements = state.placements.get(MAP.id) as Map<CardId, MapPlacement>;
  const sheet: number[] = [];
  const told: number[] = [];
  for (let i = 0; i < moves; i++) {
    const card = `card${(i * 37) % map.open}` as CardId;
    const lane = map.lanes[(i * 3) % map.lanes.length]?.id as never;
    const column = map.leaves[(i * 5) % map.leaves.length] as never;
    placements.set(card, { card, map: MAP.id, lane, column, order: `a${i}`, path: null });
    const change = changeOf(card);
    const begun = performance.now();
    scene.apply(state, change);
    const drawn = performance.now();
    keeper.apply(state, change);
    keeper.warningsOf(MAP.id);
    sheet.push(drawn - begun);
    told.push(performance.now() - drawn);
  }
  return { sheet, told };
}

function stateFor(map: LargeMap): BoardState {
  const cards = cardsOf(map);
  const made = cards.map(({ id, title, class: kind, estimate }) => ({ id, title, fields: { class: kind, estimate } }));
  const placements = cards.map(({ id, lane, column, order }) => [id, lane, column, order]);
  const state = stateOf({ cards: made, lanes: map.lanes, columns: map.columns, placements });
  return { ...state, maps: new Map([[MAP.id, { ...MAP, kind: map.kind }]]) };
}

function changeOf(card: CardId): BoardChange {
  const none: ReadonlySet<never> = new Set();
  return {
    cards: none,
    maps: new Set([MAP.id]),
    canvas: new Set(),
    things: none,
    connectors: none,
    frames: new Set<MapId>(),
    placed: new Map([[MAP.id, new Set([card])]]),
    links: false,
    paths: false,
    tags: false,
    legend: false,
    local: true,
  };
}
