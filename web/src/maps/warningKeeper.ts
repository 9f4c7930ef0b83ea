/** The warnings of all maps of a board, kept up to date: what one move changes is looked at again, and nothing else. */
import type { BoardChange } from "@/document/board";
import type { BoardState, MapId } from "@/document/records";
import { changedCards } from "@/maps/changedCards";
import type { KindDefinition } from "@/maps/definition";
import { KeptStructure } from "@/maps/keptStructure";
import { kinds } from "@/maps/kinds";
import { type Warning, warningsIn } from "@/maps/warnings";

const NOTHING: readonly Warning[] = [];

interface Kept {
  readonly kind: KindDefinition;
  readonly structure: KeptStructure;
  /** Null: to be looked at again. */
  found: readonly Warning[] | null;
}

/** Keeps the warnings of the maps of one board. */
export class WarningKeeper {
  #state: BoardState;
  readonly #kept = new Map<MapId, Kept>();

  constructor(state: BoardState) {
    this.#state = state;
  }

  /** Takes over a change of the board; returns the maps whose warnings may be others. */
  apply(state: BoardState, change: Pick<BoardChange, "maps" | "frames" | "placed" | "cards">): ReadonlySet<MapId> {
    this.#state = state;
    for (const map of change.maps) {
      const kept = this.#kept.get(map);
      if (!kept) continue;
      if (change.frames.has(map)) this.#kept.delete(map);
      else {
        kept.structure.update(state, changedCards(map, state, change));
        kept.found = null;
      }
    }
    return change.maps;
  }

  /** The warnings of a map; none for a map that is deleted, unknown, or of a kind this version does not know. */
  warningsOf(id: MapId): readonly Warning[] {
    const map = this.#state.maps.get(id);
    const kind = map && !map.deleted ? kinds.get(map.kind) : undefined;
    if (!map || !kind) return NOTHING;
    let kept = this.#kept.get(id);
    if (!kept) {
      kept = { kind, structure: new KeptStructure(kind, id, this.#state), found: null };
      this.#kept.set(id, kept);
    }
    kept.found ??= warningsIn(kind, map, this.#state, kept.structure.structure);
    return kept.found;
  }
}
