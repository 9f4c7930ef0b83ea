import { dayOf } from "@/ui/dates";
import type { Language } from "@/ui/strings/language";
import { textIn } from "@/ui/strings/translate";

/** Why a card is blocked, as a sentence that also stands when nobody gave a reason. */
export function reasonWords(lang: Language, reason: string): string {
  return reason.trim() || textIn(lang, "blocked.noReason");
}

/** Since when and by whom, as far as it is known: "Since 26 November 2026, said by Ana". */
export function sinceWords(lang: Language, at: number, name: string | null): string {
  const day = at > 0 ? dayOf(lang, at) : "";
  if (day === "") return name === null ? "" : textIn(lang, "blocked.by", { name });
  return name === null ? textIn(lang, "blocked.since", { day }) : textIn(lang, "blocked.sinceBy", { day, name });
}

/** "blocked since 26 November 2026: waiting for the permit". */
export function blockedSince(lang: Language, what: { readonly at: number; readonly reason: string }): string {
  const reason = reasonWords(lang, what.reason);
  return what.at > 0
    ? textIn(lang, "canvas.blockedSince", { day: dayOf(lang, what.at), reason })
    : textIn(lang, "canvas.blockedReason", { reason });
}
