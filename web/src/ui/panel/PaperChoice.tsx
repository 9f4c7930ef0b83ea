import { Check } from "lucide-react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { PAPER_KEYS, type PaperKey } from "@/document/records";
import { paperWords } from "@/ui/legend/meaning";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

interface PaperChoiceProps {
  readonly value: PaperKey | null;
  readonly onPick: (paper: PaperKey) => void;
}

/** The papers of cards, as papers. */
export function PaperChoice({ value, onPick }: PaperChoiceProps) {
  const t = useText();
  const lang = useSignal(language);
  const { legend } = useBoardState(useRoom().board);
  const pick = (key: string) => {
    const paper = PAPER_KEYS.find((known) => known === key);
    if (paper) onPick(paper);
  };
  return (
    <RadioGroup className="chips" orientation="horizontal" value={value ?? ""} onChange={pick}>
      <Label className="panel-label">
        {t("panel.paper")} <span className="soft panel-value">{value === null ? "" : legend.get(value)}</span>
      </Label>
      <div className="chips-row">
        {PAPER_KEYS.map((paper) => (
          <Radio
            key={paper}
            value={paper}
            className="paper-chip"
            aria-label={paperWords(legend, paper, lang) || t(`paper.${paper}`)}
            data-tip={legend.get(paper)}
            style={{ background: `var(--card-${paper})` }}
          >
            {value === paper ? <Check size={16} aria-hidden="true" /> : null}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
