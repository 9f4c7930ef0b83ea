/** Times and shares of a value stream map in words. */
import type { KindDefinition, Language } from "@/maps/definition";
import { noteWords } from "@/maps/notes";
import { percentWords } from "@/maps/percentWords";
import { spanWords } from "@/maps/spanWords";
import type { StreamTiming } from "@/maps/valueStream/timing";

/** A time as people say it: from two working days on in days. Null is a time nobody knows. */
export function workWords(kind: KindDefinition, minutes: number | null, day: number, language: Language): string {
  return minutes === null ? noteWords(kind, language, "unsaid") : spanWords(kind, minutes, language, day);
}

/** A sum of which something is missing is at least what is known of it. */
export function sumWords(
  kind: KindDefinition,
  minutes: number,
  { unknown }: Pick<StreamTiming, "unknown">,
  day: number,
  language: Language,
): string {
  const time = workWords(kind, minutes, day, language);
  return unknown.length === 0 ? time : noteWords(kind, language, "at_least", { time });
}

/** What all times come to, line by line; the first one is the lead time. */
export function timingWords(
  kind: KindDefinition,
  timing: StreamTiming,
  rolled: number | null,
  day: number,
  language: Language,
): string[] {
  const words = (key: string, values: Readonly<Record<string, string>>): string =>
    noteWords(kind, language, key, values);
  const lines = [
    words("sum", { lead: sumWords(kind, timing.lead, timing, day, language) }),
    words("work", { process: sumWords(kind, timing.process, timing, day, language) }),
  ];
  if (timing.ratio !== null) lines.push(words("ratio", { ratio: percentWords(timing.ratio, language) }));
  if (rolled !== null) lines.push(words("rolled", { share: percentWords(rolled, language) }));
  if (timing.unknown.length > 0) lines.push(words("missing", { count: String(timing.unknown.length) }));
  return lines;
}
