/** What the headers of steps say below their titles: the box of data of a value stream map. */
import type { ColumnId } from "@/document/records";
import type { KindDefinition, Language } from "@/maps/definition";
import { fields } from "@/maps/fields";
import { fieldWords } from "@/maps/fieldWords";
import { noteWords } from "@/maps/notes";
import { percentWords } from "@/maps/percentWords";
import type { StreamStep, ValueStream } from "@/maps/valueStream/reading";
import { workWords } from "@/maps/valueStream/words";

/** Of each step its times, what of it is right, how many people, what it is for, and its branch. */
export function streamFacts(
  kind: KindDefinition,
  stream: ValueStream,
  language: Language,
): ReadonlyMap<ColumnId, readonly string[]> {
  return new Map(stream.steps.map((step) => [step.column, factsOf(kind, stream.day, step, language)]));
}

function factsOf(kind: KindDefinition, day: number, step: StreamStep, language: Language): string[] {
  const { process, lead, accurate, people, value, branch, parallel } = step;
  const words = (key: string, values: Readonly<Record<string, string>>): string =>
    noteWords(kind, language, key, values);
  const time = (minutes: number | null): string => workWords(kind, minutes, day, language);
  const numbers = [
    accurate === null ? "" : words("fact_right", { share: percentWords(accurate, language) }),
    people === null ? "" : words("fact_people", { count: people.toLocaleString(language) }),
  ];
  const kinds = [
    choiceWords("value_add", value, language),
    parallel === null ? "" : choiceWords("branch", branch, language),
  ];
  const lines = [
    process === null && lead === null ? "" : words("fact_times", { process: time(process), lead: time(lead) }),
    joined(numbers),
    joined(kinds),
  ];
  return lines.filter((line) => line !== "");
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}

function choiceWords(key: string, value: string | null, language: Language): string {
  const field = fields.get(key);
  return field && value !== null ? fieldWords(field, value, language) : "";
}
