import { boards, deletedBoards } from "@/api/boards";
import type { BoardSummary, Me, Stream } from "@/api/dto";
import { me } from "@/api/people";
import { streams } from "@/api/streams";
import { useAsk } from "@/ui/ask";
import { ProblemPage } from "@/ui/pages/ProblemPage";
import { Waiting } from "@/ui/pages/Waiting";
import { Shelf } from "@/ui/shelf/Shelf";
import "@/ui/styles/shelf.css";

/** Everything the shelf shows. */
export interface ShelfContents {
  readonly me: Me;
  readonly streams: readonly Stream[];
  readonly boards: readonly BoardSummary[];
  readonly bin: readonly BoardSummary[];
}

async function ask(signal: AbortSignal): Promise<ShelfContents> {
  const [who, bands, found, bin] = await Promise.all([
    me(signal),
    streams(signal),
    boards(signal),
    deletedBoards(signal),
  ]);
  return { me: who, streams: bands, boards: found, bin };
}

/** The home of Walkboard: `/`. */
export function ShelfPage() {
  const [asked, again] = useAsk("shelf", ask);
  if (asked.state === "waiting") return <Waiting />;
  if (asked.state === "problem") return <ProblemPage problem={asked.problem} onRetry={again} />;
  return <Shelf contents={asked.value} again={again} />;
}
