/** The body of a card as readers see it: plain blocks, read when somebody looks, cut where it would become a book. */
import * as Y from "yjs";
import { type BodyBlock, type BodyText, bodyData } from "@/document/bodies";
import { cutText } from "@/document/reading";

/** The most words in a body, in UTF-16 units: nobody writes on beyond it, and what is beyond it is not shown. */
export const BODY_LIMIT = 20_000;

/** What is written in a card's body. A new object stands for every change. */
export interface CardBody {
  /** Read on first use; at most `BODY_LIMIT` units of words. */
  readonly blocks: readonly BodyBlock[];
  /** The words alone, a line for each block. */
  readonly text: string;
  /** Whether there is more than `blocks` hold. */
  readonly cut: boolean;
}

/** The body of a card; null when nothing is written in it. */
export function readBody(value: unknown): CardBody | null {
  return value instanceof Y.XmlFragment && hasWords(value) ? new ReadBody(value) : null;
}

function hasWords(type: Y.XmlFragment): boolean {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const inside = item.content.type;
    if (inside instanceof Y.XmlText ? inside.length > 0 : inside instanceof Y.XmlFragment && hasWords(inside))
      return true;
  }
  return false;
}

class ReadBody implements CardBody {
  readonly #fragment: Y.XmlFragment;
  #read: { readonly blocks: readonly BodyBlock[]; readonly cut: boolean } | null = null;
  #text: string | null = null;

  constructor(fragment: Y.XmlFragment) {
    this.#fragment = fragment;
  }

  get blocks(): readonly BodyBlock[] {
    return this.#get().blocks;
  }

  get cut(): boolean {
    return this.#get().cut;
  }

  get text(): string {
    this.#text ??= linesOf(this.blocks).join("\n");
    return this.#text;
  }

  #get(): { readonly blocks: readonly BodyBlock[]; readonly cut: boolean } {
    this.#read ??= cutBlocks(bodyData(this.#fragment), BODY_LIMIT);
    return this.#read;
  }
}

/** The words of blocks, a line for each that has some. */
export function linesOf(blocks: readonly BodyBlock[]): string[] {
  return blocks.flatMap(({ inside }) => {
    const words = inside.map((one) => ("text" in one ? one.text : "")).join("");
    const below = linesOf(inside.filter((one): one is BodyBlock => "block" in one));
    return words === "" ? below : [words, ...below];
  });
}

/** The first `limit` units of the words in blocks, with the blocks they stand in. */
export function cutBlocks(
  blocks: readonly BodyBlock[],
  limit: number,
): { readonly blocks: readonly BodyBlock[]; readonly cut: boolean } {
  const budget = { left: limit, cut: false };
  return { blocks: blocks.flatMap((block) => cutBlock(block, budget)), cut: budget.cut };
}

function cutBlock(block: BodyBlock, budget: { left: number; cut: boolean }): BodyBlock[] {
  if (budget.cut) return [];
  const inside = block.inside.flatMap((one): (BodyBlock | BodyText)[] => {
    if ("block" in one) return cutBlock(one, budget);
    if (budget.cut) return [];
    const text = cutText(one.text, budget.left);
    budget.cut = text.length < one.text.length;
    budget.left -= text.length;
    return text === "" ? [] : [budget.cut ? { ...one, text: `${text}…` } : one];
  });
  return [{ ...block, inside }];
}
