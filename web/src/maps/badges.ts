/** What of its fields a card shows on the wall: a few words and one sign, as the kind of its map says. */
import type { Card } from "@/document/records";
import type { FieldValue } from "@/document/values";
import type { KindDefinition, Language } from "@/maps/definition";
import { type FieldChoice, type FieldDefinition, fields, fits } from "@/maps/fields";
import { fieldWords } from "@/maps/fieldWords";

/** More than this is no longer calm. */
const MOST_BADGES = 3;

/** One small fact of a card. */
export interface Badge {
  readonly field: string;
  /** As short as it can be: "24 Dec", "Expedite", "5". */
  readonly text: string;
  /** For those who hear it: "Due date: 24 December 2026". */
  readonly said: string;
  /** Worth a second look: a day that is over. */
  readonly late: boolean;
  /** Older than most, and not yet worth a second look. */
  readonly ageing?: boolean;
}

/** The badges of a card, and the sign on its upper edge. */
export interface CardSigns {
  readonly badges: readonly Badge[];
  readonly sign: NonNullable<FieldChoice["sign"]> | null;
  /** How old the work on it is: as most, older than half of it (1), older than was agreed (2). */
  readonly age?: 0 | 1 | 2;
}

/** How badges are worded. */
export interface BadgeWording {
  readonly language: Language;
  /** The day it is, `YYYY-MM-DD`. */
  readonly today: string;
  /** A person's name in short; empty when it is not known. */
  nameOf(person: string): string;
}

const NO_SIGNS: CardSigns = { badges: [], sign: null };

/** What a card in a map of this kind shows. */
export function cardSigns(card: Card, kind: KindDefinition, wording: BadgeWording): CardSigns {
  if (card.fields.size === 0 || !kind.badges) return NO_SIGNS;
  const badges: Badge[] = [];
  let sign: CardSigns["sign"] = null;
  for (const key of kind.badges) {
    const field = fields.get(key);
    const value = card.fields.get(key);
    if (!field || !fits(field, value) || value === false) continue;
    const choice = field.choices?.find((one) => one.key === value);
    sign ??= choice?.sign ?? null;
    const badge = choice?.quiet ? null : badgeOf(field, value, wording);
    if (badge && badges.length < MOST_BADGES) badges.push(badge);
  }
  return { badges, sign };
}

function badgeOf(field: FieldDefinition, value: FieldValue, wording: BadgeWording): Badge | null {
  const { language, today } = wording;
  const label = field.label[language];
  if (field.type === "person") {
    const name = wording.nameOf(String(value));
    return name === "" ? null : { field: field.key, text: name, said: `${label}: ${name}`, late: false };
  }
  const words = fieldWords(field, value, language);
  const said = field.type === "flag" ? words : `${label}: ${words}`;
  const isDay = field.type === "date";
  const text = isDay ? shortDay(String(value), today, language) : words;
  return { field: field.key, text, said, late: isDay && String(value) < today };
}

/** A day without its year while that is this one. */
function shortDay(value: string, today: string, language: Language): string {
  const year = value.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  const locale = language === "en" ? "en-GB" : "de";
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC", ...year });
  return format.format(new Date(`${value}T00:00:00Z`));
}
