import type { Match } from "@/document/search";

const AROUND = 28;

/** The words found with a little of what stands around them, on one line; never begins or ends in half a character. */
export function context({ text, at, length }: Match): {
  readonly before: string;
  readonly words: string;
  readonly after: string;
} {
  const end = at + length;
  const start = Math.max(0, at - AROUND);
  const stop = Math.min(text.length, end + AROUND);
  const before = whole(text.slice(start, at));
  const after = whole(text.slice(end, stop));
  return {
    before: `${start > 0 ? "…" : ""}${before}`,
    words: flat(text.slice(at, end)),
    after: `${after}${stop < text.length ? "…" : ""}`,
  };
}

function whole(text: string): string {
  return flat(text.replace(/^[\udc00-\udfff]/, "").replace(/[\ud800-\udbff]$/, ""));
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ");
}
