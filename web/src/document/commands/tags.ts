/** Tags: words that cards are found by. Made, named and coloured once for the board; each card carries any number. */
import type { Board } from "@/document/board";
import { type Change, edit, type Unit } from "@/document/edit";
import { cutText } from "@/document/reading";
import type { CardId, PaperKey } from "@/document/records";
import { TAG_PREFIX } from "@/document/schema";
import type { Tag, TagId } from "@/document/things";

/** The longest name of a tag, in UTF-16 units. */
export const TAG_LIMIT = 60;
/** The most tags on one board: more would be no help in finding anything. */
export const MOST_TAGS = 200;

/** A tag's name as it is written: without space around it, not too long. */
export function tagName(title: string): string {
  return cutText(title.replace(/\s+/g, " ").trim(), TAG_LIMIT);
}

/** The living tag with a name, whatever its capitals. */
export function tagNamed(board: Board, title: string): Tag | null {
  const wanted = tagName(title).toLowerCase();
  for (const tag of board.state.tags.values()) {
    if (!tag.deleted && tag.title.trim().toLowerCase() === wanted) return tag;
  }
  return null;
}

/** The changes that make a tag; null when there is one of that name, the name is empty or there are too many. */
export function tagCreation(board: Board, title: string, color: PaperKey): (Change & { readonly id: TagId }) | null {
  const name = tagName(title);
  const living = [...board.state.tags.values()].filter((tag) => !tag.deleted);
  if (name === "" || living.length >= MOST_TAGS || tagNamed(board, name)) return null;
  const fields = { color: color === "paper" ? undefined : color };
  return { kind: "create", root: "tags", id: board.chance.newId() as TagId, title: name, fields };
}

/** Makes a tag and puts it on cards, in one step. A tag of that name is taken as it is. */
export function addTag(board: Board, title: string, color: PaperKey, cards: Iterable<CardId> = []): TagId | null {
  const known = tagNamed(board, title);
  const creation = known ? null : tagCreation(board, title, color);
  const id = known?.id ?? creation?.id;
  if (id === undefined) return null;
  const units = taggings(cards, id, true);
  edit(board, creation ? [[creation], ...units] : units);
  return id;
}

function taggings(cards: Iterable<CardId>, tag: TagId, on: boolean): Unit[] {
  const value = on ? true : null;
  return [...cards].map((id): Unit => [{ kind: "set", root: "cards", id, key: `${TAG_PREFIX}${tag}`, value }]);
}

/** Puts a tag on cards, or takes it off. That it is off is written as null: a key that is gone has no author. */
export function setTag(board: Board, cards: Iterable<CardId>, tag: TagId, on: boolean): void {
  const { state } = board;
  const others = [...cards].filter((id) => (state.cards.get(id)?.tags.includes(tag) ?? on) !== on);
  edit(board, taggings(others, tag, on));
}

/** Names a tag anew; nothing happens when the name is empty or another tag has it. */
export function renameTag(board: Board, tag: TagId, title: string): boolean {
  const name = tagName(title);
  const namesake = tagNamed(board, name);
  if (name === "" || (namesake && namesake.id !== tag)) return false;
  edit(board, [[{ kind: "retitle", id: tag, title: name }]]);
  return true;
}

/** Gives a tag a paper. */
export function colorTag(board: Board, tag: TagId, color: PaperKey): void {
  edit(board, [[{ kind: "set", root: "tags", id: tag, key: "color", value: color === "paper" ? undefined : color }]]);
}

/** Says whether a tag is a persona: somebody a service is made for. */
export function setPersona(board: Board, tag: TagId, persona: boolean): void {
  if ((board.state.tags.get(tag)?.role === "persona") === persona) return;
  edit(board, [[{ kind: "set", root: "tags", id: tag, key: "role", value: persona ? "persona" : null }]]);
}

/** Deletes a tag: no card shows it. Cards keep that they carry it, so that it comes back with it. */
export function deleteTag(board: Board, tag: TagId): void {
  edit(board, [[{ kind: "delete", root: "tags", id: tag }]]);
}

/** Brings a deleted tag back, onto all cards that carried it. */
export function restoreTag(board: Board, tag: TagId): void {
  edit(board, [[{ kind: "restore", root: "tags", id: tag }]]);
}
