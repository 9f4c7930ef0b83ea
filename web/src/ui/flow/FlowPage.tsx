import { ArrowLeft, Download } from "lucide-react";
import { useEffect } from "react";
import { Link, useLocation, useSearch } from "wouter";
import type { Flow } from "@/api/dto";
import { flow as askFlow, type FlowAddress, type FlowQuestion, flowTable } from "@/api/flow";
import { kinds, local } from "@/maps/kinds";
import { useAsk } from "@/ui/ask";
import { PressButton } from "@/ui/controls/PressButton";
import { useKinds } from "@/ui/controls/useKinds";
import { download, plainName } from "@/ui/download";
import { FlowAsks } from "@/ui/flow/FlowAsks";
import { FlowSheet } from "@/ui/flow/FlowSheet";
import { questionOf, readAsk, writtenAsk } from "@/ui/flow/question";
import { localDay } from "@/ui/flow/scale";
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

/** How work flows through a map: `/b/{id}/flow/{map}`. What is asked for stands in the address. */
export function FlowPage({ board, map }: FlowPageProps) {
  const [place, go] = useLocation();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const ask = readAsk(useSearch(), localDay(new Date().toISOString(), zone));
  const question = questionOf(ask, zone);
  const address: FlowAddress = { board, map };
  const [asked, again] = useAsk(`${board} ${map} ${JSON.stringify(ask)}`, (signal) =>
    askFlow(address, question, signal),
  );
  if (asked.state === "waiting") return <Waiting />;
  if (asked.state === "problem") return <ProblemPage problem={asked.problem} onRetry={again} />;
  return (
    <Page flow={asked.value} address={address} question={question}>
      <FlowAsks flow={asked.value} ask={ask} onAsk={(next) => go(`${place}${writtenAsk(next)}`, { replace: true })} />
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
      <FlowSheet flow={flow} address={address} question={question} />
    </main>
  );
}
