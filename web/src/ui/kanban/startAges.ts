import { ages as askAges } from "@/api/ages";
import type { MapAges as Answer } from "@/api/dto";
import type { BoardChange } from "@/document/board";
import type { CardId, ColumnId, MapId, MapRecord } from "@/document/records";
import { columnTree } from "@/maps/columns";
import { valueIn } from "@/maps/fields";
import { flowMaps } from "@/maps/flow/flowMaps";
import { stagesOf } from "@/maps/flow/stages";
import { dayHere } from "@/maps/kanban/ageing";
import { kinds, onKind } from "@/maps/kinds";
import { agesOn, type MapAges, NO_MAP_AGES } from "@/ui/kanban/agesOf";
import { foldOlder } from "@/ui/kanban/olderDone";
import type { WallRoom } from "@/ui/wall/room";

/** So often the server is asked again while things move; in between, the moves themselves say enough. */
const AGAIN_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
const WEEK = 7;

/** Keeps up to date how old the cards of all maps with flow are, until the returned function is called. */
export function startAges(room: WallRoom): () => void {
  if (room.session === null) return () => undefined;
  const keeper = new AgesKeeper(room);
  return () => keeper.stop();
}

class AgesKeeper {
  readonly #room: WallRoom;
  readonly #gone = new AbortController();
  readonly #stops: (() => void)[] = [];
  /** Where cards were when they were looked at last: only another column is a move that counts. */
  readonly #seats = new Map<MapId, Map<CardId, ColumnId>>();
  #stale = false;

  constructor(room: WallRoom) {
    this.#room = room;
    const timer = setInterval(() => this.#again(), AGAIN_MS);
    this.#stops.push(
      () => clearInterval(timer),
      room.board.subscribe((change) => this.#changed(change)),
      onKind(() => this.#askNew()),
    );
    this.#askAll();
  }

  stop(): void {
    this.#gone.abort();
    for (const stop of this.#stops) stop();
  }

  /** After moves, and when another day has begun. */
  #again(): void {
    const today = dayHere(new Date().toISOString());
    const old = [...agesOn(this.#room.board).peek().values()].some((one) => one.today !== today);
    if (this.#stale || old) this.#askAll();
  }

  #askAll(): void {
    this.#stale = false;
    for (const map of flowMaps(this.#room.board.state)) void this.#ask(map);
  }

  /** Maps whose kind has only come now. */
  #askNew(): void {
    const known = agesOn(this.#room.board).peek();
    for (const map of flowMaps(this.#room.board.state)) if (!known.has(map.id)) void this.#ask(map);
  }

  async #ask(map: MapRecord): Promise<void> {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const doneBefore = beforeDay(map);
    try {
      const address = { board: this.#room.id, map: map.id };
      const answer = await askAges(address, { zone, doneBefore: doneBefore || null }, this.#gone.signal);
      this.#seats.set(map.id, seatsOn(this.#room, map.id));
      this.#set(map.id, read(answer, doneBefore, workdaysOf(map)));
    } catch {
      // Without an answer cards simply show no age; the next round asks again.
      this.#stale = true;
    }
  }

  #set(map: MapId, ages: MapAges): void {
    const all = agesOn(this.#room.board);
    const before = all.peek().get(map);
    all.value = new Map(all.peek()).set(map, ages);
    if (before?.done !== ages.done) foldOlder(this.#room.board, map);
  }

  /** What has just moved is that much older than now: the server would say the same. */
  #changed(change: BoardChange): void {
    const { state } = this.#room.board;
    const all = agesOn(this.#room.board).peek();
    for (const map of flowMaps(state)) {
      if (!change.maps.has(map.id)) continue;
      this.#stale = true;
      const before = all.get(map.id);
      const moved = this.#moved(map.id, change.placed.get(map.id));
      if (!before || beforeDay(map) !== before.doneBefore || workdaysOf(map) !== before.workdays) void this.#ask(map);
      else if (moved.size > 0) this.#set(map.id, afterMoves(before, map, moved, this.#room));
    }
  }

  /** Those of the cards that are in another column than before. */
  #moved(map: MapId, placed: ReadonlySet<CardId> = new Set()): ReadonlySet<CardId> {
    const seats = this.#seats.get(map) ?? new Map<CardId, ColumnId>();
    this.#seats.set(map, seats);
    const now = this.#room.board.state.placements.get(map);
    const moved = new Set<CardId>();
    for (const card of placed) {
      const column = now?.get(card)?.column;
      if (seats.get(card) === column) continue;
      moved.add(card);
      if (column === undefined) seats.delete(card);
      else seats.set(card, column);
    }
    return moved;
  }
}

function seatsOn({ board }: WallRoom, map: MapId): Map<CardId, ColumnId> {
  return new Map([...(board.state.placements.get(map)?.values() ?? [])].map(({ card, column }) => [card, column]));
}

/** What a map says of its working days; empty when all days count. */
function workdaysOf({ fields }: MapRecord): string {
  return String(valueIn(fields, "workdays") ?? "");
}

/** The day before which done cards fold, or nothing when they never do. */
function beforeDay({ fields }: MapRecord): string {
  const weeks = valueIn(fields, "done_weeks");
  return typeof weeks === "number" ? dayHere(new Date(Date.now() - weeks * WEEK * DAY_MS).toISOString()) : "";
}

function read(answer: Answer, doneBefore: string, workdays: string): MapAges {
  return {
    today: dayHere(new Date().toISOString()),
    started: new Map(answer.open.flatMap(({ card_id, started }) => (started ? [[card_id as CardId, started]] : []))),
    since: new Map(answer.open.map(({ card_id, since }) => [card_id as CardId, since])),
    expectation: answer.expectation_days,
    expectedOf: answer.expectation_of,
    half: answer.half_days,
    done: new Map(answer.done.flatMap(({ day, card_ids }) => card_ids.map((card) => [card as CardId, day] as const))),
    doneBefore,
    workdays,
  };
}

function afterMoves(before: MapAges, map: MapRecord, moved: ReadonlySet<CardId>, room: WallRoom): MapAges {
  const kind = kinds.get(map.kind);
  if (!kind) return before;
  const { state } = room.board;
  const tree = columnTree(kind, map.id, state);
  const { start, finish } = stagesOf(tree);
  const now = new Date().toISOString();
  const [started, since] = [new Map(before.started), new Map(before.since)];
  const again = [...moved].some((card) => before.done.has(card));
  const done = again ? new Map([...before.done].filter(([card]) => !moved.has(card))) : before.done;
  for (const card of moved) {
    const column = state.placements.get(map.id)?.get(card)?.column;
    const at = tree.leaves.findIndex((leaf) => leaf.column.id === column);
    const underWay = at >= 0 && start !== null && at >= start && (finish === null || at < finish);
    if (!underWay) started.delete(card);
    else if (!started.has(card)) started.set(card, now);
    if (at < 0 || (finish !== null && at >= finish)) since.delete(card);
    else since.set(card, now);
  }
  return { ...NO_MAP_AGES, ...before, started, since, done };
}
