/** Large maps and many moves on them: what it takes after each until the wall's sheets and what the maps tell are known again. */
import { Scene } from "@/canvas/scene";
import type { BoardChange } from "@/document/board";
import type { Link, LinkId } from "@/document/links";
import type { BoardState, CardId, ColumnId, LaneId, MapId, MapPlacement } from "@/document/records";
import { PAPER_KEYS } from "@/document/records";
import { NO_VALUES } from "@/document/values";
import { KeptLayouts } from "@/maps/keptLayouts";
import { fetchKind } from "@/maps/kinds";
import { MAP, stateOf } from "@/maps/testState";
import { WarningKeeper } from "@/maps/warningKeeper";
import { withReaders } from "@/tools/readingMaps";
import { BLUEPRINT, KANBAN, type LargeMap, STORY_MAP } from "./largeMaps";

/** So many moves go before those that count: nobody waits for the first one of a day. */
const BEFORE = 100;

/** Processor time in milliseconds: what it takes on a machine that has nothing else to do. */
export interface MoveTimes {
  readonly sheet: readonly number[];
  readonly told: readonly number[];
}

/** Moves open cards of the first map from cell to cell and gives the times of all moves; further maps share its cards. */
export async function measure(maps: readonly LargeMap[], moves: number): Promise<MoveTimes> {
  const [first] = maps;
  if (!first) return { sheet: [], told: [] };
  for (const { kind } of maps) await fetchKind(kind);
  const state = stateFor(maps);
  const layouts = new KeptLayouts("en");
  const scene = new Scene(state, (...asked) => layouts.layout(...asked), { papers: PAPER_KEYS, disciplines: [] });
  const keeper = new WarningKeeper(state);
  const tell = (): void => {
    for (const map of state.maps.keys()) keeper.warningsOf(map);
  };
  tell();
  const map = mapId(0);
  const placements = state.placements.get(map) as Map<CardId, MapPlacement>;
  const sheet: number[] = [];
  const told: number[] = [];
  for (let i = 0; i < BEFORE + moves; i++) {
    const card = `card${(i * 37) % first.open}` as CardId;
    const lane = first.lanes[(i * 3) % first.lanes.length]?.id as LaneId;
    const column = first.leaves[(i * 5) % first.leaves.length] as ColumnId;
    placements.set(card, { card, map, lane, column, order: `a${10_000 + ((i * 101) % 900)}V`, path: null });
    const begun = processorTime();
    const change = withReaders(state, changeOf(map, card));
    scene.apply(state, change);
    const drawn = processorTime();
    keeper.apply(state, change);
    tell();
    const known = processorTime();
    if (i < BEFORE) continue;
    sheet.push(drawn - begun);
    told.push(known - drawn);
  }
  return { sheet, told };
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function mapId(at: number): MapId {
  return (at === 0 ? MAP.id : `m${at}`) as MapId;
}

/** The maps beside each other; what they have in common are cards. */
function stateFor(maps: readonly LargeMap[]): BoardState {
  const made = Array.from({ length: Math.max(...maps.map(({ cards }) => cards)) }, (_, i) => ({
    id: `card${i}`,
    title: `Card ${i} with a few words to say what it is about`,
    fields: { class: i % 40 === 0 ? "expedite" : "standard", estimate: i % 9, emotion: (i % 5) - 2, duration: i % 60 },
  }));
  const placements = maps.flatMap(({ lanes, cards, open, leaves, last }, at) =>
    made.slice(0, cards).map(({ id }, i) => {
      const lane = lanes[i % lanes.length]?.id ?? "";
      return [id, lane, i < open ? (leaves[(i * 7) % leaves.length] ?? "") : last, `a${10_000 + i}`, mapId(at)];
    }),
  );
  const own = <T extends object>(strips: readonly T[], at: number) =>
    strips.map((strip) => ({ ...strip, map: mapId(at) }));
  const lanes = maps.flatMap((map, at) => own(map.lanes, at));
  const columns = maps.flatMap((map, at) => own(map.columns, at));
  const state = stateOf({ cards: made, lanes, columns, placements });
  const records = maps.map(({ kind }, at) => [mapId(at), { ...MAP, id: mapId(at), kind }] as const);
  return { ...state, maps: new Map(records), links: arrowsOf(maps[0]) };
}

function arrowsOf(map: LargeMap | undefined): BoardState["links"] {
  const { lanes = [], leaves = [], arrows = 0 } = map ?? {};
  const end = (i: number, lane: number): Link["from"] => ({
    on: "cell",
    map: MAP.id,
    lane: lanes[lane % lanes.length]?.id as LaneId,
    column: leaves[i % leaves.length] as ColumnId,
  });
  const links = Array.from({ length: arrows }, (_, i): Link => {
    const [id, from, to] = [`link${i}` as LinkId, end(i, i), end(i + 1 + (i % 2), i + 1)];
    const said = { kind: "leads_to", text: "", mutual: false, fields: NO_VALUES, deleted: false } as const;
    return { id, from, to, map: MAP.id, ...said, createdBy: "somebody", createdAt: 0 };
  });
  return new Map(links.map((link) => [link.id, link]));
}

function changeOf(map: MapId, card: CardId): BoardChange {
  const none: ReadonlySet<never> = new Set();
  return {
    cards: none,
    maps: new Set([map]),
    canvas: new Set(),
    things: none,
    connectors: none,
    frames: new Set<MapId>(),
    placed: new Map([[map, new Set([card])]]),
    links: false,
    paths: false,
    tags: false,
    legend: false,
    local: true,
  };
}

/** The sizes maps are meant for. */
export const LARGE: Readonly<Record<string, readonly LargeMap[]>> = {
  "kanban 10 columns, 8 lanes, 400 open, 5,000 done": [KANBAN],
  "blueprint 40 steps, 12 rows, 1,500 cards, 200 arrows": [BLUEPRINT],
  "story map 8 activities, 40 steps, 600 stories, 6 slices": [STORY_MAP],
  "kanban and story map with 600 cards on both": [KANBAN, STORY_MAP],
};
