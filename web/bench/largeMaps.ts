/** Maps as large as maps get: their sizes, and each as the update that brings it onto a board. */
import { Doc, encodeStateAsUpdate, Text, Map as YMap } from "yjs";

/** A lane or column of a large map. */
export interface Strip {
  readonly id: string;
  readonly role: string;
  readonly order: string;
  readonly limit?: number;
  readonly parent?: string;
}

/** A map of a kind with its cards, and where cards go. */
export interface LargeMap {
  readonly kind: string;
  readonly lanes: readonly Strip[];
  readonly columns: readonly Strip[];
  /** How many cards, and the columns they go to by turns. */
  readonly cards: number;
  readonly open: number;
  readonly leaves: readonly string[];
  /** Where the cards beyond the open ones stand. */
  readonly last: string;
  /** So many arrows from cell to cell. */
  readonly arrows?: number;
}

const key = (i: number): string => `a${String(i).padStart(3, "0")}`;
const strips = (count: number, name: string, role: string, more: object = {}): Strip[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${name}${i}`, role, order: key(i), ...more }));

/** An enterprise kanban on which two years of work are done. */
export const KANBAN: LargeMap = {
  kind: "kanban",
  lanes: strips(8, "lane", "lane", { limit: 90 }),
  columns: [...strips(9, "column", "implement", { limit: 50 }), { id: "done", role: "done", order: "b" }],
  cards: 5_400,
  open: 400,
  leaves: Array.from({ length: 9 }, (_, i) => `column${i}`),
  last: "done",
};
const ROWS = [
  "physical_evidence",
  "time",
  "customer_actions",
  "emotion",
  "frontstage_actions",
  "frontstage_tech",
  ...new Array<string>(3).fill("backstage_actions"),
  "backstage_tech",
  "support_systems",
  "metric",
];
/** A service blueprint with every row. */
export const BLUEPRINT: LargeMap = {
  kind: "service_blueprint",
  lanes: ROWS.map((role, i) => ({ id: `row${i}`, role, order: key(i) })),
  columns: strips(40, "step", "step"),
  cards: 1_500,
  open: 1_500,
  leaves: Array.from({ length: 40 }, (_, i) => `step${i}`),
  last: "step0",
  arrows: 200,
};
/** A story map of a whole product. */
export const STORY_MAP: LargeMap = {
  kind: "story_map",
  lanes: strips(6, "slice", "slice"),
  columns: [
    ...strips(8, "activity", "activity"),
    ...strips(40, "stage", "step").map((step, i) => ({ ...step, parent: `activity${i % 8}` })),
  ],
  cards: 600,
  open: 600,
  leaves: Array.from({ length: 40 }, (_, i) => `stage${i}`),
  last: "stage0",
};

const COLOURS = ["paper", "yellow", "blue", "green"];

/** A large map as it comes onto a board, in one update. */
export function mapAsUpdate(map: LargeMap): Uint8Array {
  const doc = new Doc();
  const put = (root: string, id: string, fields: Readonly<Record<string, unknown>>, title: string): void => {
    const record = new YMap<unknown>();
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) record.set(name, value);
    record.set("title", new Text(title));
    doc.getMap<YMap<unknown>>(root).set(id, record);
  };
  // Ids are 22 characters long, as on every board.
  const long = (id: string): string => id.padEnd(22, "_");
  const strip = ({ role, order, limit, parent }: Strip) => ({
    map: long("m"),
    role,
    order,
    rules: limit === undefined ? undefined : { limit },
    parent: parent === undefined ? undefined : long(parent),
  });
  doc.transact(() => {
    put("maps", long("m"), { kind: map.kind, pos: [0, 0], order: "a0" }, "Large");
    for (const [at, lane] of map.lanes.entries()) put("lanes", long(lane.id), strip(lane), `Lane ${at + 1}`);
    for (const [at, column] of map.columns.entries())
      put("columns", long(column.id), strip(column), `Column ${at + 1}`);
    for (let at = 0; at < map.cards; at++) {
      const id = long(`card${at}`);
      const made = {
        type: "card",
        color: COLOURS[at % COLOURS.length],
        createdBy: "somebody",
        createdAt: 1_790_000_000_000,
      };
      const fields = { "f:class": at % 40 === 0 ? "expedite" : "standard", "f:estimate": at % 9 };
      put("cards", id, { ...made, ...fields }, `Card ${at} with a few words to say what it is about`);
      const column = at < map.open ? map.leaves[(at * 7) % map.leaves.length] : map.last;
      const lane = map.lanes[at % map.lanes.length]?.id ?? "";
      const placed = { lane: long(lane), column: long(column ?? ""), order: `a${10_000 + at}` };
      doc.getMap("placements").set(`${long("m")}:${id}`, placed);
    }
  });
  return encodeStateAsUpdate(doc);
}
