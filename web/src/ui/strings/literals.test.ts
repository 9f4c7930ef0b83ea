import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const READ_BY_PEOPLE = new Set(["aria-label", "title", "placeholder", "label", "hint", "alt", "confirm", "text"]);
const root = join(import.meta.dirname, "..");

/** Everything in a component that people would read and no catalogue knows. */
function literals(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && READ_BY_PEOPLE.has(node.name.getText()) && node.initializer) {
      const value = node.initializer;
      if (ts.isStringLiteral(value) && /\p{L}/u.test(value.text)) found.push(`${node.name.getText()}="${value.text}"`);
    }
    if (
      ts.isJsxExpression(node) &&
      node.expression &&
      ts.isStringLiteral(node.expression) &&
      ts.isJsxElement(node.parent)
    ) {
      if (/\p{L}/u.test(node.expression.text)) found.push(node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const components = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
  /(?<!\.test)\.tsx$/.test(path),
);

it.each(components)("%s takes its words from the catalogues", (path) => {
  expect(literals(join(root, path))).toEqual([]);
});
