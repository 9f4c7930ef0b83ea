import { ArrowLeft, Download } from "lucide-react";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import type { Flow } from "@/api/dto";
import { flow as askFlow, type FlowAddress, type FlowQuestion, flowTable } from "@/api/flow";
import { kinds, local } from "@/maps/kinds";
import { useAsk } from "@/ui/ask";
import { Choice } from "@/ui/controls/Choice";
import { PressButton } from "@/ui/controls/PressButton";
import { Segments } from "@/ui/controls/Segments";
import { useKinds } from "@/ui/controls/useKinds";
import { download, plainName } from "@/ui/download";
import { FlowSheet } from "@/ui/flow/FlowSheet";
import { dayAfter } from "@/ui/flow/scale";
import { localDay } from "@/ui/flow/TimesChart";
import { ProblemPage } from "@/ui/pages/ProblemPage";
import { Waiting } from "@/ui/pages/Waiting";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import "@/ui/styles/panel.css";
import "@/ui/styles/share.css";
import "@/ui/styles/top.css";
import "@/ui/styles/flow.css";

interface FlowPageProps {
  readonly board: string;
  readonly map: string;
}

/** The periods one may look at, in days up to today. */
const PERIODS = ["30", "90", "180", "365"] as const;
type PeriodKey = (typeof PERIODS)[number];
const ALL = "all";

/** How work flows through a map: `/b/{id}/flow/{map}`. */
export function FlowPage({ board, map }: FlowPageProps) {
  const [period, setPeriod] = useState<PeriodKey>("90");
  const [lane, setLane] = useState<string | null>(null);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const last = localDay(new Date().toISOString(), zone);
  const question: FlowQuestion = { first: dayAfter(last, 1 - Number(period)), last, zone, lane };
  const address: FlowAddress = { board, map };
  const [asked, again] = useAsk(`${board} ${map} ${period} ${lane} ${last}`, (signal) =>
    askFlow(address, question, signal),
  );
  if (asked.state === "waiting") return <Waiting />;
  if (asked.state === "problem") return <ProblemPage problem={asked.problem} onRetry={again} />;
  return (
    <Page flow={asked.value} address={address} question={question}>
      <Asks flow={asked.value} period={period} onPeriod={setPeriod} lane={lane} onLane={setLane} />
    </Page>
  );
}

interface PageProps {
  readonly flow: Flow;
  readonly address: FlowAddress;
  readonly question: FlowQuestion;
  readonly children: React.ReactNode;
}

function Page({ flow, address, question, children }: PageProps) {
  const t = useText();
  const lang = useSignal(language);
  useKinds([flow.kind]);
  const kind = kinds.get(flow.kind);
  const title = flow.title || (kind ? local(kind.label, lang) : "");
  useEffect(() => {
    document.title = t("page.title", { title: t("flow.title", { title }) });
    return () => {
      document.title = t("brand");
    };
  }, [title, t]);
  return (
    <main className="flow-page">
      <nav className="flow-tools" aria-label={t("flow.tools")}>
        <Link className="button button-quiet" href={`/b/${address.board}`}>
          <ArrowLeft size={16} aria-hidden="true" />
          <span>{t("minutes.toBoard")}</span>
        </Link>
        <span className="top-space" />
        <PressButton
          icon={<Download size={16} aria-hidden="true" />}
          onPress={() =>
            void tellProblem(async () =>
              download(`${plainName(title, "flow")}.csv`, await flowTable(address, question), "text/csv"),
            )
          }
        >
          {t("flow.download")}
        </PressButton>
      </nav>
      <header className="flow-head">
        <h1>{t("flow.title", { title })}</h1>
        {children}
      </header>
      <FlowSheet flow={flow} address={address} />
    </main>
  );
}

interface AsksProps {
  readonly flow: Flow;
  readonly period: PeriodKey;
  readonly onPeriod: (period: PeriodKey) => void;
  readonly lane: string | null;
  readonly onLane: (lane: string | null) => void;
}

function Asks({ flow, period, onPeriod, lane, onLane }: AsksProps) {
  const t = useText();
  const lang = useSignal(language);
  const roles = kinds.get(flow.kind)?.lanes ?? [];
  const nameOf = (title: string, key: string): string => {
    const role = roles.find((each) => each.key === key);
    return title || (role ? local(role.label, lang) : key);
  };
  return (
    <div className="flow-asks">
      <Segments
        label={t("flow.period")}
        value={period}
        options={PERIODS.map((value) => ({ value, label: t("flow.lastDays", { count: Number(value) }) }))}
        onChange={onPeriod}
      />
      {flow.lanes.length > 1 ? (
        <Choice
          label={t("flow.lane")}
          value={lane ?? ALL}
          options={[
            { value: ALL, label: t("flow.allLanes") },
            ...flow.lanes.map((each) => ({ value: each.lane_id, label: nameOf(each.title, each.role) })),
          ]}
          onChange={(value) => onLane(value === ALL ? null : value)}
        />
      ) : null}
    </div>
  );
}
