import { Check } from "lucide-react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { PAPER_KEYS } from "@/document/records";
import type { Pen } from "@/document/things";
import { PEN_WIDTHS } from "@/tools/brush";
import { useSignal } from "@/ui/signals";
import { type TextKey, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

const WIDTH_WORDS: readonly TextKey[] = ["pen.width.small", "pen.width.middle", "pen.width.large"];

/** Colour and width of the pen in the hand, beside the rail. */
export function PenChoices({ pen }: { readonly pen: Pen }) {
  const t = useText();
  const room = useRoom();
  const { brush } = room.wall.things;
  const { pens } = useSignal(brush);
  const look = pens[pen];
  const change = (changed: Partial<typeof look>): void => {
    brush.value = { ...brush.peek(), pens: { ...pens, [pen]: { ...look, ...changed } } };
  };
  const token = pen === "pen" ? "pen" : "marker";
  return (
    <section className="pen-choices" aria-label={t("pen.choices")}>
      <RadioGroup
        className="chips"
        orientation="horizontal"
        value={look.color}
        onChange={(key) => change({ color: PAPER_KEYS.find((one) => one === key) ?? "paper" })}
      >
        <Label className="panel-label">{t("pen.color")}</Label>
        <div className="chips-row">
          {PAPER_KEYS.map((paper) => (
            <Radio
              key={paper}
              value={paper}
              className="paper-chip pen-chip"
              aria-label={t(`paper.${paper}`)}
              style={{ background: `var(--${token}-${paper})` }}
            >
              {look.color === paper ? <Check size={16} aria-hidden="true" /> : null}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <RadioGroup
        className="chips"
        orientation="horizontal"
        value={String(look.width)}
        onChange={(width) => change({ width: Number(width) })}
      >
        <Label className="panel-label">{t("pen.width")}</Label>
        <div className="chips-row">
          {PEN_WIDTHS[pen].map((width, at) => (
            <Radio
              key={width}
              value={String(width)}
              className="pen-width"
              aria-label={t(WIDTH_WORDS[at] ?? "pen.width.middle")}
            >
              <span style={{ height: Math.max(2, width / (pen === "pen" ? 1 : 2)) }} />
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </section>
  );
}
