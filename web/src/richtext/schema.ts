/** What a body may hold, as the editor knows it. The names are those that stand in the document (docs/document.md). */
import { type Mark, type MarkSpec, type Node, type NodeSpec, Schema } from "prosemirror-model";
import { safeUrl } from "@/document/urls";

const nodes = {
  doc: { content: "block+" },
  paragraph: {
    group: "block",
    content: "text*",
    parseDOM: [{ tag: "p" }],
    toDOM: () => ["p", 0],
  },
  heading: {
    group: "block",
    content: "text*",
    defining: true,
    attrs: { level: { default: 1 } },
    parseDOM: [
      {
        tag: "p.body-heading[data-level]",
        priority: 60,
        getAttrs: (element: HTMLElement) => ({ level: element.dataset.level === "2" ? 2 : 1 }),
      },
      { tag: "h1", attrs: { level: 1 } },
      ...["h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag, attrs: { level: 2 } })),
    ],
    // The panel around it has a heading of its own, and so has the page.
    toDOM: (node: Node) => [
      "p",
      { class: "body-heading", role: "heading", "aria-level": ariaLevel(node), "data-level": levelOf(node) },
      0,
    ],
  },
  bullet_list: {
    group: "block",
    content: "list_item+",
    parseDOM: [{ tag: "ul" }],
    toDOM: () => ["ul", 0],
  },
  ordered_list: {
    group: "block",
    content: "list_item+",
    parseDOM: [{ tag: "ol" }],
    toDOM: () => ["ol", 0],
  },
  list_item: {
    content: "paragraph block*",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: () => ["li", 0],
  },
  text: { group: "inline" },
} as const satisfies Record<string, NodeSpec>;

const marks = {
  link: {
    inclusive: false,
    attrs: { href: {} },
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (element: HTMLElement) => {
          const href = safeUrl(element.getAttribute("href") ?? "");
          return href === null ? false : { href };
        },
      },
    ],
    toDOM: (mark: Mark) => {
      const href = safeUrl(String(mark.attrs.href));
      return href === null ? ["span", 0] : ["a", { href, rel: "noopener noreferrer", target: "_blank" }, 0];
    },
  },
  em: {
    parseDOM: [{ tag: "i" }, { tag: "em" }, { style: "font-style=italic" }],
    toDOM: () => ["em", 0],
  },
  strong: {
    parseDOM: [
      { tag: "strong" },
      // Word processors wrap what they copy in a <b> that is not bold.
      { tag: "b", getAttrs: (element: HTMLElement) => element.style.fontWeight !== "normal" && null },
      { style: "font-weight", getAttrs: (value: string) => /^(bold(er)?|[6-9]\d{2,})$/.test(value) && null },
    ],
    toDOM: () => ["strong", 0],
  },
} as const satisfies Record<string, MarkSpec>;

/** The schema of bodies. */
export const bodySchema = new Schema({ nodes, marks });

/** The level of a heading: 1 or 2, whatever somebody wrote. */
export function levelOf(node: Node): 1 | 2 {
  return Number(node.attrs.level) === 2 ? 2 : 1;
}

function ariaLevel(node: Node): number {
  return levelOf(node) + 2;
}
