import { Label, Radio, RadioGroup, Text } from "react-aria-components";
import { disciplines } from "@/maps/disciplines";
import { disciplineColor } from "@/ui/disciplines";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";

interface DisciplineChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (key: string) => void;
  readonly hint?: string | undefined;
}

/** The disciplines as large choices: colour, letter and word. */
export function DisciplineChoice({ label, value, onChange, hint }: DisciplineChoiceProps) {
  const lang = useSignal(language);
  return (
    <RadioGroup className="discipline-choice" value={value ?? ""} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      <div className="discipline-grid">
        {disciplines.map((discipline) => (
          <Radio
            key={discipline.key}
            value={discipline.key}
            className="discipline-option"
            style={{ "--own": disciplineColor(discipline.key) } as React.CSSProperties}
          >
            <span className="discipline-letter" aria-hidden="true">
              {discipline.letter}
            </span>
            {discipline.label[lang]}
          </Radio>
        ))}
      </div>
      {hint ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : null}
    </RadioGroup>
  );
}
