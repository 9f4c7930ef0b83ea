import { useLocation } from "wouter";
import type { Problem } from "@/api/problem";
import { PressButton } from "@/ui/controls/PressButton";
import { PlainPage } from "@/ui/pages/PlainPage";
import { problemWords } from "@/ui/pages/problemWords";
import { useText } from "@/ui/strings/translate";

interface ProblemPageProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
}

/** A whole page for something that cannot be shown. */
export function ProblemPage({ problem, onRetry }: ProblemPageProps) {
  const t = useText();
  const [, navigate] = useLocation();
  const words = problemWords(problem);
  return (
    <PlainPage title={t(words.title)} text={t(words.text)}>
      {words.offer === "retry" ? (
        <PressButton weight="primary" onPress={onRetry}>
          {t("action.retry")}
        </PressButton>
      ) : null}
      {words.offer === "shelf" ? (
        <PressButton weight="primary" onPress={() => navigate("/")}>
          {t("action.toShelf")}
        </PressButton>
      ) : null}
    </PlainPage>
  );
}
