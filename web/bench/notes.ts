/** The notes that every board holds: as many rows as columns, a few words each. */
import { Doc, encodeStateAsUpdate, Text, Map as YMap } from "yjs";

/** One note, in board coordinates. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly color: string;
  readonly x: number;
  readonly y: number;
}

export const NOTE = { w: 200, h: 120 };
/** How much a board holds: so many notes, and so many lines between them. */
export interface Extent {
  readonly count: number;
  readonly lines: number;
}

/** The extents that are asked for: `1000,10000,10000+3000`. */
export function extents(asked: string): Extent[] {
  return asked.split(",").map((one) => {
    const [count = 0, lines = 0] = one.split("+").map(Number);
    return { count, lines };
  });
}

export const OTHERS_COLUMN = 26;
export const STEP = { x: 220, y: 140 };

const WORDS = "who wants what from whom and how do we find out whether it worked at all".split(" ");
const COLORS = ["paper", "yellow", "orange", "pink", "purple", "blue", "teal", "green"];

/** How many notes are in a row of so many. */
export function columnsOf(count: number): number {
  return Math.ceil(Math.sqrt(count));
}

/** So many notes, the same every time. */
export function notes(count: number): Note[] {
  const columns = columnsOf(count);
  return Array.from({ length: count }, (_, at) => {
    const words = Array.from({ length: 4 + (at % 8) }, (_, place) => WORDS[(at * 7 + place * 3) % WORDS.length]);
    const id = `note${String(at).padStart(16, "0")}`;
    const color = COLORS[at % COLORS.length] ?? "paper";
    return { id, text: words.join(" "), color, x: (at % columns) * STEP.x, y: Math.floor(at / columns) * STEP.y };
  });
}

/** A line from one note to another, by their places in the list. */
export type Tie = readonly [from: number, to: number];

/** So many lines between notes of so many: to the note two rows below and some columns to the side, spread over the whole board. */
export function ties(count: number, notes: number): Tie[] {
  const columns = columnsOf(notes);
  return Array.from({ length: count }, (_, at): Tie => {
    const from = Math.floor((at * (notes - columns * 3)) / count);
    return [from, from + columns * 2 + (at % 3)];
  });
}

/** The notes as cards of ours and the lines as elbow connectors, in one update. */
export function asUpdate(all: readonly Note[], lines: readonly Tie[] = []): Uint8Array {
  const doc = new Doc();
  const cards = doc.getMap<YMap<unknown>>("cards");
  const placements = doc.getMap("placements");
  const connectors = doc.getMap<YMap<unknown>>("connectors");
  doc.transact(() => {
    for (const note of all) {
      const card = new YMap<unknown>();
      card.set("type", "card");
      card.set("title", new Text(note.text));
      card.set("color", note.color);
      card.set("size", [NOTE.w, NOTE.h]);
      card.set("createdBy", "somebody");
      card.set("createdAt", 1_790_000_000_000);
      cards.set(note.id, card);
      placements.set(`canvas:${note.id}`, { pos: [note.x, note.y], order: "a0" });
    }
    for (const [at, [from, to]] of lines.entries()) {
      const line = new YMap<unknown>();
      line.set("from", { item: all[from]?.id ?? "" });
      line.set("to", { item: all[to]?.id ?? "" });
      line.set("path", "elbow");
      line.set("order", "a0");
      connectors.set(`line${String(at).padStart(16, "0")}`, line);
    }
  });
  return encodeStateAsUpdate(doc);
}

const FILLS: Readonly<Record<string, string>> = {
  paper: "#ffffff",
  yellow: "#ffec99",
  orange: "#ffd8a8",
  pink: "#fcc2d7",
  purple: "#d0bfff",
  blue: "#a5d8ff",
  teal: "#96f2d7",
  green: "#b2f2bb",
};
const LINE_LENGTH = 22;
const FONT = { fontSize: 16, fontFamily: 5, lineHeight: 1.25 };

function wrapped(text: string): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line.length + word.length + 1 > LINE_LENGTH && line) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.join("\n");
}

function shared(id: string, at: number) {
  return {
    id,
    index: `a${String(at).padStart(6, "0")}V`,
    angle: 0,
    strokeColor: "#1e1e1e",
    fillStyle: "solid",
    strokeWidth: 1,
    strokeStyle: "solid",
    roughness: 1,
    opacity: 100,
    groupIds: [],
    frameId: null,
    seed: at + 1,
    version: 1,
    versionNonce: at + 1,
    isDeleted: false,
    updated: 1,
    link: null,
    locked: false,
  };
}

/** A line as an arrow of Excalidraw's, from the foot of one note to the head of the other. */
function arrow(from: Note, to: Note, at: number) {
  const x = from.x + NOTE.w / 2;
  const y = from.y + NOTE.h;
  const [width, height] = [to.x + NOTE.w / 2 - x, to.y - y];
  return {
    ...shared(`line${String(at).padStart(16, "0")}`, at),
    type: "arrow",
    x,
    y,
    width: Math.abs(width),
    height: Math.abs(height),
    backgroundColor: "transparent",
    roundness: null,
    boundElements: [],
    points: [
      [0, 0],
      [width, height],
    ],
    lastCommittedPoint: null,
    startBinding: null,
    endBinding: null,
    startArrowhead: null,
    endArrowhead: "arrow",
    elbowed: false,
  };
}

/** The notes as a scene of Excalidraw's: a filled rectangle and the text bound to it; the lines as arrows. */
export function asScene(all: readonly Note[], lines: readonly Tie[] = []): string {
  const elements = all.flatMap((note, at) => {
    const text = wrapped(note.text);
    const height = text.split("\n").length * FONT.fontSize * FONT.lineHeight;
    const label = `${note.id}t`;
    const rectangle = {
      ...shared(note.id, at * 2),
      type: "rectangle",
      x: note.x,
      y: note.y,
      width: NOTE.w,
      height: NOTE.h,
      backgroundColor: FILLS[note.color],
      roundness: { type: 3 },
      boundElements: [{ id: label, type: "text" }],
    };
    const words = {
      ...shared(label, at * 2 + 1),
      ...FONT,
      type: "text",
      x: note.x + 10,
      y: note.y + (NOTE.h - height) / 2,
      width: NOTE.w - 20,
      height,
      backgroundColor: "transparent",
      roundness: null,
      boundElements: [],
      text,
      originalText: note.text,
      textAlign: "center",
      verticalAlign: "middle",
      containerId: note.id,
      autoResize: true,
    };
    return [rectangle, words];
  });
  const arrows = lines.flatMap(([from, to], at) => {
    const [first, last] = [all[from], all[to]];
    return first && last ? [arrow(first, last, 2 * all.length + at)] : [];
  });
  elements.push(...(arrows as unknown as typeof elements));
  return JSON.stringify({ type: "excalidraw", version: 2, source: "bench", elements, appState: {}, files: {} });
}

/** The ids of the twenty notes that others move, right of those that are selected. */
export function othersNotes(count: number): string[] {
  const columns = columnsOf(count);
  const theirs = notes(count).filter((_, at) => at % columns === OTHERS_COLUMN);
  return theirs.slice(0, 20).map((one) => one.id);
}
