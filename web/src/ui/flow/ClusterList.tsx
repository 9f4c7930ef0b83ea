import type { Flow } from "@/api/dto";
import { PressButton } from "@/ui/controls/PressButton";
import type { Behind } from "@/ui/flow/FlowBehind";
import { useText } from "@/ui/strings/translate";

interface ClusterListProps {
  readonly flow: Flow;
  readonly onOpen: (behind: Behind) => void;
}

/** What kept work from going on, the costliest first; pressing one shows the cards it kept. */
export function ClusterList({ flow, onOpen }: ClusterListProps) {
  const t = useText();
  const most = flow.clusters[0]?.hours ?? 0;
  return (
    <ol className="flow-clusters">
      {flow.clusters.map((cluster) => (
        <li key={cluster.reason}>
          <PressButton
            weight="quiet"
            onPress={() => onOpen({ title: cluster.reason || t("flow.noReason"), items: cluster.cards })}
          >
            {cluster.reason || t("flow.noReason")}
          </PressButton>
          <span className="flow-cluster-bar" aria-hidden="true">
            <span style={{ width: `${most > 0 ? Math.max(2, (100 * cluster.hours) / most) : 0}%` }} />
          </span>
          <span className="soft">
            {t("flow.clusterFacts", {
              count: cluster.count,
              cards: cluster.cards.length,
              days: Math.max(1, Math.round(cluster.hours / 24)),
            })}
          </span>
        </li>
      ))}
    </ol>
  );
}
