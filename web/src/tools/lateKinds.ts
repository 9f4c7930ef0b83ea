/** Fetches the kinds of the maps of a board as they are needed, and lets the board be read anew when one has come. */
import type { Board } from "@/document/board";
import type { BoardState, MapId } from "@/document/records";
import { fetchKind, isKnown, kinds, onKind } from "@/maps/kinds";

/** After so long a kind that could not be fetched is asked for again. */
const RETRY_MS = 5_000;

/** The kinds of living maps that this build knows and that are not here yet. */
function missing(state: BoardState, maps: Iterable<MapId> = state.maps.keys()): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const id of maps) {
    const map = state.maps.get(id);
    if (map && !map.deleted && !kinds.has(map.kind) && isKnown(map.kind)) keys.add(map.kind);
  }
  return keys;
}

/** Whether everything that the maps of a state need is here. */
export function hasKinds(state: BoardState): boolean {
  return missing(state).size === 0;
}

/** Fetches what the maps of a state need; resolves when all has come or could not be fetched. */
export async function fetchKindsOf(state: BoardState): Promise<void> {
  await Promise.allSettled([...missing(state)].map(fetchKind));
}

/** From now on each kind that a map of the board needs is fetched, and its maps are laid out when it is here; the result ends it. */
export function followKinds(board: Board): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (maps?: Iterable<MapId>): void => {
    for (const key of missing(board.state, maps)) {
      fetchKind(key).catch(() => {
        timer ??= setTimeout(() => {
          timer = undefined;
          ask();
        }, RETRY_MS);
      });
    }
  };
  const stops = [
    board.subscribe(({ maps }) => ask(maps)),
    onKind((key) => {
      const own = [...board.state.maps.values()].filter((map) => map.kind === key && !map.deleted);
      if (own.length > 0) board.retell(new Set(own.map(({ id }) => id)));
    }),
  ];
  ask();
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
  };
}
