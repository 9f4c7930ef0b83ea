import type { MoneyRules, Role } from "@/api/dto";
import { changeMoneyRules } from "@/api/streams";
import { Choice } from "@/ui/controls/Choice";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";

/** From the fewest to everybody. */
const ROLES: readonly Role[] = ["owner", "facilitator", "editor", "viewer"];
/** Currencies that are offered; another one that was set stays. */
const CURRENCIES = ["EUR", "CHF", "GBP", "USD", "DKK", "NOK", "PLN", "SEK", "CZK", "JPY", "INR", "AUD", "CAD"];

interface MoneyRulesRowProps {
  readonly stream: string;
  readonly rules: MoneyRules;
  readonly again: () => void;
}

/** Who sees the money of a stream, and in which currency it counts. */
export function MoneyRulesRow({ stream, rules, again }: MoneyRulesRowProps) {
  const t = useText();
  if (!rules.may_decide) return <p className="soft">{t(`money.shownTo.${rules.shown_to}`)}</p>;
  const change = async (body: Partial<Pick<MoneyRules, "currency" | "shown_to">>): Promise<void> => {
    await tellProblem(() => changeMoneyRules(stream, body));
    again();
  };
  const currencies = CURRENCIES.includes(rules.currency) ? CURRENCIES : [rules.currency, ...CURRENCIES];
  return (
    <div className="flow-asks">
      <Choice
        label={t("money.shownTo")}
        value={rules.shown_to}
        options={ROLES.map((role) => ({ value: role, label: t(`money.shownTo.${role}`) }))}
        onChange={(role) => void change({ shown_to: role as Role })}
      />
      <Choice
        label={t("money.currency")}
        value={rules.currency}
        options={currencies.map((code) => ({ value: code, label: code }))}
        onChange={(currency) => void change({ currency })}
      />
    </div>
  );
}
