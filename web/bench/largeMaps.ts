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
}

/** A card of a large map and where it stands. */
export interface LargeCard {
  readonly id: string;
  readonly title: string;
  readonly class: "expedite" | "standard";
  readonly estimate: number;
  readonly lane: string;
  readonly column: string;
  readonly order: string;
}

const key = (i: number): string => `a${String(i).padStart(3, "0")}`;
const strips = (count: number, name: string, role: string, more: object = {}): Strip[] =>
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

/** The cards of a large map. */
export function cardsOf({ cards, open, lanes, leaves, last }: LargeMap): LargeCard[] {
  return Array.from({ length: cards }, (_, i) => ({
    id: `card${i}`,
    title: `Card ${i} with a few words to say what it is about`,
    class: i % 40 === 0 ? "expedite" : "standard",
    estimate: i % 9,
    lane: lanes[i % lanes.length]?.id ?? "",
    column: i < open ? (leaves[(i * 7) % leaves.length] ?? "") : last,
    order: `a${10_000 + i}`,
  }));
}

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
    for (const [at, card] of cardsOf(map).entries()) {
      const made = {
        type: "card",
        color: COLOURS[at % COLOURS.length],
        createdBy: "somebody",
        createdAt: 1_790_000_000_000,
      };
      put("cards", long(card.id), { ...made, "f:class": card.class, "f:estimate": card.estimate }, card.title);
      const placed = { lane: long(card.lane), column: long(card.column), order: card.order };
      doc.getMap("placements").set(`${long("m")}:${long(card.id)}`, placed);
    }
  });
  return encodeStateAsUpdate(doc);
}
