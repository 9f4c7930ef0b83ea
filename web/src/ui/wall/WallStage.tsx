import { type Signal, signal } from "@preact/signals-core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { peopleOf } from "@/api/boards";
import type { BoardSummary, Me, Person } from "@/api/dto";
import { type Board, openBoard } from "@/document/board";
import type { PaperKey } from "@/document/records";
import { createUndo, type Undo } from "@/document/undo";
import type { Point } from "@/geometry/box";
import type { BoardSession } from "@/sync/session";
import { mountWall } from "@/tools/wall";
import type { Wall } from "@/tools/wallContract";
import { announce } from "@/ui/announce";
import { paperWords } from "@/ui/legend/meaning";
import { noteFirstStep } from "@/ui/shelf/firstStepsDone";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { themeRevision } from "@/ui/theme";
import { showToast } from "@/ui/toasts/toasts";
import { Arriving } from "@/ui/wall/Arriving";
import { listenToBoard } from "@/ui/wall/listenToBoard";
import { RoomContext } from "@/ui/wall/RoomContext";
import { createRoom, type WallRoom } from "@/ui/wall/room";
import { snaps } from "@/ui/wall/snapping";
import { useFirstPicture } from "@/ui/wall/useFirstPicture";
import { wallInsets } from "@/ui/wall/wallInsets";
import { wallStrings } from "@/ui/wall/wallStrings";

interface WallStageProps {
  readonly document: Board["doc"];
  readonly session: BoardSession | null;
  /** Whether the board is here; until then it is only to be looked at. */
  readonly live?: boolean;
  readonly info: BoardSummary;
  readonly me: Me;
  readonly children: ReactNode;
}

/** A wall that hangs, whether or not its board is here. */
interface Hung {
  readonly board: Board;
  readonly undo: Undo;
  readonly wall: Wall;
  readonly menuAt: Signal<Point | null>;
}

const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Mounts the wall into the window and gives everything around it a room. React never draws on the wall itself. */
export function WallStage({ document: doc, session, live = true, info, me, children }: WallStageProps) {
  const t = useText();
  const lang = useSignal(language);
  const revision = useSignal(themeRevision);
  const [, go] = useLocation();
  const host = useRef<HTMLDivElement>(null);
  const isLive = useRef(live);
  const [hung, setHung] = useState<Hung | null>(null);
  const [room, setRoom] = useState<WallRoom | null>(null);
  isLive.current = live;

  // biome-ignore lint/correctness/useExhaustiveDependencies: info and me are where the wall starts; later changes come as events
  useEffect(() => {
    if (!host.current) return;
    const board = openBoard(doc, { personId: me.id, readOnly: session === null || !isLive.current });
    const undo = createUndo(board);
    const menuAt = signal<Point | null>(null);
    const wall = mountWall({
      board,
      undo,
      presence: session?.presence ?? null,
      host: host.current,
      language: lang,
      strings: { ...wallStrings(lang), paper: (key) => paperWords(board.state.legend, key as PaperKey, lang) },
      reducedMotion,
      growing: () => !isLive.current && !board.pictured,
      insets: () =>
        wallInsets({ live: session !== null, rail: isLive.current ? !board.readOnly : info.role !== "viewer" }),
      snapping: snaps,
      announce,
      onCut: (limit) => showToast(t("thing.cut", { count: limit })),
      onContextMenu: (_target, point) => {
        if (isLive.current) menuAt.value = point;
      },
    });
    setHung({ board, undo, wall, menuAt });
    return () => {
      wall.destroy();
      undo.destroy();
      board.destroy();
      setHung(null);
    };
  }, [doc, session, lang]);

  useFirstPicture(hung?.board ?? null, live, info.id, me.id);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (hung === null) return;
    if (!live) {
      hung.wall.setTool("hand");
      return;
    }
    hung.board.showInstead(null);
    hung.wall.setTool("select");
    const people = signal<readonly Person[]>([me]);
    const built = createRoom({ id: info.id, ...hung, session, me, info: signal(info), people, go });
    hung.wall.arrived();
    const stops = session ? listenToBoard(built, session) : () => undefined;
    const stopWriting = hung.board.subscribe((change) => {
      if (change.local) noteFirstStep("wrote");
    });
    let stopSigns: (() => void) | null = () => undefined;
    import("@/ui/fields/signs").then(
      ({ showSigns }) => {
        if (stopSigns) stopSigns = showSigns(hung.wall, hung.board, people, lang);
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
      setRoom(null);
    };
  }, [hung, live]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says that the tokens have changed
  useEffect(() => hung?.wall.theme(), [hung, revision]);

  return (
    <main className="wall-page" aria-label={t("wall.name", { title: info.title })} aria-busy={!live || undefined}>
      <div className="wall-host" ref={host} />
      {session && !live ? <Arriving session={session} /> : null}
      {room ? <RoomContext value={room}>{children}</RoomContext> : null}
    </main>
  );
}
