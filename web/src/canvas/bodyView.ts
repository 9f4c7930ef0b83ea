/** How much of a card's body its element shows below the title: pure, from sizes to lines and from lines to an excerpt. */
import type { BodyBlock, BodyText } from "@/document/bodies";
import type { CardBody } from "@/document/cardBody";
import { cutText } from "@/document/reading";
import { lineCount } from "@/maps/text";

/** Size of the letters of a body on the wall, and height of its lines, as the style sheet has them. */
const BODY_FONT = 13;
const BODY_LINE = 18;
/** Distance between title and body. */
const GAP = 6;
const LIST_INDENT = 18;
/** A width in letters is guessed this much too large, so that an excerpt rather runs over its end than stops before it. */
const GENEROUS = 1.4;
const NARROWEST_LETTER = 0.4;

/** The part of a body that an element shows. The same body, lines and width show the same. */
export interface BodyView {
  readonly body: CardBody;
  readonly lines: number;
  readonly width: number;
}

/** The body as it fits into what is left of a card; null when not a line of it does. */
export function bodyView(body: CardBody, width: number, height: number, titleHeight: number): BodyView | null {
  const lines = Math.floor((height - titleHeight - (titleHeight > 0 ? GAP : 0)) / BODY_LINE);
  return lines < 1 ? null : { body, lines, width };
}

/** How much of a card's height a body takes. */
export function heightOf(view: BodyView | null): number {
  return view === null ? 0 : view.lines * BODY_LINE + GAP;
}

/** Whether two views show the same. */
export function sameBodyView(one: BodyView | null, other: BodyView | null): boolean {
  if (one === null || other === null) return one === other;
  return one.body === other.body && one.lines === other.lines && one.width === other.width;
}

/** What is shown of a body, and whether there is more. */
export interface Excerpt {
  readonly blocks: readonly BodyBlock[];
  readonly more: boolean;
}

/** The beginning of a body, as much as has room in the view, so that a long body makes few elements. */
export function excerptOf({ body, lines, width }: BodyView): Excerpt {
  const room = { left: lines, more: false };
  const blocks = body.blocks.flatMap((block) => take(block, width, room));
  return { blocks, more: room.more || body.cut };
}

function take(block: BodyBlock, width: number, room: { left: number; more: boolean }): BodyBlock[] {
  if (room.more) return [];
  if (room.left <= 0) {
    room.more = true;
    return [];
  }
  const isList = block.block === "bullet_list" || block.block === "ordered_list";
  const within = isList ? width - LIST_INDENT : width;
  const texts = block.inside.filter((one): one is BodyText => "text" in one);
  const inside: (BodyBlock | BodyText)[] = texts.length > 0 ? takeWords(texts, within, room) : [];
  if (texts.length === 0 && (block.block === "paragraph" || block.block === "heading")) room.left -= 1;
  for (const one of block.inside) if ("block" in one) inside.push(...take(one, within, room));
  return [{ ...block, inside }];
}

function takeWords(texts: readonly BodyText[], width: number, room: { left: number; more: boolean }): BodyText[] {
  const words = texts.map(({ text }) => text).join("");
  const lines = lineCount(words, width, BODY_FONT, room.left + 1);
  if (lines <= room.left) {
    room.left -= lines;
    return [...texts];
  }
  room.more = true;
  let letters = Math.ceil((room.left * width * GENEROUS) / (BODY_FONT * NARROWEST_LETTER));
  return texts.flatMap((run) => {
    const text = cutText(run.text, Math.max(0, letters));
    letters -= text.length;
    return text === "" ? [] : [{ ...run, text }];
  });
}
