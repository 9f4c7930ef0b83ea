/** Cards as plain data: copied for a clipboard or a file, and pasted from one. */
import { comparePlacements } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { type BodyBlock, bodyData, bodyFrom, readBodyData } from "@/document/bodies";
import { cardCreation } from "@/document/commands/cards";
import { type CellAddress, canvasPlace, keysOnTop, seatsInCells } from "@/document/commands/insertion";
import { placeValue } from "@/document/commands/paths";
import { tagCreation, tagName, tagNamed } from "@/document/commands/tags";
import { type Create, edit, recordOf, type Unit } from "@/document/edit";
import type { PathId } from "@/document/links";
import { readCard } from "@/document/reading";
import { readTag } from "@/document/readingThings";
import type { BoardState, Card, CardId, CardPicture, ColumnId, LaneId, Origin, PaperKey } from "@/document/records";
import { placementKey, TAG_PREFIX } from "@/document/schema";
import { type FieldValue, type FieldValues, isFieldKey, NO_VALUES, readValue } from "@/document/values";
import type { Point } from "@/geometry/box";

/** Pasted cards without a place of their own lie in rows. */
const GRID = { columns: 5, x: 220, y: 140 };
/** The most cards that one paste makes. */
export const LARGEST_PASTE = 5_000;

/** A copied card, free of any board. */
export interface CopiedCard {
  readonly title: string;
  readonly color: PaperKey;
  readonly discipline: string | null;
  readonly size: readonly [number, number] | null;
  /** From the top left corner of what was copied together; null for a card that was not on the canvas. */
  readonly offset: readonly [number, number] | null;
  /** Its tags by name. */
  readonly tags?: readonly { readonly title: string; readonly color: PaperKey }[];
  readonly body?: readonly BodyBlock[];
  /** Values of its fields. */
  readonly fields?: { readonly [key: string]: FieldValue };
  /** The picture it shows. */
  readonly picture?: CardPicture;
  /** The card of another board it stands for. */
  readonly origin?: Origin;
  /** What connectors call it that were copied with it. */
  readonly key?: string;
  /** Its row and column in the block of cells it was copied with. */
  readonly cell?: CopiedCell;
}

/** A row and a column of a copied block, counted from its first cell. */
export type CopiedCell = readonly [row: number, column: number];

/** Cards as plain data, to go through a clipboard or a file. */
export interface CopiedCards {
  readonly format: "walkboard/cards";
  readonly version: 1;
  readonly cards: readonly CopiedCard[];
}

/**
 * Copies cards as plain data. Deleted and unknown ones are left out. `corner` is theirs, or of more that is copied; with
 * `cells`, in reading order, they are a block of a map.
 */
export function copyCards(
  board: Board,
  cards: Iterable<CardId>,
  corner?: Point,
  cells?: ReadonlyMap<CardId, CopiedCell> | null,
): CopiedCards {
  const { state } = board;
  const chosen = [...new Set(cards)].flatMap((id) => state.cards.get(id) ?? []).filter((card) => !card.deleted);
  const reading = new Map([...(cells?.keys() ?? [])].map((card, at) => [card, at]));
  const turn = ({ id }: Card): number => reading.get(id) ?? reading.size;
  const sorted = chosen.sort((a, b) => turn(a) - turn(b) || comparePlacements(anyPlace(state, a), anyPlace(state, b)));
  const positions = sorted.flatMap((card) => state.canvas.get(card.id)?.pos ?? []);
  const left = corner?.x ?? positions.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const top = corner?.y ?? positions.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY);
  return {
    format: "walkboard/cards",
    version: 1,
    cards: sorted.map((card): CopiedCard => {
      const { id, title, color, discipline, size, picture, origin } = card;
      const pos = state.canvas.get(id)?.pos;
      const tags = card.tags.flatMap((tag) => {
        const found = state.tags.get(tag);
        return found && !found.deleted ? [{ title: found.title, color: found.color }] : [];
      });
      const body = bodyData(recordOf(board, "cards", id)?.get("body"));
      const cell = cells?.get(id);
      return {
        ...{ title, color, discipline, size, offset: pos ? [pos.x - left, pos.y - top] : null, key: id },
        ...(tags.length > 0 ? { tags } : {}),
        ...(body.length > 0 ? { body } : {}),
        ...(card.fields.size > 0 ? { fields: Object.fromEntries(card.fields) } : {}),
        ...(picture ? { picture } : {}),
        ...(origin ? { origin } : {}),
        ...(cell ? { cell } : {}),
      };
    }),
  };
}

