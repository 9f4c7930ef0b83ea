import { Link } from "wouter";
import type { StreamFlow } from "@/api/dto";
import { kinds, local } from "@/maps/kinds";
import { useSignal } from "@/ui/signals";
import { shareWords } from "@/ui/streams/amounts";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

interface FlowListProps {
  readonly flows: readonly StreamFlow[];
  /** The value stream whose items are told of. */
  readonly stream: string;
}

/** How work flows through each map of a stream, in sentences; each leads to its charts. */
export function FlowList({ flows, stream }: FlowListProps) {
  const t = useText();
  const lang = useSignal(language);
  if (flows.length === 0) return <p className="soft">{t("stream.noFlows")}</p>;
  return (
    <ul className="stream-flows">
      {flows.map((flow) => {
        const kind = kinds.get(flow.kind);
        const { half_days: half, most_days: most, oldest_days: oldest } = flow;
        return (
          <li key={`${flow.board_id} ${flow.map_id}`}>
            <Link href={`/b/${flow.board_id}/flow/${flow.map_id}?stream=${encodeURIComponent(stream)}`}>
              {flow.title || (kind ? local(kind.label, lang) : flow.kind)}
            </Link>
            <p>
              {t("stream.open", { count: flow.open, blocked: flow.blocked })}{" "}
              {oldest === null ? "" : t("stream.oldest", { days: oldest })}
            </p>
            <p className="soft">
              {half === null || most === null
                ? t("flow.noneFinished")
                : `${t("stream.finished", { count: flow.finished })} ${t("flow.timesSaid", { half, most })}`}
              {flow.efficiency === null
                ? ""
                : ` ${t("stream.efficiency", { share: shareWords(flow.efficiency, lang) })}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
