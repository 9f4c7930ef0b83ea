import { Minus } from "lucide-react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { disciplines } from "@/maps/disciplines";
import { disciplineColor, disciplineOf } from "@/ui/disciplines";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

interface DisciplineChipsProps {
  readonly value: string | null;
  readonly onPick: (key: string) => void;
}

/** The disciplines as letters on their colours, and none. */
export function DisciplineChips({ value, onPick }: DisciplineChipsProps) {
  const t = useText();
  const lang = useSignal(language);
  const word = value === null ? "" : (disciplineOf(value)?.label[lang] ?? t("panel.noDiscipline"));
  return (
    <RadioGroup className="chips" orientation="horizontal" value={value ?? ""} onChange={onPick}>
      <Label className="panel-label">
        {t("panel.discipline")} <span className="soft panel-value">{word}</span>
      </Label>
      <div className="chips-row">
        <Radio value="none" className="letter-chip is-none" aria-label={t("panel.noDiscipline")}>
          <Minus size={14} aria-hidden="true" />
        </Radio>
        {disciplines.map((discipline) => (
          <Radio
            key={discipline.key}
            value={discipline.key}
            className="letter-chip"
            aria-label={discipline.label[lang]}
            style={{ background: disciplineColor(discipline.key) }}
          >
            <span aria-hidden="true">{discipline.letter}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
