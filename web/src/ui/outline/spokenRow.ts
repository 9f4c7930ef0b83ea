import { kindOf } from "@/canvas/thingNames";
import type { WallStrings } from "@/canvas/wallStrings";
import type { BoardState, CardId } from "@/document/records";
import type { OutlineNode } from "@/ui/outline/outlineNode";
import { t } from "@/ui/strings/translate";

/** What a row is called by screen readers: its words, what it is, and what is known about it. */
export function spokenRow(node: OutlineNode, state: BoardState, strings: WallStrings): string {
  const { subject, title, count } = node;
  const words = [title];
  if (subject.kind === "card") words.push(...aboutCard(subject.card, state, strings));
  else if (subject.kind === "column" && subject.card !== null) {
    words.push(t("outline.kind.column"), ...aboutCard(subject.card, state, strings));
  } else if (subject.kind === "thing") {
    const thing = state.things.get(subject.thing);
    const kind = thing ? strings.things.kind(kindOf(thing)) : "";
    if (kind !== title) words.push(kind);
    if (thing?.locked) words.push(strings.locked);
  } else if (subject.kind !== "group") words.push(t(`outline.kind.${subject.kind}`));
  if (count !== null && subject.kind !== "group") words.push(t("outline.cards", { count }));
  return words.filter((word) => word !== "").join(", ");
}

function aboutCard(id: CardId, state: BoardState, strings: WallStrings): string[] {
  const card = state.cards.get(id);
  if (!card) return [];
  const words = [strings.paper(card.color)];
  if (card.discipline !== null) words.push(strings.discipline(card.discipline));
  if (card.blocked) words.push(strings.blockedSince(card.blocked));
  const tags = card.tags.flatMap((tag) => state.tags.get(tag) ?? []).filter(({ deleted }) => !deleted);
  if (tags.length > 0) words.push(strings.tagged(tags.map(({ title }) => title)));
  if (card.locked) words.push(strings.locked);
  return words;
}
