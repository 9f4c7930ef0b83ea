/** What a readable card shows and says: pure, from the records to the words of one element. */
import type { AgreementCounts, Mark } from "@/canvas/annotations";
import type { Shown } from "@/canvas/bitmaps";
import { type BodyView, bodyView, heightOf } from "@/canvas/bodyView";
import type { Items } from "@/canvas/items";
import { TITLE_SIZE } from "@/canvas/levelOfDetail";
import type { Scene } from "@/canvas/scene";
import { type Sheet, standingOf } from "@/canvas/sheet";
import type { WallStrings } from "@/canvas/wallStrings";
import type { CardBody } from "@/document/cardBody";
import { cutText } from "@/document/reading";
import type { BoardState, Card, CardId, CardPicture, PaperKey } from "@/document/records";
import type { Box } from "@/geometry/box";
import type { Badge, CardSigns } from "@/maps/badges";
import { FACTS_ROW } from "@/maps/cardHeight";
import { shownPicture } from "@/maps/cardPicture";
import { lineCount } from "@/maps/text";

/** How large a title is written so that all of it fits: m is the full size, cut the smallest, and too small even so. */
export type TextSize = "m" | "s" | "xs" | "cut";

/** What the bottom row of a card says. */
export interface CardFacts extends AgreementCounts {
  /** "Blocked · 3 d", or null. */
  readonly blocked: string | null;
  /** The tags it carries, the first few of them. */
  readonly tags: readonly TagFact[];
  /** How many tags there was no room for. */
  readonly moreTags: number;
  readonly locked: boolean;
  /** Whether something is written in its body that there is no room for. */
  readonly notes: boolean;
  /** What it shows of its fields. */
  readonly badges: readonly Badge[];
}

/** A tag as a card shows it. */
export interface TagFact {
  readonly title: string;
  readonly color: PaperKey;
}

/** A picture on a card. */
export interface PictureView extends CardPicture {
  readonly shown: Shown;
  /** In board units; it is as wide as the card. */
  readonly height: number;
}

/** Everything one card element shows. */
export interface CardView {
  readonly card: CardId;
  readonly title: string;
  readonly paper: string;
  readonly discipline: string | null;
  readonly textSize: TextSize;
  /** What of its body stands below the title; null without one, and when there is no room. */
  readonly body: BodyView | null;
  /** Its picture, above the words. */
  readonly picture: PictureView | null;
  /** How large the title could be written for those who chose larger letters, in percent of the full size. */
  readonly room: TextRoom;
  /** The row of small facts at the card's foot; null when there is nothing to say. */
  readonly facts: CardFacts | null;
  /** Whether there is room for the row below the title; else it lies over the card's lower edge. */
  readonly factsInside: boolean;
  /** On its upper edge. */
  readonly sign: CardSigns["sign"];
  readonly mark: Mark | undefined;
  /** Accessible name: text, colour and discipline, position. */
  readonly name: string;
  readonly box: Box;
}

const PAD = 12;
/** No card has room for more lines of a title. */
const MOST_LINES = 400;
const DAY = 86_400_000;
/** More tags than this are a number. */
const MOST_TAGS_SHOWN = 3;
/** Line height as a share of the font size. */
const LINE = 4 / 3;
const SIZES: readonly (readonly [TextSize, number])[] = [
  ["m", TITLE_SIZE],
  ["s", 15],
  ["xs", 12],
];

/** How much of a body is said with a card's name, in UTF-16 units. */
const SPOKEN_BODY = 200;

/** How large a title may be written beyond its full size, in percent. */
export type TextRoom = 100 | 125 | 150 | 200;

/** The largest letters, in percent of the full size, in which all of a title fits into a box; below the title stays `foot` free. */
export function textRoom(title: string, { w, h }: { readonly w: number; readonly h: number }, foot = 0): TextRoom {
  for (const room of [200, 150, 125] as const) {
    const font = (TITLE_SIZE * room) / 100;
    const lines = Math.floor((h - foot - 2 * PAD + 1) / (font * LINE));
    const fits = (words: string, most: number): boolean => lineCount(words, w - 2 * PAD, font, most + 1) <= most;
    // A word that would have to be broken is larger, but not easier to read.
    if (lines > 0 && fits(title, lines) && title.split(/\s+/).every((word) => fits(word, 1))) return room;
  }
  return 100;
}

