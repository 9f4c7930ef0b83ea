import type { Flow } from "@/api/dto";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

/** A Monday, to name weekdays by. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** What one has to know to read the numbers: which days count, what is not counted, and what nobody can know. */
export function FlowNotes({ flow }: { readonly flow: Flow }) {
  const t = useText();
  const lang = useSignal(language);
  const format = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "de", { weekday: "long", timeZone: "UTC" });
  const days = flow.weekdays.map((day) => format.format(new Date(MONDAY + day * DAY)));
  const list = new Intl.ListFormat(lang, { type: "conjunction" }).format(days);
  return (
    <div className="soft flow-note">
      <p>{flow.weekdays.length === 7 ? t("flow.calendarDays") : t("flow.workingDays", { days: list })}</p>
      <p>{t(flow.backward === "keep" ? "flow.keepsFirst" : "flow.resets")}</p>
      {flow.gone > 0 ? <p>{t("flow.gone", { count: flow.gone })}</p> : null}
      {flow.unknown > 0 ? <p>{t("flow.unknown", { count: flow.unknown })}</p> : null}
      {flow.cut > 0 ? <p>{t("flow.cut", { count: flow.cut })}</p> : null}
    </div>
  );
}
