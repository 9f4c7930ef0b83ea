import type { Flow } from "@/api/dto";
import { useText } from "@/ui/strings/translate";

/** What kept work from going on, the costliest first. */
export function ClusterList({ flow }: { readonly flow: Flow }) {
  const t = useText();
  const most = flow.clusters[0]?.hours ?? 0;
  return (
    <ol className="flow-clusters">
      {flow.clusters.map((cluster) => (
        <li key={cluster.reason}>
          <span className="flow-cluster-reason">{cluster.reason === "" ? t("flow.noReason") : cluster.reason}</span>
          <span className="flow-cluster-bar" aria-hidden="true">
            <span style={{ width: `${most > 0 ? Math.max(2, (100 * cluster.hours) / most) : 0}%` }} />
          </span>
          <span className="soft">
            {t("flow.clusterFacts", {
              count: cluster.count,
              cards: cluster.card_ids.length,
              days: Math.max(1, Math.round(cluster.hours / 24)),
            })}
          </span>
        </li>
      ))}
    </ol>
  );
}
