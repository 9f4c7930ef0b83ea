import { Check, X } from "lucide-react";
import type { BoardSummary } from "@/api/dto";
import { IconButton } from "@/ui/controls/IconButton";
import { type FirstStep, firstStepsDone, noteFirstStep } from "@/ui/shelf/firstStepsDone";
import { useSignal } from "@/ui/signals";
import { type TextKey, useText } from "@/ui/strings/translate";

const STEPS: readonly (readonly [FirstStep, TextKey])[] = [
  ["opened", "first.open"],
  ["wrote", "first.write"],
  ["shared", "first.share"],
];

interface FirstStepsProps {
  readonly boards: readonly BoardSummary[];
  readonly owner: boolean;
}

/** Three steps for a first start. Gone when done or dismissed. */
export function FirstSteps({ boards, owner }: FirstStepsProps) {
  const t = useText();
  const done = useSignal(firstStepsDone);
  const touch = matchMedia("(pointer: coarse)").matches;
  const first = boards[0];
  if (!owner || !first || done.has("dismissed") || STEPS.every(([step]) => done.has(step))) return null;
  return (
    <section className="first-steps" aria-label={t("first.title")}>
      <h2>{t("first.title")}</h2>
      <ol>
        {STEPS.map(([step, text], index) => (
          <li key={step} className={done.has(step) ? "is-done" : undefined}>
            <span className="step-mark number" aria-hidden="true">
              {done.has(step) ? <Check size={14} /> : index + 1}
            </span>
            <span>{t(touch && text === "first.write" ? "first.writeTouch" : text, { title: first.title })}</span>
            {done.has(step) ? <span className="unseen">{t("first.done")}</span> : null}
          </li>
        ))}
      </ol>
      <IconButton label={t("action.dismiss")} onPress={() => noteFirstStep("dismissed")}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </section>
  );
}