function anyPlace(state: BoardState, card: Card): { readonly card: CardId; readonly order: string } {
  const onCanvas = state.canvas.get(card.id);
  if (onCanvas) return onCanvas;
  for (const placements of state.placements.values()) {
    const placement = placements.get(card.id);
    if (placement) return placement;
  }
  return { card: card.id, order: "" };
}

/** Reads copied cards from parsed JSON of whatever origin; null when that is what it is not. */
export function readCopiedCards(value: unknown): CopiedCards | null {
  if (typeof value !== "object" || value === null) return null;
  const { format, version, cards } = value as Record<string, unknown>;
  if (format !== "walkboard/cards" || version !== 1 || !Array.isArray(cards)) return null;
  const read = cards.slice(0, LARGEST_PASTE).flatMap((item: unknown): CopiedCard[] => {
    const card = readCard("", item);
    if (!card) return [];
    const { title, color, discipline, size, picture, origin } = card;
    const { offset, tags, body, fields, cell: at } = item as Record<string, unknown>;
    const cell = readCell(at);
    const read = { title, color, discipline, size, offset: readOffset(offset) };
    const [words, blocks, values] = [readCopiedTags(tags), readBodyData(body), readCopiedFields(fields)];
    return [
      {
        ...read,
        ...(words.length > 0 ? { tags: words } : {}),
        ...(blocks.length > 0 ? { body: blocks } : {}),
        ...(values.size > 0 ? { fields: Object.fromEntries(values) } : {}),
        ...(picture ? { picture } : {}),
        ...(origin ? { origin } : {}),
        ...(cell ? { cell } : {}),
      },
    ];
  });
  return { format, version, cards: read };
}

/** The most tags of one card that come along. */
const MOST_COPIED_TAGS = 30;

function readCopiedTags(value: unknown): NonNullable<CopiedCard["tags"]> {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_COPIED_TAGS).flatMap((item: unknown) => {
    const tag = readTag("", item);
    return tag && tagName(tag.title) !== "" ? [{ title: tagName(tag.title), color: tag.color }] : [];
  });
}

/** The most values of fields of one card that come along. */
const MOST_COPIED_FIELDS = 100;

function readCopiedFields(value: unknown): FieldValues {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return NO_VALUES;
  const read = Object.entries(value)
    .slice(0, MOST_COPIED_FIELDS)
    .map(([key, one]) => [key, isFieldKey(key) ? readValue(one) : null] as const);
  return new Map(read.filter((entry): entry is readonly [string, FieldValue] => entry[1] !== null && entry[1] !== ""));
}

/** No block is wider or higher. */
const LARGEST_BLOCK = 10_000;

function readCell(value: unknown): CopiedCell | null {
  if (!Array.isArray(value)) return null;
  const [row, column] = value.map((one: unknown) => (Number.isInteger(one) ? Number(one) : -1));
  const fits = (at: number | undefined): at is number => at !== undefined && at >= 0 && at < LARGEST_BLOCK;
  return fits(row) && fits(column) ? [row, column] : null;
}

function readOffset(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value) || !Number.isFinite(value[0]) || !Number.isFinite(value[1])) return null;
  return [Number(value[0]), Number(value[1])];
}

