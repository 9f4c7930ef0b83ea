/** What the headers of a story map say below their titles, in the reader's language. */
import type { BoardState, ColumnId, LaneId } from "@/document/records";
import type { Language } from "@/maps/definition";
import { type DoneCards, doneCards } from "@/maps/stories/doneCards";
import { stepFacts } from "@/maps/stories/mapFacts";
import { personasOn } from "@/maps/stories/personas";
import { type SliceFacts, sliceFacts } from "@/maps/stories/sliceFacts";
import type { MapStructure } from "@/maps/structure";

interface Words {
  readonly stories: (count: number) => string;
  readonly done: (percent: number) => string;
  readonly estimate: (sum: string) => string;
  readonly committed: string;
  readonly measure: (text: string) => string;
  readonly questions: (count: number) => string;
  readonly persons: (names: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    stories: (count) => (count === 1 ? "1 story" : `${count} stories`),
    done: (percent) => `${percent} % done`,
    estimate: (sum) => `estimate ${sum}`,
    committed: "Committed",
    measure: (text) => `Measure: ${text}`,
    questions: (count) => (count === 1 ? "1 open question" : `${count} open questions`),
    persons: (names) => `For ${names}`,
  },
  de: {
    stories: (count) => (count === 1 ? "1 Story" : `${count} Storys`),
    done: (percent) => `${percent} % fertig`,
    estimate: (sum) => `Schätzung ${sum}`,
    committed: "Zugesagt",
    measure: (text) => `Messgröße: ${text}`,
    questions: (count) => (count === 1 ? "1 offene Frage" : `${count} offene Fragen`),
    persons: (names) => `Für ${names}`,
  },
};

const NUMBERS = { en: new Intl.NumberFormat("en"), de: new Intl.NumberFormat("de") } as const;

/** Of each slice: its outcome, how it is measured, and how much of it there is and is done. */
export function storyLaneFacts(
  structure: MapStructure,
  state: BoardState,
  language: Language,
  done: DoneCards = doneCards(state),
): ReadonlyMap<LaneId, readonly string[]> {
  const words = WORDS[language];
  const slices = sliceFacts(structure, state, done);
  return new Map(slices.map((slice) => [slice.lane, linesOf(slice, words, language)]));
}

function linesOf(slice: SliceFacts, words: Words, language: Language): string[] {
  const { stories, done, percent, estimate, outcome, measure, committed } = slice;
  const counts = [
    committed ? words.committed : "",
    stories > 0 ? words.stories(stories) : "",
    percent !== null && done > 0 ? words.done(percent) : "",
    estimate > 0 ? words.estimate(NUMBERS[language].format(estimate)) : "",
  ].filter((one) => one !== "");
  const lines = [outcome, measure === "" ? "" : words.measure(measure), counts.join(" · ")];
  return lines.filter((one) => one !== "");
}

/** Of each activity and step: for whom it is, and how many questions about a step are open. */
export function storyColumnFacts(
  structure: MapStructure,
  state: BoardState,
  language: Language,
  done: DoneCards = doneCards(state),
): ReadonlyMap<ColumnId, readonly string[]> {
  const words = WORDS[language];
  const questions = new Map(stepFacts(structure, state, done).map((step) => [step.column, step.questions]));
  return new Map(
    structure.columns.map(({ column }) => {
      const names = personasOn(state, structure.headers.get(column.id)).map(({ title }) => title);
      const open = questions.get(column.id) ?? 0;
      const facts = [names.length > 0 ? words.persons(names.join(", ")) : "", open > 0 ? words.questions(open) : ""];
      return [column.id, facts.filter((one) => one !== "")];
    }),
  );
}
