/** Whether the editor of bodies knows everything that stands in one: what it does not know it would take away. */
import * as Y from "yjs";
import { BODY_MARKS, isBodyBlock } from "@/document/bodies";

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** Whether a body can be edited without losing anything. What is empty may be lost. */
export function isPlainBody(body: Y.XmlFragment): boolean {
  return body.toArray().every((node) => empty(node) || isBlock(node));
}

function isBlock(node: Node): boolean {
  if (!(node instanceof Y.XmlElement) || !isBodyBlock(node.nodeName)) return false;
  const inside = node.toArray();
  switch (node.nodeName) {
    case "paragraph":
    case "heading":
      return inside.every((one) => one instanceof Y.XmlText && isPlainText(one));
    case "list_item":
      return inside.every((one, at) => empty(one) || (isBlock(one) && (at > 0 || isNamed(one, "paragraph"))));
    default:
      return inside.every((one) => empty(one) || (isNamed(one, "list_item") && isBlock(one)));
  }
}

function isNamed(node: Node, name: string): boolean {
  return node instanceof Y.XmlElement && node.nodeName === name;
}

function isPlainText(text: Y.XmlText): boolean {
  const runs = text.toDelta() as { readonly insert: unknown; readonly attributes?: object }[];
  return runs.every(
    ({ insert, attributes = {} }) =>
      typeof insert === "string" && Object.keys(attributes).every((mark) => BODY_MARKS.has(mark)),
  );
}

function empty(node: Node): boolean {
  if (node instanceof Y.XmlText) return node.length === 0;
  return node instanceof Y.XmlElement && node.toArray().every(empty);
}
