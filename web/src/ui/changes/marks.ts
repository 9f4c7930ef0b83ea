import type { Change } from "@/api/dto";
import type { RecordId } from "@/document/records";
import type { Mark } from "@/tools/wallContract";
import type { TextKey } from "@/ui/strings/translate";

interface Marking {
  readonly kind: Mark["kind"];
  readonly word: TextKey;
  /** Which mark is shown where a record has changed in several ways: the lowest. */
  readonly rank: number;
}

const MARKINGS: Readonly<Partial<Record<Change["kind"], Marking>>> = {
  "card.blocked": { kind: "blocked", word: "mark.blocked", rank: 0 },
  "card.new": { kind: "new", word: "mark.new", rank: 1 },
  "card.unblocked": { kind: "unblocked", word: "mark.unblocked", rank: 2 },
  "card.moved": { kind: "moved", word: "mark.moved", rank: 3 },
  "card.entered": { kind: "moved", word: "mark.entered", rank: 4 },
  "card.left": { kind: "moved", word: "mark.left", rank: 5 },
  "card.reworded": { kind: "reworded", word: "mark.reworded", rank: 6 },
  "card.noted": { kind: "reworded", word: "mark.noted", rank: 7 },
  "map.new": { kind: "new", word: "mark.new", rank: 1 },
  "map.renamed": { kind: "renamed", word: "mark.renamed", rank: 6 },
  "lane.new": { kind: "new", word: "mark.new", rank: 1 },
  "lane.moved": { kind: "moved", word: "mark.moved", rank: 5 },
  "lane.renamed": { kind: "renamed", word: "mark.renamed", rank: 6 },
  "column.new": { kind: "new", word: "mark.new", rank: 1 },
  "column.moved": { kind: "moved", word: "mark.moved", rank: 5 },
  "column.renamed": { kind: "renamed", word: "mark.renamed", rank: 6 },
  "limit.changed": { kind: "limit", word: "mark.limit", rank: 4 },
};

/** The marks of changes: one word at each thing that is still on the wall. */
export function marksOf(changes: readonly Change[], word: (key: TextKey) => string): ReadonlyMap<RecordId, Mark> {
  const ranks = new Map<string, number>();
  const marks = new Map<RecordId, Mark>();
  for (const { kind, id } of changes) {
    const marking = MARKINGS[kind];
    if (!marking || (ranks.get(id) ?? Number.POSITIVE_INFINITY) <= marking.rank) continue;
    ranks.set(id, marking.rank);
    marks.set(id as RecordId, { kind: marking.kind, word: word(marking.word) });
  }
  return marks;
}
