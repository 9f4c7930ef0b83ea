/**
 * The layouts of the maps of a board, kept up to date: after one move the two cells that differ are stacked anew and what follows
 * from their heights is moved; all other cards stay the very same objects. Equals laying the map out anew at any time; a test
 * holds the two together.
 */
import type { BoardState, CardId, MapId, MapRecord } from "@/document/records";
import type { KindDefinition, Language } from "@/maps/definition";
import { KeptBody } from "@/maps/keptBody";
import { KeptStructure } from "@/maps/keptStructure";
import { shownKind, titledLayout } from "@/maps/laterKind";
import { layoutOf } from "@/maps/layout";
import type { MapLayout } from "@/maps/model";

interface Kept {
  readonly kind: KindDefinition;
  readonly structure: KeptStructure;
  readonly body: KeptBody;
}

/** Lays out the maps of one board for one wall. */
export class KeptLayouts {
  readonly #language: Language;
  readonly #kept = new Map<MapId, Kept>();

  constructor(language: Language) {
    this.#language = language;
  }

  /**
   * Lays out a map; null while its kind is still to be fetched. `cards` are those that came, left, moved or look different in it
   * since it was laid out last; null where more may differ: the map itself, lanes, columns, cells, paths.
   */
  layout(map: MapRecord, state: BoardState, cards: ReadonlySet<CardId> | null): MapLayout | null {
    const kind = shownKind(map.kind);
    const known = this.#kept.get(map.id);
    if (!kind) {
      this.#kept.delete(map.id);
      return null;
    }
    const kept = known && known.kind === kind && cards ? known : this.#anew(kind, map.id, state);
    if (kept === known && cards) kept.structure.update(state, cards);
    const layout = layoutOf({ kind, map, state, structure: kept.structure.structure }, this.#language, kept.body);
    return titledLayout(kind, map, layout, this.#language);
  }

  #anew(kind: KindDefinition, map: MapId, state: BoardState): Kept {
    const kept = { kind, structure: new KeptStructure(kind, map, state), body: new KeptBody(kind) };
    this.#kept.set(map, kept);
    return kept;
  }
}
