/**
 * Texts that become cards, and cards that become texts: their words, colour, place and group stay, and connectors go to what they became.
 * What they were before is in the trash.
 */
import { placesOf } from "@/document/arrangement";
import type { Board } from "@/document/board";
import { bodyFrom } from "@/document/bodies";
import { bodyText } from "@/document/bodyText";
import { cardCreation, cardDeletions } from "@/document/commands/cards";
import { writtenEnd } from "@/document/commands/connectors";
import { canvasPlace, keysOnTop } from "@/document/commands/insertion";
import { thingCreation, thingKeysOnTop } from "@/document/commands/things";
import { bodyOf, type Change, type Create, edit, type Unit } from "@/document/edit";
import type { BoardState, Card, CardId } from "@/document/records";
import { type ShapeThing, TEXT_LIMIT, type TextThing, type Thing, type ThingId } from "@/document/things";
import type { Box } from "@/geometry/box";

/** Whether a thing can become a card: it has words, and nothing holds it. */
export function mayBecomeCard(thing: Thing | undefined): thing is ShapeThing | TextThing {
  if (!thing || thing.deleted || thing.locked) return false;
  return (thing.type === "text" || thing.type === "shape") && thing.text.trim() !== "";
}

/** Whether a card can become a text: it is on the canvas and nowhere else, nothing holds it, and its words have room. */
export function mayBecomeText(board: Board, id: CardId): boolean {
  const card = board.state.cards.get(id);
  if (!card || card.deleted || card.locked) return false;
  const { canvas, maps, columns } = placesOf(board.state, id);
  return canvas && maps.length + columns.length === 0 && wordsOf(board, card).length <= TEXT_LIMIT;
}

/** Turns things into cards, those that can be. The first line is the title, the others are the notes below it. */
export function turnIntoCards(board: Board, things: Iterable<ThingId>): CardId[] {
  const turning = [...new Set(things)].map((id) => board.state.things.get(id)).filter(mayBecomeCard);
  const keys = keysOnTop(board, turning.length);
  const made: CardId[] = [];
  const units = turning.map((thing, at): Unit => {
    const [title = "", ...lines] = thing.text.trim().split("\n");
    const notes = lines.map((line) => ({
      block: "paragraph",
      inside: line.trim() === "" ? [] : [{ text: line.trim() }],
    }));
    const creation = cardCreation(board, { title: title.trim(), color: thing.color }, bodyFrom(notes));
    made.push(creation.id);
    return [
      grouped(creation, thing.group),
      canvasPlace(creation.id, thing.box, keys[at] ?? "a0"),
      { kind: "delete", root: "shapes", id: thing.id },
      ...reboundTo(board.state, thing.id, creation.id),
    ];
  });
  edit(board, units);
  return made;
}

/** Turns cards into texts, those that can be, each in its box. */
export function turnIntoTexts(board: Board, cards: Iterable<{ readonly card: CardId; readonly box: Box }>): ThingId[] {
  const turning = [...cards].filter(({ card }) => mayBecomeText(board, card));
  const keys = thingKeysOnTop(board, turning.length);
  const made: ThingId[] = [];
  const units = turning.flatMap(({ card: id, box }, at): Unit[] => {
    const card = board.state.cards.get(id);
    if (!card) return [];
    const text = wordsOf(board, card);
    const creation = thingCreation(board, { type: "text", box, text, color: card.color }, keys[at] ?? "a0");
    made.push(creation.id);
    const gone = cardDeletions(board.state, [id]).flat();
    return [[grouped(creation, card.group), ...gone, ...reboundTo(board.state, id, creation.id)]];
  });
  edit(board, units);
  return made;
}

/** The title and the notes below it, a line each. */
function wordsOf(board: Board, { id, title }: Card): string {
  const body = bodyOf(board, id);
  return [title.trim(), body ? bodyText(body).trimEnd() : ""].filter((part) => part !== "").join("\n");
}

function grouped<T extends Create>(creation: T, group: string | null): T {
  return group === null ? creation : { ...creation, fields: { ...creation.fields, group } };
}

/** The changes that bind connectors of one item to another. */
function reboundTo(state: BoardState, from: CardId | ThingId, to: CardId | ThingId): Change[] {
  const changes: Change[] = [];
  for (const connector of state.connectors.values()) {
    if (connector.deleted) continue;
    for (const key of ["from", "to"] as const) {
      if (connector[key].item !== from) continue;
      const value = writtenEnd({ ...connector[key], item: to });
      changes.push({ kind: "set", root: "connectors", id: connector.id, key, value });
    }
  }
  return changes;
}
