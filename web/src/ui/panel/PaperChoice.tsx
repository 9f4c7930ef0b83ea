import { Check } from "lucide-react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { PAPER_KEYS, type PaperKey } from "@/document/records";
import { useText } from "@/ui/strings/translate";

interface PaperChoiceProps {
  readonly value: PaperKey | null;
  readonly onPick: (paper: PaperKey) => void;
}

/** The papers of cards, as papers. */
export function PaperChoice({ value, onPick }: PaperChoiceProps) {
  const t = useText();
  const pick = (key: string) => {
    const paper = PAPER_KEYS.find((known) => known === key);
    if (paper) onPick(paper);
  };
  return (
    <RadioGroup className="chips" orientation="horizontal" value={value ?? ""} onChange={pick}>
      <Label className="panel-label">{t("panel.paper")}</Label>
      <div className="chips-row">
        {PAPER_KEYS.map((paper) => (
          <Radio
            key={paper}
            value={paper}
            className="paper-chip"
            aria-label={t(`paper.${paper}`)}
            style={{ background: `var(--card-${paper})` }}
          >
            {value === paper ? <Check size={16} aria-hidden="true" /> : null}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
