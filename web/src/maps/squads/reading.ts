/**
 * Squads and tribes as their rules see them: who sits where, with which share of their time. One card is one person in one
 * squad; who is in several has a card in each, known by the person it names or by its words. Derived from the merged
 * records; total over whatever concurrent edits leave behind.
 */
import type { BoardState, Card, ColumnId, LaneId, MapId } from "@/document/records";
import type { TagId } from "@/document/things";
import type { ColumnNode } from "@/maps/columns";
import type { KindDefinition } from "@/maps/definition";
import { valueIn } from "@/maps/fields";
import { streamName } from "@/maps/streamNames";
import { type MapStructure, mapStructure } from "@/maps/structure";

/** A person's place in a squad. */
export interface Seat {
  readonly card: Card;
  /** Equal for all seats of one person. */
  readonly person: string;
  readonly chapter: LaneId;
  readonly squad: ColumnId;
  readonly tribe: ColumnId | null;
  /** The share of their time, from 0 to 1; null while nobody said. */
  readonly said: number | null;
  /** What counts: what was said, or an even part of what is left of them. */
  readonly share: number;
  /** A share that cannot be was written. */
  readonly wrong: boolean;
}

/** A squad and what it is for. */
export interface Squad {
  readonly column: ColumnId;
  readonly tribe: ColumnId | null;
  /** What its value stream is called; empty while only its id is known, null while nobody said one. */
  readonly stream: string | null;
}

/** Everything the rules look at. */
export interface Squads {
  readonly seats: readonly Seat[];
  readonly squads: readonly Squad[];
  readonly tribes: readonly ColumnId[];
  /** Rows of disciplines; `needed` ones should be in every squad. */
  readonly chapters: readonly { readonly lane: LaneId; readonly needed: boolean }[];
  readonly structure: MapStructure;
}

/** Reads a map. */
export function readSquads(
  kind: KindDefinition,
  map: MapId,
  state: BoardState,
  structure: MapStructure = mapStructure(kind, map, state),
): Squads {
  const chapters = structure.lanes.map(({ lane }) => ({
    lane: lane.id,
    needed: lane.role === "chapter" && lane.fields.get("optional") !== true,
  }));
  return {
    seats: shared(
      chapters.flatMap(({ lane }) => structure.leaves.flatMap((node) => seatsIn(lane, node, structure, state))),
    ),
    squads: structure.leaves.map((node) => squadOf(node, structure, state)),
    tribes: structure.columns.filter(({ column }) => column.role === "tribe").map(({ column }) => column.id),
    chapters,
    structure,
  };
}

function squadOf(node: ColumnNode, structure: MapStructure, state: BoardState): Squad {
  const header = structure.headers.get(node.column.id);
  const own = header ? state.cards.get(header)?.fields : undefined;
  const said = (key: string) => valueIn(node.column.fields, key) ?? (own ? valueIn(own, key) : null);
  const [id, words] = [said("value_stream"), said("stream")];
  // Before value streams had pages, squads said theirs in words.
  const stream = typeof id === "string" ? streamName(id) : typeof words === "string" ? words.trim() : null;
  return { column: node.column.id, tribe: tribeOf(node), stream };
}

function tribeOf({ parent }: ColumnNode): ColumnId | null {
  return parent?.column.role === "tribe" ? parent.column.id : null;
}

/** A card without words stands for nobody yet. */
function seatsIn(chapter: LaneId, node: ColumnNode, structure: MapStructure, state: BoardState): Omit<Seat, "share">[] {
  const squad = node.column.id;
  return structure.cardsIn(chapter, squad).flatMap((id) => {
    const card = state.cards.get(id);
    const person = card ? personKey(card) : null;
    if (!card || person === null) return [];
    const value = valueIn(card.fields, "allocation");
    const said = typeof value === "number" ? value / 100 : null;
    const wrong = card.fields.has("allocation") && said === null;
    return [{ card, person, chapter, squad, tribe: tribeOf(node), said, wrong }];
  });
}

/** Who it is: the person it names, or its words without regard to case and space. */
function personKey(card: Card): string | null {
  const member = valueIn(card.fields, "member");
  if (typeof member === "string") return `member ${member}`;
  const name = card.title.trim().replace(/\s+/g, " ").toLocaleLowerCase();
  return name === "" ? null : `name ${name}`;
}

/** Where nobody said a share, what is left of the person is parted evenly: the whole of who sits in one squad only. */
function shared(seats: readonly Omit<Seat, "share">[]): Seat[] {
  const rest = new Map<string, { said: number; unsaid: number }>();
  for (const { person, said } of seats) {
    const own = rest.get(person) ?? { said: 0, unsaid: 0 };
    rest.set(person, { said: own.said + (said ?? 0), unsaid: own.unsaid + (said === null ? 1 : 0) });
  }
  return seats.map((seat) => {
    const { said = 0, unsaid = 1 } = rest.get(seat.person) ?? {};
    return { ...seat, share: seat.said ?? Math.max(0, 1 - said) / unsaid };
  });
}

/** The guilds of a map: the tags its people carry, each with its people. A persona is no guild. */
export function guildsOf({ seats }: Pick<Squads, "seats">, state: BoardState): ReadonlyMap<TagId, readonly Seat[]> {
  const found = new Map<TagId, Seat[]>();
  for (const seat of seats) {
    for (const id of seat.card.tags) {
      const tag = state.tags.get(id);
      if (!tag || tag.deleted || tag.role === "persona") continue;
      const others = found.get(id);
      if (others) others.push(seat);
      else found.set(id, [seat]);
    }
  }
  return found;
}
