/** What the headers of a kanban say: what folds up, the least and the time that were agreed; and what has to be true to move on. */
import type { Column, ColumnId } from "@/document/records";
import { NO_VALUES } from "@/document/values";
import type { CellFact } from "@/maps/cellFacts";
import { cellKey } from "@/maps/cellKey";
import type { Language } from "@/maps/definition";
import { valueIn } from "@/maps/fields";
import { foldedCounts, foldedDone } from "@/maps/kanban/foldedDone";
import type { MapFacts, MapReading } from "@/maps/kindCode";

interface Words {
  readonly older: (count: number, day: string) => string;
  readonly least: (count: number) => string;
  readonly time: (days: number) => string;
  readonly policy: string;
  readonly doneWhen: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    older: (count, day) => `${count} more, done before ${day}`,
    least: (count) => `at least ${count}`,
    time: (days) => (days === 1 ? "within one day" : `within ${days} days`),
    policy: "Policy",
    doneWhen: "Done when",
  },
  de: {
    older: (count, day) => `${count} weitere, fertig vor dem ${day}`,
    least: (count) => `mindestens ${count}`,
    time: (days) => (days === 1 ? "in einem Tag" : `in ${days} Tagen`),
    policy: "Regel",
    doneWhen: "Fertig, wenn",
  },
};

/** The facts of all column headers, and what is agreed for each. */
export function kanbanFacts({ map, structure, state }: MapReading, language: Language): MapFacts {
  const words = WORDS[language];
  const folded = foldedDone(state, map.id);
  const older = folded ? foldedCounts(structure, folded) : new Map<ColumnId, number>();
  const columns = new Map<ColumnId, readonly string[]>();
  const notes = new Map<ColumnId, string>();
  for (const { column } of structure.columns) {
    const count = older.get(column.id) ?? 0;
    const [least, days] = [numberIn(column, "wip_min"), numberIn(column, "sle_days")];
    const agreed = [least === null ? "" : words.least(least), days === null ? "" : words.time(days)];
    const lines = [
      agreed.filter((one) => one !== "").join(", "),
      count > 0 && folded ? words.older(count, spoken(folded.before, language)) : "",
    ].filter((one) => one !== "");
    if (lines.length > 0) columns.set(column.id, lines);
    const [policy, done] = [textIn(column, "policy"), textIn(column, "done_when")];
    const note = [
      policy === "" ? "" : `${words.policy}: ${policy}`,
      done === "" ? "" : `${words.doneWhen}: ${done}`,
    ].filter((one) => one !== "");
    if (note.length > 0) notes.set(column.id, note.join("\n"));
  }
  return { columns, notes, cells: cellLimits(structure, state) };
}

/** Cells with a limit of their own: how many of how many. */
function cellLimits(
  { lanes, leaves, cardsIn }: MapReading["structure"],
  state: MapReading["state"],
): ReadonlyMap<string, readonly CellFact[]> {
  const limits = new Map<string, readonly CellFact[]>();
  if (state.cells.size === 0) return limits;
  for (const { lane } of lanes) {
    for (const { column } of leaves) {
      const limit = valueIn(state.cells.get(`${lane.id}:${column.id}`) ?? NO_VALUES, "limit");
      if (typeof limit !== "number") continue;
      const count = cardsIn(lane.id, column.id).length;
      limits.set(cellKey(lane.id, column.id), [{ text: `${count} / ${limit}`, attention: count > limit }]);
    }
  }
  return limits;
}

function numberIn({ fields }: Column, key: string): number | null {
  const value = valueIn(fields, key);
  return typeof value === "number" ? value : null;
}

function textIn({ fields }: Column, key: string): string {
  const value = valueIn(fields, key);
  return typeof value === "string" ? value.trim() : "";
}

function spoken(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "de", {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
