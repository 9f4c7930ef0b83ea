import { useEffect, useState } from "react";
import type { BoardSummary, Me } from "@/api/dto";
import { Problem } from "@/api/problem";
import { type BoardSession, openSession } from "@/sync/session";
import { beside } from "@/ui/page";
import { ProblemPage } from "@/ui/pages/ProblemPage";
import { Waiting } from "@/ui/pages/Waiting";
import { noteFirstStep } from "@/ui/shelf/firstStepsDone";
import { usePicked } from "@/ui/signals";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import { beginsAnew, whenItBeginsAnew } from "@/ui/wall/beginAnew";
import { dropPicture } from "@/ui/wall/dropPicture";
import { WallStage } from "@/ui/wall/WallStage";

interface LiveWallProps {
  readonly info: BoardSummary;
  readonly me: Me;
}

const WallChrome = beside(() => import("@/ui/wall/WallChrome").then((m) => m.WallChrome), "things");

/** Refusals after which nothing of the board is to stay here. */
const NO_ACCESS: ReadonlySet<string> = new Set(["not-signed-in", "not-permitted", "board-unknown", "board-deleted"]);

/** Keeps one session open while the board is on the screen; another one in its place when the board begins a new history. */
export function LiveWall({ info, me }: LiveWallProps) {
  const [session, setSession] = useState<BoardSession | null>(null);
  const [openings, setOpenings] = useState({ board: "", mended: false, count: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new history is a reason to open the board again, and so is a document that is not the server's
  useEffect(() => {
    const reopened = openings.mended && openings.board === info.id;
    const opened = openSession({ boardId: info.id, personId: me.id, reopened });
    const again = (mended: boolean) => setOpenings(({ count }) => ({ board: info.id, mended, count: count + 1 }));
    const stopHistory = whenItBeginsAnew(opened, () => again(false));
    const stopOutdated = opened.status.subscribe(({ outdated }) => {
      if (!outdated) return;
      showToast(t("damage.reopened"));
      again(true);
    });
    setSession(opened);
    noteFirstStep("opened");
    return () => {
      stopHistory();
      stopOutdated();
      setSession(null);
      void opened.destroy();
    };
  }, [info.id, me.id, openings.count]);
  return session ? <Synced key={info.id} session={session} info={info} me={me} /> : <Waiting />;
}

// One element for good: made anew, it would be rendered anew with whatever the wall's own parts learn.
const chrome = <WallChrome />;

function Synced({ session, info, me }: LiveWallProps & { readonly session: BoardSession }) {
  // Not the whole status: it changes with every key, and everything around the wall would be made again.
  const refusal = usePicked(session.status, (status) => status.refusal);
  const synced = usePicked(session.status, (status) => status.synced);
  const anew = usePicked(session.status, beginsAnew);
  useEffect(() => {
    if (refusal && NO_ACCESS.has(refusal.slug)) void dropPicture(info.id);
  }, [refusal, info.id]);
  if (!synced && refusal && !anew) {
    return <ProblemPage problem={new Problem(refusal.slug, 0, refusal.detail)} onRetry={() => session.retry()} />;
  }
  return (
    <WallStage document={session.doc} session={session} live={synced} info={info} me={me}>
      {chrome}
    </WallStage>
  );
}
