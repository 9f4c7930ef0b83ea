import { Link } from "wouter";
import type { StreamPlan } from "@/api/dto";
import { useText } from "@/ui/strings/translate";

const HORIZONS = ["now", "next", "later"] as const;

/** What comes now, next and later, from the roadmaps of a stream. */
export function PlanColumns({ plans }: { readonly plans: readonly StreamPlan[] }) {
  const t = useText();
  if (plans.length === 0) return <p className="soft">{t("stream.noPlans")}</p>;
  return (
    <div className="stream-plans">
      {HORIZONS.map((horizon) => {
        const here = plans.filter((plan) => plan.horizon === horizon);
        return (
          <section key={horizon} aria-label={t(`stream.${horizon}`)}>
            <h3>{t(`stream.${horizon}`)}</h3>
            {here.length === 0 ? <p className="soft">{t("stream.nothingHere")}</p> : null}
            <ul>
              {here.map((plan) => (
                <li key={`${plan.board_id} ${plan.map_id} ${plan.card_id}`}>
                  <Link href={`/b/${plan.board_id}?card=${plan.card_id}`}>{plan.title || t("flow.untitled")}</Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
