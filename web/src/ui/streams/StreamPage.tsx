import { ArrowLeft } from "lucide-react";
import { useEffect } from "react";
import { Link } from "wouter";
import type { StreamOverview } from "@/api/dto";
import { streamOverview } from "@/api/streams";
import { useAsk } from "@/ui/ask";
import { useKinds } from "@/ui/controls/useKinds";
import { ProblemPage } from "@/ui/pages/ProblemPage";
import { Waiting } from "@/ui/pages/Waiting";
import { AlongFlow } from "@/ui/streams/AlongFlow";
import { FlowList } from "@/ui/streams/FlowList";
import { GoalList } from "@/ui/streams/GoalList";
import { MoneySections } from "@/ui/streams/MoneySections";
import { PlanColumns } from "@/ui/streams/PlanColumns";
import { StreamHead } from "@/ui/streams/StreamHead";
import { StreamSection } from "@/ui/streams/StreamSection";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/panel.css";
import "@/ui/styles/share.css";
import "@/ui/styles/top.css";
import "@/ui/styles/flow.css";
import "@/ui/styles/streams.css";

/** A value stream as a whole: `/streams/{id}`. */
export function StreamPage({ id }: { readonly id: string }) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [asked, again] = useAsk(id, (signal) => streamOverview(id, zone, signal));
  if (asked.state === "waiting") return <Waiting />;
  if (asked.state === "problem") return <ProblemPage problem={asked.problem} onRetry={again} />;
  return <Page overview={asked.value} zone={zone} again={again} />;
}

interface PageProps {
  readonly overview: StreamOverview;
  readonly zone: string;
  readonly again: () => void;
}

function Page({ overview, zone, again }: PageProps) {
  const t = useText();
  const { stream } = overview;
  useKinds(overview.maps.map(({ kind }) => kind));
  useEffect(() => {
    document.title = t("page.title", { title: stream.name });
    return () => {
      document.title = t("brand");
    };
  }, [stream.name, t]);
  return (
    <main className="flow-page stream-page">
      <nav className="flow-tools" aria-label={t("stream.tools")}>
        <Link className="button button-quiet" href="/">
          <ArrowLeft size={16} aria-hidden="true" />
          <span>{t("action.toShelf")}</span>
        </Link>
      </nav>
      <StreamHead overview={overview} again={again} />
      <div className="flow-sheet">
        <StreamSection title={t("stream.along")}>
          <AlongFlow overview={overview} />
        </StreamSection>
        <StreamSection title={t("stream.goals")}>
          <GoalList goals={overview.goals} />
        </StreamSection>
        <StreamSection title={t("stream.plans")}>
          <PlanColumns plans={overview.plans} />
        </StreamSection>
        <StreamSection title={t("stream.flows")}>
          <FlowList flows={overview.flows} stream={stream.id} />
        </StreamSection>
        {overview.sees_money ? <MoneySections stream={stream.id} zone={zone} /> : null}
      </div>
    </main>
  );
}
