import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import type { SaveState } from "@/sync/status";
import { useSignal } from "@/ui/signals";
import { type TextKey, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

const WORDS: Readonly<Record<SaveState, TextKey>> = {
  connecting: "save.connecting",
  saved: "save.saved",
  saving: "save.saving",
  offline: "save.offline",
  reconnecting: "save.reconnecting",
  refused: "save.refused",
};

const PICTURES: Readonly<Record<SaveState, typeof Check>> = {
  connecting: LoaderCircle,
  saved: Check,
  saving: LoaderCircle,
  offline: CloudOff,
  reconnecting: LoaderCircle,
  refused: TriangleAlert,
};

/** The truth about saving, in words. */
export function SaveWords() {
  const t = useText();
  const { session } = useRoom();
  return session ? <Words session={session} t={t} /> : null;
}

interface WordsProps {
  readonly session: NonNullable<ReturnType<typeof useRoom>["session"]>;
  readonly t: ReturnType<typeof useText>;
}

function Words({ session, t }: WordsProps) {
  const { state, unsent } = useSignal(session.status);
  const Picture = PICTURES[state];
  return (
    <span className="save-words" data-testid="save-state" data-state={state} role="status">
      <Picture size={14} aria-hidden="true" />
      <span>{t(state === "refused" && unsent === 0 ? "save.ended" : WORDS[state])}</span>
    </span>
  );
}
