/** Finding words in everything that is written on a board; positions are those of the shared texts, unit for unit. */
import type { Board } from "@/document/board";
import { bodyText } from "@/document/bodyText";
import { bodyOf } from "@/document/edit";
import type { BoardState, RecordId } from "@/document/records";

/** What a text belongs to. */
export type Where = "card" | "thing" | "connector" | "map" | "lane" | "column" | "body";

/** One text of the board. */
export interface Written {
  readonly id: RecordId;
  readonly where: Where;
  readonly text: string;
}

/** One place where the words stand. */
export interface Match extends Written {
  readonly at: number;
  readonly length: number;
}

/** How to look. */
export interface SearchOptions {
  /** Whether capitals and accents count. */
  readonly exact?: boolean;
}

/** The most places that one search tells. */
export const MOST_MATCHES = 5_000;

/** Everything that is written on the wall. A column that a card heads is found as that card. */
export function* textsOf(state: BoardState): Generator<Written> {
  const lives = (map: { readonly deleted: boolean } | undefined): boolean => map !== undefined && !map.deleted;
  for (const map of state.maps.values()) if (!map.deleted) yield { id: map.id, where: "map", text: map.title };
  for (const lane of state.lanes.values()) {
    if (!lane.deleted && lives(state.maps.get(lane.map))) yield { id: lane.id, where: "lane", text: lane.title };
  }
  for (const column of state.columns.values()) {
    if (column.deleted || column.card !== null || !lives(state.maps.get(column.map))) continue;
    yield { id: column.id, where: "column", text: column.title };
  }
  for (const card of state.cards.values()) if (!card.deleted) yield { id: card.id, where: "card", text: card.title };
  for (const thing of state.things.values()) {
    if (!thing.deleted) yield { id: thing.id, where: "thing", text: thing.text };
  }
  for (const { id, text, deleted } of state.connectors.values()) if (!deleted) yield { id, where: "connector", text };
}

/** What is written on the backs of cards: their bodies. */
export function* bodiesOf(board: Board): Generator<Written> {
  for (const { id, deleted } of board.state.cards.values()) {
    const body = deleted ? null : bodyOf(board, id);
    if (body && body.length > 0) yield { id, where: "body", text: bodyText(body) };
  }
}

/** Every place where the words stand on a board, at most `MOST_MATCHES`. They never overlap. */
export function searchBoard(board: Board, words: string, options: SearchOptions = {}): Match[] {
  const matches = search(board.state, words, options);
  return [...matches, ...searchIn(bodiesOf(board), words, options)].slice(0, MOST_MATCHES);
}

/** The same without bodies. */
export function search(state: BoardState, words: string, options: SearchOptions = {}): Match[] {
  return searchIn(textsOf(state), words, options);
}

function searchIn(texts: Iterable<Written>, words: string, options: SearchOptions): Match[] {
  const matches: Match[] = [];
  for (const written of texts) {
    for (const at of placesIn(written.text, words, options)) {
      matches.push({ ...written, at, length: words.length });
      if (matches.length >= MOST_MATCHES) return matches;
    }
  }
  return matches;
}

/** Where the words stand in one text. */
export function placesIn(text: string, words: string, { exact = false }: SearchOptions = {}): number[] {
  if (words === "") return [];
  const within = exact ? text : folded(text);
  const wanted = exact ? words : folded(words);
  const places: number[] = [];
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length)) {
    if (!splitsCharacter(text, at) && !splitsCharacter(text, at + wanted.length)) places.push(at);
  }
  return places;
}

function splitsCharacter(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

const foldedUnits = new Map<string, string>();

/** A text without capitals and accents, of the same length: what would become longer or shorter stays as it is. */
function folded(text: string): string {
  let all = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    let plain = foldedUnits.get(unit);
    if (plain === undefined) {
      const bare = unit
        .normalize("NFD")
        .replace(/\p{Diacritic}/gu, "")
        .toLowerCase();
      plain = bare.length === 1 ? bare : unit;
      foldedUnits.set(unit, plain);
    }
    all += plain;
  }
  return all;
}
