import { useEffect } from "react";
import { board as askBoard } from "@/api/boards";
import type { BoardSummary, Me, Snapshot } from "@/api/dto";
import { me } from "@/api/people";
import { snapshot as askSnapshot, snapshotState } from "@/api/snapshots";
import { type Board, boardFromUpdate } from "@/document/board";
import { useActionKeys } from "@/ui/actions/useActionKeys";
import { useAsk } from "@/ui/ask";
import { ProblemPage } from "@/ui/pages/ProblemPage";
import { Waiting } from "@/ui/pages/Waiting";
import { Panel } from "@/ui/panel/Panel";
import { SnapshotBand } from "@/ui/snapshots/SnapshotBand";
import { Corner } from "@/ui/wall/Corner";
import { MenuLayer } from "@/ui/wall/MenuLayer";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import { OpenDialog } from "@/ui/wall/WallChrome";
import { WallStage } from "@/ui/wall/WallStage";
import "@/ui/styles/wall.css";
import "@/ui/styles/top.css";
import "@/ui/styles/tools.css";

interface SnapshotPageProps {
  readonly board: string;
  readonly id: string;
}

interface Kept {
  readonly info: BoardSummary;
  readonly me: Me;
  readonly snapshot: Snapshot;
  readonly document: Board["doc"];
}

async function ask(board: string, id: string): Promise<Kept> {
  const [info, who, kept, state] = await Promise.all([
    askBoard(board),
    me(),
    askSnapshot(board, id),
    snapshotState(board, id),
  ]);
  return { info, me: who, snapshot: kept, document: boardFromUpdate(state).doc };
}

/** A wall as it was: `/b/{id}/snapshots/{snapshot}`. To look at, never to change. */
export function SnapshotPage({ board, id }: SnapshotPageProps) {
  const [asked, again] = useAsk(id, () => ask(board, id));
  if (asked.state === "waiting") return <Waiting />;
  if (asked.state === "problem") return <ProblemPage problem={asked.problem} onRetry={again} />;
  const { info, me: who, snapshot, document } = asked.value;
  return (
    <WallStage document={document} session={null} info={info} me={who}>
      <SnapshotBand snapshot={snapshot} />
      <SnapshotChrome />
    </WallStage>
  );
}

/** Images are shown once that part is there. */
function useImages(room: WallRoom): void {
  useEffect(() => {
    let stop: (() => void) | null = null;
    let over = false;
    import("@/ui/images/showImages").then(
      (m) => {
        if (!over) stop = m.showImages(room);
      },
      () => undefined,
    );
    return () => {
      over = true;
      stop?.();
    };
  }, [room]);
}

function SnapshotChrome() {
  const room = useRoom();
  useActionKeys(room);
  useImages(room);
  return (
    <>
      <Panel />
      <Corner />
      <MenuLayer />
      <OpenDialog />
    </>
  );
}