/** The largest size at which a title fits into the box. */
export function textSize(title: string, box: { readonly w: number; readonly h: number }): TextSize {
  return sizeIn(title, box.w, box.h) ?? "cut";
}

/** The largest size at which a title fits into a width and height; a card of any height has room for one line. */
function sizeIn(title: string, w: number, h: number, least = 1): TextSize | null {
  for (const [size, font] of SIZES) {
    const room = Math.max(least, Math.floor((h - 2 * PAD + 1) / (font * LINE)));
    if (room > 0 && lineCount(title, w - 2 * PAD, font, room + 1) <= room) return size;
  }
  return null;
}

/** Whether the row of facts has room below the title without making it smaller; else it lies over the lower edge. */
function factsInside(title: string, box: Box, size: TextSize): boolean {
  return sizeIn(title, box.w, box.h - FACTS_ROW, 0) === size;
}

/** How many calendar days ago something was; null when its time is not known. Clocks that differ never give less than 0. */
export function daysSince(at: number, now: number): number | null {
  if (at <= 0) return null;
  const [then, today] = [new Date(at), new Date(now)];
  for (const date of [then, today]) date.setHours(0, 0, 0, 0);
  const days = Math.round((today.getTime() - then.getTime()) / DAY);
  return Number.isNaN(days) ? null : Math.max(0, days);
}

function factsOf(
  { blocked }: Card,
  said: {
    readonly agreed: AgreementCounts | undefined;
    readonly tags: readonly TagFact[];
    readonly locked: boolean;
    readonly notes: boolean;
    readonly badges: readonly Badge[];
  },
  now: number,
  strings: WallStrings,
): CardFacts | null {
  const { decisions = 0, actions = 0 } = said.agreed ?? {};
  const { tags, locked, badges, notes } = said;
  const isQuiet = !blocked && decisions + actions + tags.length + badges.length === 0 && !locked && !notes;
  if (isQuiet) return null;
  return {
    blocked: blocked ? strings.blocked(daysSince(blocked.at, now)) : null,
    decisions,
    actions,
    tags: tags.slice(0, MOST_TAGS_SHOWN),
    moreTags: Math.max(0, tags.length - MOST_TAGS_SHOWN),
    locked,
    notes,
    badges,
  };
}

/** The body below a title of this size, above the row of facts where that has room inside. */
function shownBody(
  title: string,
  box: Box,
  size: TextSize,
  body: CardBody | undefined,
  facts: CardFacts | null,
): BodyView | null {
  if (!body || size === "cut") return null;
  const font = SIZES.find(([name]) => name === size)?.[1] ?? TITLE_SIZE;
  const width = box.w - 2 * PAD;
  const titleHeight = title === "" ? 0 : lineCount(title, width, font, MOST_LINES) * font * LINE;
  const row = facts && factsInside(title, box, size) ? FACTS_ROW : 0;
  return bodyView(body, width, box.h - 2 * PAD - row, titleHeight);
}

/** The living tags of a card, by name. */
function tagsOf(card: Card, state: BoardState): TagFact[] {
  const tags = card.tags.flatMap((id) => {
    const tag = state.tags.get(id);
    return tag && !tag.deleted ? [tag] : [];
  });
  return tags.sort((a, b) => a.title.localeCompare(b.title));
}

/** Where an appearance of a card stands, in words. */
export function positionOf(sheet: Sheet | null, items: Items, slot: number, strings: WallStrings): string {
  if (!sheet) return strings.onWall;
  const lane = items.lane[slot] ?? null;
  const column = items.column[slot] ?? null;
  const at = standingOf(sheet, { lane, column, card: items.card[slot] as CardId }) ?? { index: 1, count: 1 };
  if (!lane || !column) return strings.unplaced(at);
  return strings.position({ lane: laneTitle(sheet, lane), column: columnTitle(sheet, column), ...at });
}

