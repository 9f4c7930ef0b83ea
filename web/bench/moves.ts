/** Large maps and many moves on them: how long it takes after each until the wall's sheet and what the map tells are known again. */
import { Scene } from "@/canvas/scene";
import type { BoardChange } from "@/document/board";
import type { BoardState, CardId, MapId, MapPlacement } from "@/document/records";
import { PAPER_KEYS } from "@/document/records";
import { fetchKind, kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import { type BriefState, MAP, stateOf } from "@/maps/testState";
import { WarningKeeper } from "@/maps/warningKeeper";

/** A map of a kind with its cards, and where cards go. */
export interface LargeMap {
  readonly kind: string;
  readonly lanes: BriefState["lanes"];
  readonly columns: BriefState["columns"];
  /** How many cards, and the columns they go to by turns. */
  readonly cards: number;
  readonly open: number;
  readonly leaves: readonly string[];
  /** Where the cards beyond the open ones stand. */
  readonly last: string;
}

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

function stateFor({ kind, lanes, columns, cards, open, leaves, last }: LargeMap): BoardState {
  const made = Array.from({ length: cards }, (_, i) => ({
    id: `card${i}`,
    title: `Card ${i} with a few words to say what it is about`,
    fields: { class: i % 40 === 0 ? "expedite" : "standard", estimate: i % 9 },
  }));
  const placements = made.map(({ id }, i) => {
    const lane = lanes[i % lanes.length]?.id ?? "";
    return [id, lane, i < open ? (leaves[(i * 7) % leaves.length] ?? "") : last, `a${10_000 + i}`];
  });
  const state = stateOf({ cards: made, lanes, columns, placements });
  return { ...state, maps: new Map([[MAP.id, { ...MAP, kind }]]) };
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

const key = (i: number): string => `a${String(i).padStart(3, "0")}`;
const strips = (count: number, name: string, role: string, more: object = {}) =>
  Array.from({ length: count }, (_, i) => ({ id: `${name}${i}`, role, order: key(i), ...more }));

/** The sizes maps are meant for. */
export const LARGE: Readonly<Record<string, LargeMap>> = {
  "kanban 10 columns, 8 lanes, 400 open, 5,000 done": {
    kind: "kanban",
    lanes: strips(8, "lane", "lane", { limit: 90 }),
    columns: [...strips(9, "column", "implement", { limit: 50 }), { id: "done", role: "done", order: "b" }],
    cards: 5_400,
    open: 400,
    leaves: Array.from({ length: 9 }, (_, i) => `column${i}`),
    last: "done",
  },
  "blueprint 40 steps, 12 rows, 1,500 cards": {
    kind: "service_blueprint",
    lanes: ["customer_actions", "frontstage_actions", ...new Array<string>(10).fill("backstage_actions")].map(
      (role, i) => ({ id: `lane${i}`, role, order: key(i) }),
    ),
    columns: strips(40, "column", "step"),
    cards: 1_500,
    open: 1_500,
    leaves: Array.from({ length: 40 }, (_, i) => `column${i}`),
    last: "column0",
  },
  "story map 8 activities, 40 steps, 600 stories, 6 slices": {
    kind: "story_map",
    lanes: strips(6, "lane", "slice"),
    columns: [
      ...strips(8, "activity", "activity"),
      ...strips(40, "column", "step").map((step, i) => ({ ...step, parent: `activity${i % 8}` })),
    ],
    cards: 600,
    open: 600,
    leaves: Array.from({ length: 40 }, (_, i) => `column${i}`),
    last: "column0",
  },
};
