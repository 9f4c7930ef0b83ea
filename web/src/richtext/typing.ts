/** What one types becomes what one means, as in Markdown: lists, headings, bold, italic, links. Backspace right after it takes it back. */
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import type { Attrs, MarkType } from "prosemirror-model";
import type { Plugin } from "prosemirror-state";
import { safeUrl } from "@/document/urls";
import { bodySchema } from "@/richtext/schema";

const { nodes, marks } = bodySchema;

/** The first group of `pattern` is what stays as it is, the second the words that get the mark. */
function markRule(
  pattern: RegExp,
  mark: MarkType,
  attrsOf: (match: RegExpMatchArray) => Attrs | null | false,
): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const [, before = "", words = ""] = match;
    const attrs = attrsOf(match);
    if (attrs === false) return null;
    const from = start + before.length;
    const { $from } = state.selection;
    const node = bodySchema.text(words, mark.create(attrs).addToSet($from.marks()));
    return state.tr.replaceWith(from, end, node).removeStoredMark(mark);
  });
}

/** An address, followed by the space that was just typed. */
const ADDRESS = /(?:^|\s)(https?:\/\/\S*[^\s.,;:!?)])\s$/;

const addressRule = new InputRule(ADDRESS, (state, match, start, end) => {
  const href = safeUrl(match[1] ?? "");
  if (href === null) return null;
  const from = start + match[0].length - 1 - (match[1]?.length ?? 0);
  return state.tr.addMark(from, end, marks.link.create({ href })).insertText(" ", end).removeStoredMark(marks.link);
});

/** Listens to what is typed. */
export function typingRules(): Plugin {
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*[-*+]\s$/, nodes.bullet_list),
      wrappingInputRule(/^\s*\d{1,3}[.)]\s$/, nodes.ordered_list),
      textblockTypeInputRule(/^(#{1,2})\s$/, nodes.heading, (match) => ({ level: match[1]?.length ?? 1 })),
      markRule(/(^|[^*])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, marks.strong, () => null),
      markRule(/(^|[^*])\*([^*\s](?:[^*]*[^*\s])?)\*$/, marks.em, () => null),
      markRule(/(^|[^_\w])_([^_\s](?:[^_]*[^_\s])?)_$/, marks.em, () => null),
      markRule(/(^|[^!])\[([^\]]+)\]\((\S+)\)$/, marks.link, (match) => {
        const href = safeUrl(match[3] ?? "");
        return href !== null && { href };
      }),
      addressRule,
    ],
  });
}
