import type { BoardSummary, Me } from "@/api/dto";
import { asProblem, useAsk } from "@/ui/ask";
import { ProblemPage } from "@/ui/pages/ProblemPage";
import { Waiting } from "@/ui/pages/Waiting";
import { dropPicture } from "@/ui/wall/dropPicture";
import { visit } from "@/ui/wall/firstVisit";
import { LiveWall } from "@/ui/wall/LiveWall";
import { keepVisit, recallVisit } from "@/ui/wall/visits";
import "@/ui/styles/wall.css";

interface Visit {
  readonly info: BoardSummary;
  readonly me: Me;
}

/** Whoever is answered this has no business with the board. */
const GONE: ReadonlySet<number> = new Set([401, 403, 404, 410]);

async function ask(id: string, signal: AbortSignal): Promise<Visit> {
  try {
    const [info, who] = await visit(id, signal);
    keepVisit(info, who);
    return { info, me: who };
  } catch (cause) {
    // The server is away: what this device keeps of the board can still be read and edited.
    if (GONE.has(asProblem(cause).status)) await dropPicture(id);
    const kept = asProblem(cause).slug === "server-away" ? recallVisit(id) : null;
    if (kept) return kept;
    throw cause;
  }
}

/** A board: `/b/{id}`. */
export function WallPage({ id }: { readonly id: string }) {
  const [asked, again] = useAsk(id, (signal) => ask(id, signal));
  if (asked.state === "waiting") return <Waiting />;
  if (asked.state === "problem") return <ProblemPage problem={asked.problem} onRetry={again} />;
  return <LiveWall info={asked.value.info} me={asked.value.me} />;
}
