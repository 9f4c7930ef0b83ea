import { Fragment } from "react";
import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { readFunnel, type Segment } from "@/maps/funnel/reading";
import { laneTitles } from "@/maps/titles";
import { FigureList } from "@/ui/figures/FigureList";
import { CountsTable } from "@/ui/funnel/CountsTable";
import { funnelFigures } from "@/ui/funnel/figures";
import { ActionButtons } from "@/ui/panel/ActionButtons";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface FunnelSummaryProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What a funnel says, segment by segment; all of them together only where somebody asked for it. */
export function FunnelSummary({ kind, map }: FunnelSummaryProps) {
  const t = useText();
  const { state } = useRoom().board;
  const lang = useSignal(language);
  const funnel = readFunnel(kind, map.id, state);
  const titles = laneTitles(funnel.structure.lanes, lang);
  const shown = funnel.together ? [...funnel.segments, funnel.together] : funnel.segments;

  function titleOf({ lane }: Segment): string {
    const at = funnel.structure.lanes.findIndex((one) => one.lane.id === lane);
    const name = titles[at]?.text ?? "";
    const segment = lane === null ? t("funnel.together", { count: funnel.segments.length }) : name;
    return funnel.names.now === "" ? segment : t("funnel.inPeriod", { segment, period: funnel.names.now });
  }

  return (
    <>
      {shown.map((segment) => (
        <Fragment key={segment.lane ?? "together"}>
          <FigureList
            kind={kind}
            map={map}
            title={titleOf(segment)}
            figures={funnelFigures(funnel, segment, { kind, t, language: lang, state })}
          />
          <CountsTable funnel={funnel} segment={segment} title={titleOf(segment)} />
        </Fragment>
      ))}
      <ActionButtons ids={["funnel.roll"]} />
    </>
  );
}
