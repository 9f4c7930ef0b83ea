import { type ReactNode, useState } from "react";
import type { Flow } from "@/api/dto";
import type { FlowAddress, FlowQuestion } from "@/api/flow";
import { PressButton } from "@/ui/controls/PressButton";
import { AgeChart } from "@/ui/flow/AgeChart";
import { BandsChart } from "@/ui/flow/BandsChart";
import type { BandPlace } from "@/ui/flow/bands";
import { ClusterList } from "@/ui/flow/ClusterList";
import { type Behind, FlowBehind } from "@/ui/flow/FlowBehind";
import { FlowNotes } from "@/ui/flow/FlowNotes";
import { ForecastBox } from "@/ui/flow/ForecastBox";
import type { CardNamed } from "@/ui/flow/ItemsDialog";
import { ItemTable } from "@/ui/flow/ItemTable";
import { type Week, weekItems, weeks } from "@/ui/flow/scale";
import { spokenDay } from "@/ui/flow/spokenDay";
import { stageName } from "@/ui/flow/stageName";
import { TableBehind } from "@/ui/flow/TableBehind";
import { ThroughputChart } from "@/ui/flow/ThroughputChart";
import { TimesChart } from "@/ui/flow/TimesChart";
import { useText } from "@/ui/strings/translate";

interface FlowSheetProps {
  readonly flow: Flow;
  readonly address: FlowAddress;
  readonly question: FlowQuestion;
}

/** Few charts, large, each said in a sentence, each with its table. */
export function FlowSheet({ flow, address, question }: FlowSheetProps) {
  const t = useText();
  const [card, open] = useState<CardNamed | null>(null);
  const [behind, look] = useState<Behind | null>(null);
  const lookAtWeek = (week: Week) =>
    look({
      title: t("flow.finishedIn", {
        first: spokenDay(flow.first, week.at),
        last: spokenDay(flow.first, week.at + week.days - 1),
      }),
      items: weekItems(flow, week),
    });
  const finished = flow.finished.length > 0;
  return (
    <div className="flow-sheet">
      {flow.contradicts ? <p className="flow-warning">{t("flow.contradicts")}</p> : null}
      <Section title={t("flow.times")} said={<TimesSaid flow={flow} />}>
        {finished ? <TimesChart flow={flow} onOpen={open} /> : null}
        <ItemTable name={t("flow.timesTable")} items={flow.finished} onOpen={open} />
      </Section>
      <Section title={t("flow.ages")} said={<p>{t("flow.agesSaid", { count: flow.open.length })}</p>}>
        {flow.open.length > 0 ? <AgeChart flow={flow} kind={flow.kind} onOpen={open} /> : null}
        <ItemTable name={t("flow.agesTable")} items={flow.open} onOpen={open} />
      </Section>
      <Section title={t("flow.throughput")} said={<ThroughputSaid flow={flow} />}>
        {finished ? <ThroughputChart flow={flow} onOpen={lookAtWeek} /> : null}
        {finished ? <Weeks flow={flow} onOpen={lookAtWeek} /> : null}
      </Section>
      <Section title={t("flow.forecast")}>
        <ForecastBox flow={flow} />
      </Section>
      <Section title={t("flow.bands")} said={<BandsSaid />}>
        <BandsChart flow={flow} kind={flow.kind} onOpen={look} />
        <Bands flow={flow} onOpen={look} />
      </Section>
      <Section title={t("flow.blockers")} said={flow.clusters.length === 0 ? <p>{t("flow.noBlockers")}</p> : null}>
        <ClusterList flow={flow} onOpen={look} />
      </Section>
      <FlowNotes flow={flow} />
      <FlowBehind
        flow={flow}
        address={address}
        question={question}
        behind={behind}
        card={card}
        onBehind={look}
        onCard={open}
      />
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly said?: ReactNode;
  readonly children: ReactNode;
}

function Section({ title, said, children }: SectionProps) {
  return (
    <section className="flow-section">
      <h2>{title}</h2>
      <div className="flow-said">{said}</div>
      {children}
    </section>
  );
}

function TimesSaid({ flow }: { readonly flow: Flow }) {
  const t = useText();
  const [half, most] = [flow.percentiles["50"], flow.percentiles["85"]];
  return (
    <>
      <p>{half === undefined || most === undefined ? t("flow.noneFinished") : t("flow.timesSaid", { half, most })}</p>
      <p className="soft">
        {flow.expectation_days === null
          ? t("flow.tooFew", { count: flow.expectation_of })
          : t("flow.expect", { days: flow.expectation_days, count: flow.expectation_of })}
        {flow.efficiency === null ? "" : ` ${t("flow.efficiency", { share: Math.round(flow.efficiency * 100) })}`}
      </p>
    </>
  );
}

function BandsSaid() {
  const t = useText();
  return (
    <>
      <p>{t("flow.bandsSaid")}</p>
      <p className="soft">{t("flow.pressBand")}</p>
    </>
  );
}

function ThroughputSaid({ flow }: { readonly flow: Flow }) {
  const t = useText();
  const count = flow.throughput.reduce((sum, each) => sum + each, 0);
  const perWeek = flow.throughput.length > 0 ? (7 * count) / flow.throughput.length : 0;
  return <p>{t("flow.throughputSaid", { count, week: Math.round(perWeek * 10) / 10 })}</p>;
}

function Weeks({ flow, onOpen }: { readonly flow: Flow; readonly onOpen: (week: Week) => void }) {
  const t = useText();
  return (
    <TableBehind
      name={t("flow.throughput")}
      heads={[t("flow.weekFrom"), t("flow.daysIn"), t("flow.items")]}
      rows={weeks(flow.throughput).map((week) => ({
        key: String(week.at),
        cells: [
          spokenDay(flow.first, week.at),
          String(week.days),
          <CountButton key="items" count={week.sum} onPress={() => onOpen(week)} />,
        ],
      }))}
    />
  );
}

/** A number that opens the cards it counts. */
function CountButton({ count, onPress }: { readonly count: number; readonly onPress: () => void }) {
  return count === 0 ? (
    "0"
  ) : (
    <PressButton weight="quiet" onPress={onPress}>
      {count}
    </PressButton>
  );
}

function Bands({ flow, onOpen }: { readonly flow: Flow; readonly onOpen: (band: BandPlace) => void }) {
  const t = useText();
  const days = flow.throughput.map((_, day) => day).filter((day) => (flow.throughput.length - 1 - day) % 7 === 0);
  return (
    <TableBehind
      name={t("flow.bands")}
      heads={[t("flow.day"), ...flow.stages.map((stage) => stageName(stage, flow.kind)), t("flow.underWay")]}
      rows={days.map((day) => ({
        key: String(day),
        cells: [
          spokenDay(flow.first, day),
          ...flow.bands.map((band, stage) => (
            <CountButton
              key={flow.stages[stage]?.column_id}
              count={band[day] ?? 0}
              onPress={() => onOpen({ stage, day })}
            />
          )),
          String(flow.work[day] ?? 0),
        ],
      }))}
    />
  );
}
