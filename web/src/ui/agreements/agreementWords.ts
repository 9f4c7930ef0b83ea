import type { Agreement } from "@/api/dto";
import type { Language } from "@/ui/strings/language";
import { textIn } from "@/ui/strings/translate";

/** A day without a time: "3 December". The year is said when it is another one. */
export function dueDay(lang: Language, due: string): string {
  const day = new Date(`${due}T12:00:00Z`);
  const sameYear = day.getUTCFullYear() === new Date().getUTCFullYear();
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "de", {
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone: "UTC",
  }).format(day);
}

/** Who it was given to and until when, as one line; empty when neither is known. */
export function ownerAndDue(lang: Language, owner: string | null, due: string | null): string {
  return [owner, due ? textIn(lang, "agreement.due", { day: dueDay(lang, due) }) : null].filter(Boolean).join(" · ");
}

/** What has become of it, where that is worth a word. */
export function stateWords(lang: Language, { kind, state }: Pick<Agreement, "kind" | "state">): string {
  if (state === "done") return textIn(lang, "agreement.isDone");
  if (state === "dropped") return textIn(lang, kind === "action" ? "agreement.isDropped" : "agreement.isLifted");
  return "";
}
