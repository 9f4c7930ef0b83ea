import type { BoardChange } from "@/document/board";
import type { MapId } from "@/document/records";
import { explain } from "@/maps/explanation";
import { kinds, onKind } from "@/maps/kinds";
import type { Warning } from "@/maps/warnings";
import { adviceOf } from "@/ui/advice/adviceStore";
import { language } from "@/ui/strings/language";
import { t } from "@/ui/strings/translate";
import { fetchWords } from "@/ui/strings/words";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

/** How long a move may still be going on: several cards of one drop are several changes. */
const SETTLED_MS = 120;

/**
 * A soft stop: when a move of one's own goes over a limit, it is done, and a calm word says so with a way back. What others do
 * shows at the place and is told nobody. Until the returned function is called.
 */
export function startSoftStop(room: WallRoom): () => void {
  void fetchWords(["kanban", "maps"]).catch(() => undefined);
  const stop = new SoftStop(room);
  return () => stop.end();
}

class SoftStop {
  readonly #room: WallRoom;
  /** How far over their limits things were when this was looked at last. */
  readonly #known = new Map<MapId, ReadonlyMap<string, number>>();
  /** Maps that changed since, and whether one moved cards oneself there. */
  readonly #changed = new Map<MapId, boolean>();
  readonly #stops: readonly (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(room: WallRoom) {
    this.#room = room;
    this.#remember();
    this.#stops = [room.board.subscribe((change) => this.#hear(change)), onKind(() => this.#remember())];
  }

  end(): void {
    for (const stop of this.#stops) stop();
    clearTimeout(this.#timer);
  }

  /** How things are before anybody moves anything. */
  #remember(): void {
    for (const { id, kind } of this.#room.board.state.maps.values()) {
      if (!this.#known.has(id) && hasLimits(kind)) this.#known.set(id, this.#over(id));
    }
  }

  #hear(change: BoardChange): void {
    const { board, undo } = this.#room;
    for (const map of change.maps) {
      if (!hasLimits(board.state.maps.get(map)?.kind ?? "")) continue;
      const own = change.local && !undo.reversing && (change.placed.get(map)?.size ?? 0) > 0;
      this.#changed.set(map, own || this.#changed.get(map) === true);
    }
    if (this.#changed.size > 0) this.#timer ??= setTimeout(() => this.#look(), SETTLED_MS);
  }

  #look(): void {
    this.#timer = undefined;
    for (const [map, own] of this.#changed) {
      const before = this.#known.get(map);
      const [first] = this.#limits(map).filter((one) => (one.values.count ?? 0) > (before?.get(keyOf(one)) ?? 0));
      if (own && first) tell(this.#room, map, first);
      this.#known.set(map, this.#over(map));
    }
    this.#changed.clear();
  }

  #limits(map: MapId): readonly Warning[] {
    return adviceOf(this.#room.board)
      .warningsOf(map)
      .filter(({ values }) => values.limit !== undefined);
  }

  #over(map: MapId): ReadonlyMap<string, number> {
    return new Map(this.#limits(map).map((found) => [keyOf(found), found.values.count ?? 0]));
  }
}

function hasLimits(kind: string): boolean {
  return kinds.get(kind)?.rules.some(({ check }) => check === "column_limit") ?? false;
}

/** What is counted: who moves from cell to cell stays the same person. */
function keyOf({ rule, lane, column, who, card }: Warning): string {
  return card === undefined ? `${rule} ${lane} ${column}` : `${rule} ${who}`;
}

function tell(room: WallRoom, id: MapId, found: Warning): void {
  const { state } = room.board;
  const map = state.maps.get(id);
  const kind = map && kinds.get(map.kind);
  if (!map || !kind) return;
  const nameOf = (who: string): string =>
    room.people.peek().find((person) => person.id === who)?.name ?? t("warning.somebody");
  const [words] = explain(kind, map, state, [found], language.peek(), nameOf);
  if (!words) return;
  const text = t("kanban.overLimit", { message: words.message }) || words.message;
  tellWithUndo(room, text);
}
