import { Link } from "wouter";
import type { StreamGoal } from "@/api/dto";
import { fields } from "@/maps/fields";
import { useSignal } from "@/ui/signals";
import { shareWords } from "@/ui/streams/amounts";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

/** What a stream wants, with how far each objective has come; pressing one goes to its card. */
export function GoalList({ goals }: { readonly goals: readonly StreamGoal[] }) {
  const t = useText();
  const lang = useSignal(language);
  const confidence = fields.get("confidence")?.choices ?? [];
  if (goals.length === 0) return <p className="soft">{t("stream.noGoals")}</p>;
  return (
    <ul className="stream-goals">
      {goals.map((goal) => (
        <li key={`${goal.board_id} ${goal.card_id}`}>
          <Link href={`/b/${goal.board_id}?card=${goal.card_id}`}>{goal.title || t("flow.untitled")}</Link>
          <span className="stream-bar" aria-hidden="true">
            <span style={{ width: `${100 * (goal.score ?? 0)}%` }} />
          </span>
          <span className="soft">
            {goal.score === null
              ? t("stream.notMeasured")
              : t("stream.score", {
                  share: shareWords(goal.score, lang),
                  measured: goal.measured,
                  count: goal.results,
                })}
            {goal.confidence
              ? ` ${t("stream.confidence", { level: confidence.find((one) => one.key === goal.confidence)?.label[lang] ?? goal.confidence })}`
              : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