/** The title of a lane as its header shows it. */
export function laneTitle(sheet: Sheet, lane: string): string {
  return sheet.layout.laneHeaders.find((header) => header.lane === lane)?.title ?? "";
}

/** The title of a column as its header shows it. */
export function columnTitle(sheet: Sheet, column: string): string {
  return sheet.layout.columnHeaders.find((header) => header.column === column)?.title ?? "";
}

/** The view of one slot at a moment; null when its card is gone. */
export function cardView(
  scene: Scene,
  state: BoardState,
  slot: number,
  strings: WallStrings,
  now: number,
): CardView | null {
  const { items, annotations } = scene;
  const card = state.cards.get(items.card[slot] as CardId);
  const place = items.place[slot];
  if (!card || place === undefined) return null;
  const sheet = place === "canvas" ? null : (scene.sheet(place) ?? null);
  const box = items.box(slot);
  const picture = pictureView(items, card, box);
  const below = { ...box, h: box.h - (picture?.height ?? 0) };
  const size = textSize(card.title, below);
  const mark = annotations.mark(card.id);
  const agreed = annotations.agreements(card.id);
  const tags = tagsOf(card, state);
  const locked = card.locked && place === "canvas";
  const body = state.bodies.get(card.id);
  const signs = annotations.signs(card, place === "canvas" ? null : place);
  const beyond = annotations.beyond(card.id);
  const badges = [...(beyond ? [beyond] : []), ...(signs?.badges ?? [])];
  const about = { agreed, tags, locked, badges };
  const shown = shownBody(card.title, below, size, body, factsOf(card, { ...about, notes: false }, now, strings));
  const facts = factsOf(card, { ...about, notes: body !== undefined && shown === null }, now, strings);
  const inside = facts !== null && factsInside(card.title, below, size);
  return {
    card: card.id,
    title: card.title,
    paper: card.color,
    discipline: card.discipline,
    textSize: size,
    body: shown,
    picture,
    room: size === "m" ? textRoom(card.title, below, (inside ? FACTS_ROW : 0) + heightOf(shown)) : 100,
    facts,
    factsInside: inside,
    sign: signs?.sign ?? null,
    mark,
    name: [
      ...look(card, strings),
      ...(picture ? [strings.picture(String(card.fields.get(ALT) ?? ""))] : []),
      ...known(card, mark, facts, strings),
      ...badges.map((badge) => badge.said),
      ...(tags.length > 0 ? [strings.tagged(tags.map(({ title }) => title))] : []),
      ...(locked ? [strings.locked] : []),
      ...(body ? [strings.notes(spoken(body))] : []),
      positionOf(sheet, items, slot, strings),
    ].join(", "),
    box,
  };
}

/** The field that says what is to be seen on the picture of a card. */
const ALT = "alt";
/** A picture is drawn this much finer than its card is large, so that it stays sharp when one comes nearer. */
const FINER = 2;

function pictureView(items: Items, card: Card, box: Box): PictureView | null {
  if (!card.picture) return null;
  const shown = items.images?.(card.picture.image, box.w * FINER) ?? "waiting";
  return { ...card.picture, shown, height: shownPicture(card, box) };
}

function look(card: Card, strings: WallStrings): string[] {
  const words = [card.title.trim() || (card.picture ? [] : strings.emptyCard)].flat();
  const paper = strings.paper(card.color);
  if (paper !== "") words.push(paper);
  if (card.discipline !== null) words.push(strings.discipline(card.discipline));
  return words;
}

/** The beginning of a body, in one line. */
function spoken({ text }: CardBody): string {
  const line = cutText(text, SPOKEN_BODY + 1).replace(/\s+/g, " ");
  return line.length > SPOKEN_BODY ? `${cutText(line, SPOKEN_BODY)}…` : line;
}

/** What is known about a card beyond its look, in words. */
function known(card: Card, mark: Mark | undefined, facts: CardFacts | null, strings: WallStrings): string[] {
  const words: string[] = [];
  if (card.blocked) words.push(strings.blockedSince(card.blocked));
  if (facts && facts.decisions + facts.actions > 0) words.push(strings.agreed(facts));
  if (mark) words.push(mark.word);
  return words;
}
