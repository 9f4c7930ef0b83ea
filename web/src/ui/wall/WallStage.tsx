import { signal } from "@preact/signals-core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { peopleOf } from "@/api/boards";
import type { BoardSummary, Me, Person } from "@/api/dto";
import { type Board, openBoard } from "@/document/board";
import type { PaperKey } from "@/document/records";
import { createUndo } from "@/document/undo";
import type { Point } from "@/geometry/box";
import type { BoardSession } from "@/sync/session";
import { mountWall } from "@/tools/wall";
import { announce } from "@/ui/announce";
import { paperWords } from "@/ui/legend/meaning";
import { noteFirstStep } from "@/ui/shelf/firstStepsDone";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { themeRevision } from "@/ui/theme";
import { showToast } from "@/ui/toasts/toasts";
import { listenToBoard } from "@/ui/wall/listenToBoard";
import { RoomContext } from "@/ui/wall/RoomContext";
import { createRoom, type WallRoom } from "@/ui/wall/room";
import { snaps } from "@/ui/wall/snapping";
import { wallInsets } from "@/ui/wall/wallInsets";
import { wallStrings } from "@/ui/wall/wallStrings";

interface WallStageProps {
  readonly document: Board["doc"];
  readonly session: BoardSession | null;
  readonly info: BoardSummary;
  readonly me: Me;
  readonly children: ReactNode;
}

const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Mounts the wall into the window and gives everything around it a room. React never draws on the wall itself. */
export function WallStage({ document: doc, session, info, me, children }: WallStageProps) {
  const t = useText();
  const lang = useSignal(language);
  const revision = useSignal(themeRevision);
  const [, go] = useLocation();
  const host = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<WallRoom | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: info and me are where the wall starts; later changes come as events
  useEffect(() => {
    if (!host.current) return;
    const board = openBoard(doc, { personId: me.id, readOnly: session === null });
    const undo = createUndo(board);
    const menuAt = signal<Point | null>(null);
    const people = signal<readonly Person[]>([me]);
    const wall = mountWall({
      board,
      undo,
      presence: session?.presence ?? null,
      host: host.current,
      language: lang,
      strings: { ...wallStrings(lang), paper: (key) => paperWords(board.state.legend, key as PaperKey, lang) },
      reducedMotion,
      insets: () => wallInsets({ live: session !== null, rail: !board.readOnly }),
      snapping: snaps,
      announce,
      onCut: (limit) => showToast(t("thing.cut", { count: limit })),
      onContextMenu: (_target, point) => {
        menuAt.value = point;
      },
    });
    const built = createRoom({ id: info.id, board, undo, wall, session, me, info: signal(info), people, menuAt, go });
    const stops = session ? listenToBoard(built, session) : () => undefined;
    const stopWriting = board.subscribe((change) => {
      if (change.local) noteFirstStep("wrote");
    });
    let stopSigns: (() => void) | null = () => undefined;
    import("@/ui/fields/signs").then(
      ({ showSigns }) => {
        if (stopSigns) stopSigns = showSigns(wall, board, people, lang);
      },
      () => undefined,
    );
    peopleOf(info.id).then(
      (found) => {
        people.value = found;
      },
      () => undefined,
    );
    setRoom(built);
    return () => {
      stops();
      stopWriting();
      stopSigns?.();
      stopSigns = null;
      built.destroy();
      wall.destroy();
      undo.destroy();
      board.destroy();
      setRoom(null);
    };
  }, [doc, session, lang]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says that the tokens have changed
  useEffect(() => room?.wall.theme(), [room, revision]);

  return (
    <main className="wall-page" aria-label={t("wall.name", { title: info.title })}>
      <div className="wall-host" ref={host} />
      {room ? <RoomContext value={room}>{children}</RoomContext> : null}
    </main>
  );
}
