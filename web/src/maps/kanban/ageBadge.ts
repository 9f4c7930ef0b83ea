/** How a card says how old the work on it is: a few letters, a sentence for those who hear it, and how it compares. */
import type { CardId, MapRecord } from "@/document/records";
import type { Badge } from "@/maps/badges";
import type { Language } from "@/maps/definition";
import { type AgeLevel, type Ages, ageLevel, ageOf, agreedDays, expectedDays } from "@/maps/kanban/ageing";
import { EVERY_DAY, weekdaysOf } from "@/maps/kanban/workDays";

/** The age of a card under way. */
export interface AgeSign {
  readonly badge: Badge;
  readonly level: AgeLevel;
}

interface Words {
  readonly short: (days: number) => string;
  readonly said: (days: number) => string;
  readonly worked: (days: number) => string;
  readonly half: string;
  readonly agreed: (days: number) => string;
  readonly usual: (days: number) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    short: (days) => `${days} d`,
    said: (days) => `under way for ${days === 1 ? "one day" : `${days} days`}`,
    worked: (days) => `under way for ${days === 1 ? "one working day" : `${days} working days`}`,
    half: ", longer than most",
    agreed: (days) => `, longer than the agreed ${days} days`,
    usual: (days) => `, longer than the ${days} days in which 85 of 100 are through`,
  },
  de: {
    short: (days) => `${days} T`,
    said: (days) => `seit ${days === 1 ? "einem Tag" : `${days} Tagen`} in Arbeit`,
    worked: (days) => `seit ${days === 1 ? "einem Arbeitstag" : `${days} Arbeitstagen`} in Arbeit`,
    half: ", länger als die meisten",
    agreed: (days) => `, länger als die vereinbarten ${days} Tage`,
    usual: (days) => `, länger als die ${days} Tage, in denen 85 von 100 durch sind`,
  },
};

/** What a card shows of its age; null when it is not under way, or nobody knows since when. */
export function ageSign(card: CardId, map: MapRecord, ages: Ages, language: Language): AgeSign | null {
  const weekdays = weekdaysOf(map);
  const age = ageOf(ages.started.get(card), ages.today, weekdays);
  // What was started today says nothing of its age yet.
  if (age === null || age < 2) return null;
  const words = WORDS[language];
  const expected = expectedDays(map, ages);
  const level = ageLevel(age, expected, ages.half);
  const compared =
    level === 0 || expected === null
      ? ""
      : level === 1
        ? words.half
        : agreedDays(map) === null
          ? words.usual(expected)
          : words.agreed(expected);
  const said = weekdays === EVERY_DAY ? words.said(age) : words.worked(age);
  const badge = { field: "age", text: words.short(age), said: said + compared, late: level === 2 };
  return { badge: level === 1 ? { ...badge, ageing: true } : badge, level };
}
