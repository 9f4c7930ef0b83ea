/** The rich text of a card as plain data, to go through a clipboard: only what the schema of bodies knows comes back. */
import * as Y from "yjs";
import { shallow } from "@/document/shallowLists";
import { safeUrl } from "@/document/urls";

/** A run of words with its marks. */
export interface BodyText {
  readonly text: string;
  readonly marks?: { readonly strong?: true; readonly em?: true; readonly link?: string };
}

/** A block with what is in it. */
export interface BodyBlock {
  readonly block: string;
  readonly level?: number;
  readonly inside: readonly (BodyBlock | BodyText)[];
}

const BLOCKS: ReadonlySet<string> = new Set(["paragraph", "bullet_list", "ordered_list", "list_item", "heading"]);
/** The marks that words of a body can have. */
export const BODY_MARKS: ReadonlySet<string> = new Set(["strong", "em", "link"]);
/** No server takes blocks that lie deeper in each other. */
export const DEEPEST_STORED = 32;
/** More blocks and runs than this are no body that anybody wrote by hand. */
const MOST_NODES = 2_000;
const LONGEST_TEXT = 20_000;

/** Whether a block is one of those that bodies are made of. */
export function isBodyBlock(name: string): boolean {
  return BLOCKS.has(name);
}

/** A body as plain data; empty when nobody has written one. */
export function bodyData(body: unknown): BodyBlock[] {
  return body instanceof Y.XmlFragment ? shallow(blocksOf(body, 0)) : [];
}

function blocksOf(parent: Y.XmlFragment, depth: number): BodyBlock[] {
  return parent.toArray().flatMap((node): BodyBlock[] => {
    if (!(node instanceof Y.XmlElement) || !BLOCKS.has(node.nodeName) || depth > DEEPEST_STORED) return [];
    const level = Number(node.getAttribute("level"));
    const inside = node.toArray().flatMap((child) => (child instanceof Y.XmlText ? runsOf(child) : []));
    const block = { block: node.nodeName, inside: [...inside, ...blocksOf(node, depth + 1)] };
    return [node.nodeName === "heading" ? { ...block, level: level === 2 ? 2 : 1 } : block];
  });
}

function runsOf(text: Y.XmlText): BodyText[] {
  const delta = text.toDelta() as { readonly insert: unknown; readonly attributes?: Record<string, unknown> }[];
  return delta.flatMap(({ insert, attributes = {} }): BodyText[] => {
    if (typeof insert !== "string") return [];
    const { strong, em, link } = attributes;
    const href = typeof link === "object" && link !== null ? String((link as { href?: unknown }).href ?? "") : "";
    const marks = { ...(strong ? { strong: true as const } : {}), ...(em ? { em: true as const } : {}) };
    return [{ text: insert, marks: href === "" ? marks : { ...marks, link: href } }];
  });
}

/** Reads a body from parsed JSON of whatever origin; what it does not know is left out. */
export function readBodyData(value: unknown): BodyBlock[] {
  const budget = { left: MOST_NODES };
  return shallow(readInside(value, 0, budget));
}

function readInside(value: unknown, depth: number, budget: { left: number }): (BodyBlock | BodyText)[] {
  if (!Array.isArray(value) || depth > DEEPEST_STORED) return [];
  return value.flatMap((item: unknown): (BodyBlock | BodyText)[] => {
    if (typeof item !== "object" || item === null || budget.left-- <= 0) return [];
    const { block, level, inside, text, marks } = item as Record<string, unknown>;
    if (typeof text === "string") return [{ text: text.slice(0, LONGEST_TEXT), marks: readMarks(marks) }];
    if (typeof block !== "string" || !BLOCKS.has(block)) return [];
    const read = { block, inside: readInside(inside, depth + 1, budget) };
    return [block === "heading" ? { ...read, level: level === 2 ? 2 : 1 } : read];
  });
}

function readMarks(value: unknown): NonNullable<BodyText["marks"]> {
  if (typeof value !== "object" || value === null) return {};
  const { strong, em, link } = value as Record<string, unknown>;
  const href = typeof link === "string" ? safeUrl(link) : null;
  return {
    ...(strong === true ? { strong } : {}),
    ...(em === true ? { em } : {}),
    ...(href === null ? {} : { link: href }),
  };
}

/** A new body with what the plain data says; undefined when that is nothing. */
export function bodyFrom(blocks: readonly BodyBlock[]): Y.XmlFragment | undefined {
  if (blocks.length === 0) return undefined;
  const body = new Y.XmlFragment();
  body.insert(0, blocks.map(elementFrom));
  return body;
}

function elementFrom({ block, level, inside }: BodyBlock): Y.XmlElement {
  const element = new Y.XmlElement(block);
  if (level !== undefined) element.setAttribute("level", level as never);
  const runs = inside.filter((one): one is BodyText => "text" in one);
  if (runs.length > 0) {
    const text = new Y.XmlText();
    text.applyDelta(runs.map((run) => ({ insert: run.text, attributes: attributesOf(run) })));
    element.insert(0, [text]);
  }
  const blocks = inside.filter((one): one is BodyBlock => "block" in one);
  element.insert(runs.length > 0 ? 1 : 0, blocks.map(elementFrom));
  return element;
}

function attributesOf({ marks = {} }: BodyText): Record<string, unknown> {
  const { strong, em, link } = marks;
  return {
    ...(strong ? { strong: {} } : {}),
    ...(em ? { em: {} } : {}),
    ...(link === undefined ? {} : { link: { href: link } }),
  };
}
