import { type Signal, signal } from "@preact/signals-core";
import { type ReactNode, startTransition, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { peopleOf } from "@/api/boards";
import type { BoardSummary, Me, Person } from "@/api/dto";
import type { Cover } from "@/canvas/covering";
import { type Board, openBoard } from "@/document/board";
import type { PaperKey } from "@/document/records";
import type { Point } from "@/geometry/box";
import type { BoardSession } from "@/sync/session";
import { followKinds, hasKinds } from "@/tools/lateKinds";
import { Look } from "@/tools/look";
import type { LookOptions } from "@/tools/makeParts";
import { announce } from "@/ui/announce";
import { legendPlace } from "@/ui/legend/legendPlace";
import { paperWords } from "@/ui/legend/meaning";
import { noteFirstStep } from "@/ui/shelf/firstStepsDone";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { themeRevision } from "@/ui/theme";
import { showToast } from "@/ui/toasts/toasts";
import { Arriving } from "@/ui/wall/Arriving";
import { RoomContext } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import { snaps } from "@/ui/wall/snapping";
import { useFirstPicture } from "@/ui/wall/useFirstPicture";
import { useKindsOf } from "@/ui/wall/useKindsOf";
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
  readonly options: LookOptions;
  readonly look: Look;
  readonly menuAt: Signal<Point | null>;
}

type Hands = typeof import("@/ui/wall/hands");

// Asked for at once, beside the board.
let asked: Promise<Hands> | null = null;
const askForHands = (): Promise<Hands> => {
  asked ??= import("@/ui/wall/hands").catch((cause: unknown) => {
    asked = null;
    throw cause;
  });
  return asked;
};
askForHands().catch(() => undefined);

const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Mounts the wall into the window and gives everything around it a room. React never draws on the wall itself. */
export function WallStage({ document: doc, session, live = true, info, me, children }: WallStageProps) {
  const t = useText();
  const lang = useSignal(language);
  const revision = useSignal(themeRevision);
  const [, go] = useLocation();
  const host = useRef<HTMLDivElement>(null);
  const isLive = useRef(live);
  /** Ends what is done on the wall; null while nothing can be. */
  const leaveRoom = useRef<(() => void) | null>(null);
  const [hung, setHung] = useState<Hung | null>(null);
  const hands = useHands();
  const [room, setRoom] = useState<WallRoom | null>(null);
  isLive.current = live;

  // biome-ignore lint/correctness/useExhaustiveDependencies: info and me are where the wall starts; later changes come as events
  useEffect(() => {
    if (!host.current) return;
    const board = openBoard(doc, { personId: me.id, readOnly: session === null || !isLive.current });
    const menuAt = signal<Point | null>(null);
    const options: LookOptions = {
      board,
      presence: session?.presence ?? null,
      host: host.current,
      language: lang,
      strings: { ...wallStrings(lang), paper: (key) => paperWords(board.state.legend, key as PaperKey, lang) },
      reducedMotion,
      growing: () => (!isLive.current && !board.pictured) || !hasKinds(board.state),
      insets: () =>
        wallInsets({
          live: session !== null,
          rail: session !== null && (leaveRoom.current ? !board.readOnly : info.role !== "viewer"),
        }),
      covered: () => legendPlace(board.state),
      snapping: snaps,
      announce,
      onCut: (limit) => showToast(t("thing.cut", { count: limit })),
      onContextMenu: (_target, point) => {
        menuAt.value = point;
      },
    };
    const look = new Look(options);
    const unfollow = followKinds(board);
    setHung({ options, look, menuAt });
    let gone = false;
    const early = globalThis.walkboardEarly;
    void early?.shown?.then((shown) => {
      const cover = shown as Cover | null;
      if (early.id === info.id && !gone && !isLive.current && cover) look.cover(cover);
      else cover?.drop();
    });
    return () => {
      gone = true;
      leaveRoom.current?.();
      unfollow();
      look.destroy();
      board.destroy();
      setHung(null);
    };
  }, [doc, session, lang]);

  const board = hung?.options.board ?? null;
  useFirstPicture(board, live, info.id, me.id);
  const ready = useKindsOf(board, live);

  useEffect(() => {
    if (ready) hung?.look.uncover();
  }, [hung, ready]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (hung === null || hands === null || !live || !ready) return;
    const { options, look, menuAt } = hung;
    const { board } = options;
    const undo = hands.createUndo(board);
    const wall = hands.mountWall({ ...options, undo }, look);
    const people = signal<readonly Person[]>([me]);
    const built = hands.createRoom({
      id: info.id,
      board,
      undo,
      wall,
      menuAt,
      session,
      me,
      info: signal(info),
      people,
      go,
    });
    const stops = session ? hands.listenToBoard(built, session) : () => undefined;
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
    // What surrounds a wall takes long to make: in steps, between which the wall is drawn and answers.
    startTransition(() => setRoom(built));
    const leave = (): void => {
      if (leaveRoom.current !== leave) return;
      leaveRoom.current = null;
      stops();
      stopWriting();
      stopSigns?.();
      stopSigns = null;
      built.destroy();
      wall.destroy();
      undo.destroy();
      setRoom(null);
    };
    leaveRoom.current = leave;
    return leave;
  }, [hung, live, ready, hands]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says that the tokens have changed
  useEffect(() => hung?.look.theme(), [hung, revision]);

  return (
    <main className="wall-page" aria-label={t("wall.name", { title: info.title })} aria-busy={!live || undefined}>
      <div className="wall-host" ref={host} />
      {session && !live ? <Arriving session={session} /> : null}
      {room ? <RoomContext value={room}>{children}</RoomContext> : null}
    </main>
  );
}

/** The tools, once they are here; a failure to fetch them is told by the boundary around all pages. */
function useHands(): Hands | null {
  const [found, setFound] = useState<Hands | { readonly failure: unknown } | null>(null);
  useEffect(() => {
    let gone = false;
    askForHands().then(
      (hands) => gone || setFound(hands),
      (failure: unknown) => gone || setFound({ failure }),
    );
    return () => {
      gone = true;
    };
  }, []);
  if (found && "failure" in found) throw found.failure;
  return found;
}
