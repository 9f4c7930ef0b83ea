/** Random edits of every kind that people and other clients make of a board, each with a mark by which it is found again. */
import * as Y from "yjs";
import type { SeededRandom } from "@/testing/random";

/** The root in which every edit leaves its mark; nothing takes marks away. */
export const MARKS = "marks";

const KEYS = ["ada", "ben", "cleo", "dora"] as const;
const WORDS = [
  "a",
  "é",
  "wall ",
  "漢字",
  "😀",
  "👩‍👩‍👧 ",
  "\u{1F1E9}\u{1F1EA}",
  "e\u0301",
  "\n",
  "日本 😀 ende",
] as const;
const VALUES = [null, true, -1, 1.5, 2 ** 40, "", "😀", [], [1, [2]], { a: { b: [null] } }] as const;

type Kind = (doc: Y.Doc, random: SeededRandom) => void;

/** Makes one edit as one transaction. */
export function edit(doc: Y.Doc, random: SeededRandom, mark: string, origin: unknown): void {
  doc.transact(() => {
    marks(doc).set(mark, true);
    random.pick(KINDS)(doc, random);
  }, origin);
}

/** The marks of all edits in a document. */
export function marks(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(MARKS);
}

/** What undo takes back: everything but the marks. */
export function undoable(doc: Y.Doc): Y.AbstractType<Y.YEvent<Y.Array<unknown>>>[] {
  return [doc.getMap("cards"), doc.getMap("placements"), doc.getText("notes"), doc.getArray("list")] as never[];
}

const KINDS: readonly Kind[] = [
  createCard,
  createCard,
  (doc, random) => writeText(title(doc, random), random),
  (doc, random) => writeText(title(doc, random), random),
  (doc, random) => writeText(doc.getText("notes"), random),
  (doc, random) => writeText(doc.getText("notes"), random),
  writeBody,
  writeBody,
  writeList,
  placeCard,
  placeCard,
  (doc, random) => doc.getMap("cards").delete(random.pick(KEYS)),
  (doc, random) =>
    (doc.getMap("cards").get(random.pick(KEYS)) as Y.Map<unknown> | undefined)?.set("color", random.pick(VALUES)),
];

function createCard(doc: Y.Doc, random: SeededRandom): void {
  const key = random.pick(KEYS);
  const cards = doc.getMap("cards");
  if (cards.has(key) && !random.oneIn(3)) return;
  const card = new Y.Map<unknown>();
  card.set("type", "card");
  card.set("title", new Y.Text(random.pick(WORDS)));
  card.set("body", new Y.XmlFragment());
  card.set("color", "paper");
  cards.set(key, card);
}

function placeCard(doc: Y.Doc, random: SeededRandom): void {
  const pos = [random.below(1_000), random.next() * 1_000];
  doc.getMap("placements").set(`canvas:${random.pick(KEYS)}`, { pos, order: "a" });
}

function title(doc: Y.Doc, random: SeededRandom): Y.Text | undefined {
  const card = doc.getMap("cards").get(random.pick(KEYS)) as Y.Map<unknown> | undefined;
  return card?.get("title") as Y.Text | undefined;
}

/** Inserts, deletes or formats, never through the middle of a character of two code units. */
function writeText(text: Y.Text | undefined, random: SeededRandom): void {
  if (text === undefined) return;
  const places = boundaries(text.toString());
  const at = random.pick(places);
  const end = random.pick(places.filter((place) => place >= at).slice(0, 6));
  const dice = random.below(4);
  if (end === at || dice < 2) text.insert(at, random.pick(WORDS), random.oneIn(4) ? { bold: true } : undefined);
  else if (dice === 2) text.delete(at, end - at);
  else text.format(at, end - at, { bold: random.oneIn(2) ? true : null });
}

function boundaries(text: string): number[] {
  const places = [0];
  for (const character of text) places.push((places.at(-1) ?? 0) + character.length);
  return places;
}

function writeBody(doc: Y.Doc, random: SeededRandom): void {
  const card = doc.getMap("cards").get(random.pick(KEYS)) as Y.Map<unknown> | undefined;
  const body = card?.get("body") as Y.XmlFragment | undefined;
  if (body === undefined) return;
  const child = body.length > 0 ? body.get(random.below(body.length)) : null;
  if (child instanceof Y.XmlElement && random.oneIn(3)) child.setAttribute("level", String(random.below(9)));
  else if (child instanceof Y.XmlElement && child.length > 0) writeText(child.get(0) as Y.XmlText, random);
  else if (child !== null && random.oneIn(4)) body.delete(random.below(body.length), 1);
  else {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(random.pick(WORDS))]);
    body.insert(random.below(body.length + 1), [paragraph]);
  }
}

function writeList(doc: Y.Doc, random: SeededRandom): void {
  const list = doc.getArray<unknown>("list");
  if (list.length > 0 && random.oneIn(3)) list.delete(random.below(list.length), 1);
  else list.insert(random.below(list.length + 1), [random.pick(VALUES), random.pick(VALUES)]);
}
