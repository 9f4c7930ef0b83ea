import { useEffect, useState } from "react";
import type { BoardSummary, Me } from "@/api/dto";
import { Problem } from "@/api/problem";
import { type BoardSession, openSession } from "@/sync/session";
import { ProblemPage } from "@/ui/pages/ProblemPage";
import { Waiting } from "@/ui/pages/Waiting";
import { noteFirstStep } from "@/ui/shelf/firstStepsDone";
import { useSignal } from "@/ui/signals";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import { WallChrome } from "@/ui/wall/WallChrome";
import { WallStage } from "@/ui/wall/WallStage";

interface LiveWallProps {
  readonly info: BoardSummary;
  readonly me: Me;
}

/** Keeps one session open while the board is on the screen. */
export function LiveWall({ info, me }: LiveWallProps) {
  const [session, setSession] = useState<BoardSession | null>(null);
  /** The board that had to be opened anew, and how often. */
  const [anew, setAnew] = useState({ board: "", times: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time is an opening of its own
  useEffect(() => {
    const opened = openSession({ boardId: info.id, personId: me.id, reopened: anew.board === info.id });
    const stop = opened.status.subscribe(({ outdated }) => {
      if (!outdated) return;
      showToast(t("damage.reopened"));
      setAnew((before) => ({ board: info.id, times: before.times + 1 }));
    });
    setSession(opened);
    noteFirstStep("opened");
    return () => {
      stop();
      setSession(null);
      void opened.destroy();
    };
  }, [info.id, me.id, anew.times]);
  return session ? <Synced key={info.id} session={session} info={info} me={me} /> : <Waiting />;
}

function Synced({ session, info, me }: LiveWallProps & { readonly session: BoardSession }) {
  const status = useSignal(session.status);
  if (!status.synced) {
    const refusal = status.refusal;
    if (!refusal) return <Waiting />;
    return <ProblemPage problem={new Problem(refusal.slug, 0, refusal.detail)} onRetry={() => session.retry()} />;
  }
  return (
    <WallStage document={session.doc} session={session} info={info} me={me}>
      <WallChrome />
    </WallStage>
  );
}
