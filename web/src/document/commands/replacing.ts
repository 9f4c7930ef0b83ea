/** Replacing found words: only the units that differ are written, so that what others type meanwhile stays. */
import type { Board } from "@/document/board";
import { bodyText } from "@/document/bodyText";
import { isLocked } from "@/document/commands/items";
import { bodyOf, edit, type Rewrite, type Unit } from "@/document/edit";
import { type Match, placesIn, type SearchOptions, searchBoard } from "@/document/search";
import { stringOf } from "@/document/text-difference";
import type { ItemId } from "@/document/things";

/** What came of replacing: how many places have other words now, and how many were left alone. */
export interface Replaced {
  readonly replaced: number;
  readonly left: number;
}

/** Replaces the words in one place; false when they no longer stand there, are locked, or there is no room. */
export function replaceOne(board: Board, match: Match, words: string, options: SearchOptions = {}): boolean {
  const text = textOf(board, match);
  const old = match.text.slice(match.at, match.at + match.length);
  if (text === null || !placesIn(text, old, { exact: true, ...options }).includes(match.at)) return false;
  if (isLocked(board, match.id as ItemId)) return false;
  if (text.length - match.length + words.length > limitOf(board, match)) return false;
  edit(board, [[rewriting(match, [match.at], words)]]);
  return true;
}

/** Replaces the words wherever they stand, in one step of undo. */
export function replaceAll(board: Board, wanted: string, words: string, options: SearchOptions = {}): Replaced {
  const byText = new Map<string, Match[]>();
  for (const match of searchBoard(board, wanted, options)) {
    const name = `${match.where}:${match.id}`;
    const known = byText.get(name);
    if (known) known.push(match);
    else byText.set(name, [match]);
  }
  const units: Unit[] = [];
  let replaced = 0;
  let left = 0;
  for (const matches of byText.values()) {
    const unit = replacement(board, matches, words);
    if (unit) {
      units.push([unit]);
      replaced += matches.length;
    } else left += matches.length;
  }
  edit(board, units);
  return { replaced, left };
}

function replacement(board: Board, matches: readonly Match[], words: string): Rewrite | null {
  const [first] = matches;
  const text = first ? textOf(board, first) : null;
  if (!first || text === null || isLocked(board, first.id as ItemId)) return null;
  const grown = text.length + matches.length * (words.length - first.length);
  if (grown > limitOf(board, first) || !matches.every((match) => standsIn(text, match))) return null;
  return rewriting(
    first,
    matches.map(({ at }) => at),
    words,
  );
}

function standsIn(text: string, { at, length, text: read }: Match): boolean {
  return text.slice(at, at + length) === read.slice(at, at + length);
}

/** Bodies may be long, though not without end. */
const LONGEST_BODY = 100_000;

function limitOf(board: Board, { id, where }: Match): number {
  return where === "body" ? LONGEST_BODY : board.textLimitOf(id);
}

function textOf(board: Board, { id, where }: Match): string | null {
  if (where === "body") {
    const body = bodyOf(board, id);
    return body && bodyText(body);
  }
  const text = board.titleOf(id);
  return text && stringOf(text);
}

function rewriting({ id, where, length }: Match, places: readonly number[], insert: string): Rewrite {
  const runs = places.map((index) => ({ index, remove: length, insert }));
  return where === "body" ? { kind: "rewrite", id, runs, body: true } : { kind: "rewrite", id, runs };
}
