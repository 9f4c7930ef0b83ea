/** Lists, Markdown and plain lines as cards: each line one, deeper lines below the one they stand under. Pure. */
import { cleaned, type Line, type Pasted } from "@/ui/paste/pasted";

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^(?:[-*+•◦▪‣–—]|\d{1,4}[.)]|[a-zA-Z][.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
const CHECKBOX = /^\[[ xX]\]\s+(.*)$/;
/** A line that only separates: a rule, the fence of a block, the underline of a heading. */
const RULE = /^(?:-{3,}|\*{3,}|_{3,}|={3,}|```.*|~~~.*)$/;
const TAB_WIDTH = 4;

interface Raw extends Line {
  readonly indent: number;
}

/** The lines of a text; null when there is nothing in it. */
export function readLines(text: string): Pasted | null {
  const raw: Raw[] = [];
  for (const line of text.replace(/\r\n?|[\u2028\u2029]/g, "\n").split("\n")) {
    const found = readLine(line);
    if (found) raw.push(found);
  }
  return raw.length > 0 ? { kind: "lines", lines: withLevels(raw) } : null;
}

function readLine(line: string): Raw | null {
  const indent = widthOf(/^[\s\u00a0]*/.exec(line)?.[0] ?? "");
  const text = cleaned(line);
  if (text === "" || RULE.test(text)) return null;
  const heading = HEADING.exec(text);
  if (heading) return { text: unmarked(heading[2] ?? ""), heading: true, level: 0, indent: 0 };
  const item = ITEM.exec(text)?.[1] ?? CHECKBOX.exec(text)?.[1] ?? text;
  const words = unmarked(item);
  return words === "" ? null : { text: words, heading: false, level: 0, indent };
}

function widthOf(space: string): number {
  return [...space].reduce((sum, sign) => sum + (sign === "\t" ? TAB_WIDTH - (sum % TAB_WIDTH) : 1), 0);
}

/** A text without the marks of Markdown: emphasis, code, and links as their words. */
function unmarked(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(^|[^\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, "$1$2")
    .replace(/(^|[^\w])_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, "$1$2")
    .replace(/`([^`]+)`/g, "$1")
    .trim();
}

/** Levels from how far lines are indented: deeper than the line above is one more, less is back to where that stood. */
function withLevels(raw: readonly Raw[]): Line[] {
  const stack: number[] = [];
  return raw.map(({ text, heading, indent }) => {
    if (heading) {
      stack.length = 0;
      return { text, heading, level: 0 };
    }
    while (stack.length > 0 && indent <= (stack.at(-1) ?? 0)) stack.pop();
    stack.push(indent);
    return { text, heading, level: stack.length - 1 };
  });
}
