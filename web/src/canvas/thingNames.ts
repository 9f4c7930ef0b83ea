/** What things and connectors are called by screen readers, outlines and lists. */
import type { ThingWords } from "@/canvas/paintThings";
import type { BoardState, CardId } from "@/document/records";
import type { Connector, ConnectorEnd, Thing, ThingId } from "@/document/things";

/** A name of this length says which one is meant; the whole text is read where it is edited. */
const LONGEST = 120;

/** What a thing is called: its kind, and what is written on it. */
export function labelOf(thing: Thing, words: ThingWords): string {
  const kind = words.kind(kindOf(thing));
  const text = short(thing.type === "link" ? thing.text.trim() || thing.host : thing.text);
  return text === "" ? kind : words.named({ kind, text });
}

/** The key of the word for a thing: that of its form or pen, or else of its type. */
export function kindOf(thing: Thing): string {
  if (thing.type === "shape") return thing.form;
  return thing.type === "ink" ? thing.pen : thing.type;
}

/** What a connector is called: what it connects, and its label. */
export function connectorLabel(connector: Connector, state: BoardState, words: ThingWords): string {
  const from = endLabel(connector.from, state, words);
  const to = endLabel(connector.to, state, words);
  return words.connector({ from, to, text: short(connector.text) });
}

function endLabel({ item }: ConnectorEnd, state: BoardState, words: ThingWords): string {
  if (item === null) return words.nothing;
  const thing = state.things.get(item as ThingId);
  if (thing && !thing.deleted) return labelOf(thing, words);
  const card = state.cards.get(item as CardId);
  return (card && !card.deleted && short(card.title)) || words.nothing;
}

function short(text: string): string {
  const plain = text.trim().replace(/\s+/g, " ");
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}