/**
 * Where copied cards come: to a point of the canvas, or into a cell from an index on, on a path of the map or on all. A block
 * spreads from there over the lanes and columns of the map; the last ones take what lies beyond.
 */
export type PasteTarget =
  | { readonly pos: Point }
  | (CellAddress & {
      readonly index: number;
      readonly path?: PathId | null;
      readonly lanes?: readonly LaneId[];
      readonly columns?: readonly { readonly id: ColumnId }[];
    });

/** Makes the copied cards anew, on the canvas from `pos` on or in a cell from `index` on, as one step. */
export function pasteCards(board: Board, copied: CopiedCards, target: PasteTarget): CardId[] {
  const cards = copied.cards.slice(0, LARGEST_PASTE);
  const ids: CardId[] = [];
  const tags = new CopiedTags(board);
  const make = (card: CopiedCard): Create & { readonly id: CardId } => {
    const content = { ...card, tags: [], fields: readCopiedFields(card.fields) };
    const creation = cardCreation(board, content, bodyFrom(card.body ?? []));
    ids.push(creation.id);
    return { ...creation, fields: { ...creation.fields, ...tags.fieldsFor(card) } };
  };
  if ("pos" in target) {
    const keys = keysOnTop(board, cards.length);
    const units = cards.map((card, i): Unit => {
      const creation = make(card);
      const [dx, dy] = card.offset ?? [(i % GRID.columns) * GRID.x, Math.floor(i / GRID.columns) * GRID.y];
      return [creation, canvasPlace(creation.id, { x: target.pos.x + dx, y: target.pos.y + dy }, keys[i] ?? "a0")];
    });
    edit(board, [...tags.units, ...units]);
    return ids;
  }
  const cells = cards.map((card) => cellOf(card, target));
  const seats = seatsInCells(board, cells, target.index);
  const units = cards.map((card, i): Unit => {
    const creation = make(card);
    const cell = cells[i] ?? target;
    const value = placeValue(cell, seats.next(cell), target.path ?? null);
    return [creation, { kind: "place", key: placementKey(target.map, creation.id), value }];
  });
  edit(board, [...tags.units, ...seats.repairs.map((change): Unit => [change]), ...units]);
  return ids;
}

/** The cell a copied card comes into: its own within a block, else the one that the paste begins at. */
function cellOf({ cell }: CopiedCard, target: Exclude<PasteTarget, { readonly pos: Point }>): CellAddress {
  const { map, lane, column, lanes = [], columns = [] } = target;
  const [down, across] = cell ?? [0, 0];
  const row = lanes.indexOf(lane);
  const at = columns.findIndex(({ id }) => id === column);
  if (row < 0 || at < 0) return { map, lane, column };
  return {
    map,
    lane: lanes[Math.min(lanes.length - 1, row + down)] ?? lane,
    column: columns[Math.min(columns.length - 1, at + across)]?.id ?? column,
  };
}

/** The tags of pasted cards: those of the board by name, and new ones for names it does not have. */
class CopiedTags {
  readonly units: Unit[] = [];
  readonly #board: Board;
  readonly #ids = new Map<string, string | null>();

  constructor(board: Board) {
    this.#board = board;
  }

  /** The keys by which a new card carries its tags. */
  fieldsFor({ tags = [] }: CopiedCard): Record<string, true> {
    const fields: Record<string, true> = {};
    for (const { title, color } of tags) {
      const id = this.#idOf(title, color);
      if (id !== null) fields[`${TAG_PREFIX}${id}`] = true;
    }
    return fields;
  }

  #idOf(title: string, color: PaperKey): string | null {
    const name = title.toLowerCase();
    const known = this.#ids.get(name) ?? tagNamed(this.#board, title)?.id;
    if (known !== undefined && known !== null) return known;
    const creation = this.#ids.has(name) ? null : tagCreation(this.#board, title, color);
    if (creation) this.units.push([creation]);
    this.#ids.set(name, creation?.id ?? null);
    return creation?.id ?? null;
  }
}
