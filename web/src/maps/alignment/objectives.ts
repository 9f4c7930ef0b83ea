/** Objectives of a board, and which of them a card serves: by links, by standing below them, or by what is written on it. */
import { endKey } from "@/document/links";
import type { BoardState, CardId, ColumnId, MapId } from "@/document/records";
import { servedBy } from "@/maps/alignment/service";

/** Columns and lanes with this role hold objectives, on whatever map. */
const OBJECTIVE = "objective";

/** An objective that a card serves. */
export interface ObjectiveRef {
  /** Equal for equal objectives. */
  readonly key: string;
  /** Its card on this board, or null. */
  readonly card: CardId | null;
  /** Its words, where it has no card. */
  readonly text: string;
}

/** The objectives of a board, and below which of them cards stand. */
export interface Objectives {
  readonly cards: ReadonlySet<CardId>;
  readonly above: ReadonlyMap<CardId, readonly CardId[]>;
}

/** Looks at all maps of a board. */
export function objectivesOn(state: BoardState): Objectives {
  const cards = new Set<CardId>();
  const above = new Map<CardId, CardId[]>();
  const heads = new Map<ColumnId, CardId>();
  // What an example wants is nobody's objective.
  const isMap = (id: MapId): boolean => {
    const map = state.maps.get(id);
    return map?.deleted === false && map.fields.get("example") !== true;
  };
  for (const { id, role, card, deleted, map } of state.columns.values()) {
    if (role !== OBJECTIVE || card === null || deleted || !isMap(map) || !lives(state, card)) continue;
    cards.add(card);
    heads.set(id, card);
  }
  for (const [map, placements] of state.placements) {
    if (!isMap(map)) continue;
    for (const { card, lane, column } of placements.values()) {
      const row = state.lanes.get(lane);
      if (!row || row.deleted || row.map !== map || !lives(state, card)) continue;
      if (row.role === OBJECTIVE) cards.add(card);
      const head = heads.get(column);
      if (head && head !== card) above.set(card, [...(above.get(card) ?? []), head]);
    }
  }
  return { cards, above };
}

/**
 * The objectives a card serves. The nearest ones count; without any, whatever it serves directly; without that, what its field
 * `objective` says.
 */
export function objectivesOfCard(state: BoardState, card: CardId, on: Objectives): readonly ObjectiveRef[] {
  const seen = new Set<CardId>([card]);
  const found = new Map<string, ObjectiveRef>();
  let front = [card];
  while (front.length > 0 && found.size === 0) {
    const next: CardId[] = [];
    for (const one of front) {
      for (const upper of uppersOf(state, one, on)) {
        if (seen.has(upper)) continue;
        seen.add(upper);
        if (on.cards.has(upper)) add(found, { key: `card:${upper}`, card: upper, text: "" });
        else next.push(upper);
      }
    }
    front = next;
  }
  return found.size > 0 ? [...found.values()] : otherwise(state, card);
}

function uppersOf(state: BoardState, card: CardId, on: Objectives): CardId[] {
  const linked = servedBy(state, card).flatMap(({ end }) => (end.on === "card" ? [end.card] : []));
  return [...linked, ...(on.above.get(card) ?? [])];
}

function otherwise(state: BoardState, card: CardId): readonly ObjectiveRef[] {
  const found = new Map<string, ObjectiveRef>();
  for (const { end } of servedBy(state, card)) {
    if (end.on !== "cell") add(found, { key: endKey(end), card: end.on === "card" ? end.card : null, text: "" });
  }
  if (found.size > 0) return [...found.values()];
  const said = state.cards.get(card)?.fields.get("objective");
  const text = typeof said === "string" ? said.trim() : "";
  return text === "" ? [] : [{ key: `text:${text.toLowerCase()}`, card: null, text }];
}

function add(found: Map<string, ObjectiveRef>, ref: ObjectiveRef): void {
  if (!found.has(ref.key)) found.set(ref.key, ref);
}

function lives(state: BoardState, card: CardId): boolean {
  return state.cards.get(card)?.deleted === false;
}
