/** The body of a card as elements to read: made of text nodes only, never of markup that somebody wrote. */
import type { BodyBlock, BodyText } from "@/document/bodies";
import { safeUrl } from "@/document/urls";

/** Whether links lead somewhere, or only look like it: on the wall a click takes the card. */
export type LinkStyle = "open" | "look";

/** Elements for blocks. */
export function bodyElements(blocks: readonly BodyBlock[], links: LinkStyle): HTMLElement[] {
  return blocks.map((block) => blockElement(block, links));
}

function blockElement(block: BodyBlock, links: LinkStyle): HTMLElement {
  const element = document.createElement(tagOf(block));
  if (block.block === "heading") {
    const level = block.level === 2 ? 2 : 1;
    element.className = "body-heading";
    element.dataset.level = String(level);
    // On the wall headings would stand between those of maps and lanes without being part of them.
    if (links === "open") {
      element.setAttribute("role", "heading");
      element.setAttribute("aria-level", String(level + 2));
    }
  }
  for (const one of block.inside) element.append("text" in one ? runNode(one, links) : blockElement(one, links));
  return element;
}

function tagOf({ block }: BodyBlock): "p" | "ul" | "ol" | "li" {
  if (block === "bullet_list") return "ul";
  if (block === "ordered_list") return "ol";
  return block === "list_item" ? "li" : "p";
}

function runNode({ text, marks = {} }: BodyText, links: LinkStyle): Node {
  let node: Node = document.createTextNode(text);
  if (marks.strong) node = wrapped("strong", node);
  if (marks.em) node = wrapped("em", node);
  const href = marks.link === undefined ? null : safeUrl(marks.link);
  if (href === null) return node;
  if (links === "look") {
    const look = wrapped("span", node);
    look.className = "body-link";
    return look;
  }
  const link = wrapped("a", node);
  link.href = href;
  link.rel = "noopener noreferrer";
  link.target = "_blank";
  return link;
}

function wrapped<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, node: Node): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.append(node);
  return element;
}
