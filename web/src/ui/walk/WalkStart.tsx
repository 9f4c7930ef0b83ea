import { Footprints } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { snapshots } from "@/api/snapshots";
import type { BoardSession } from "@/sync/session";
import { useAsk } from "@/ui/ask";
import { DialogShell } from "@/ui/controls/DialogShell";
import { Faces } from "@/ui/controls/Faces";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { dayOf } from "@/ui/dates";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { previewWords } from "@/ui/walk/preview";
import { begin } from "@/ui/walk/walkCommands";
import type { WalkParts } from "@/ui/walk/walkParts";
import { othersHere } from "@/ui/wall/othersHere";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";
import "@/ui/styles/stage.css";
import "@/ui/styles/walk.css";

const NAME_LENGTH = 200;

/** A second, as the screen counts. */
const PATIENCE_FRAMES = 60;

/** Gives the keyboard to the bar as soon as it is there. */
function focusBar(left = PATIENCE_FRAMES): void {
  requestAnimationFrame(() => {
    const stop = document.querySelector<HTMLElement>(".stage-stop");
    if (stop && document.querySelector("[inert] .stage-stop") === null) stop.focus();
    else if (left > 0) focusBar(left - 1);
  });
}

interface WalkStartProps {
  readonly onClose: () => void;
}

/** Starts a walk: what it will be about, who comes along, what it is called. */
export function WalkStart({ onClose }: WalkStartProps) {
  const { walk, session } = useRoom();
  return walk && session ? <Sheet onClose={onClose} parts={walk} session={session} /> : null;
}

function Sheet({
  onClose,
  parts,
  session,
}: WalkStartProps & { readonly parts: WalkParts; readonly session: BoardSession }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const state = useBoardState(room.board);
  const open = useSignal(parts.agreements.open);
  const [name, setName] = useState(() => t("walk.name", { day: dayOf(lang, Date.now()) }));
  const [busy, setBusy] = useState(false);
  const [kept] = useAsk(`snapshots:${room.id}`, () => snapshots(room.id));
  const others = othersHere(useSignal(session.presence.peers), room.me.id).map(({ person }) => person);
  const since = kept.state === "here" && kept.value.length > 0;

  async function start(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const started = await begin(room, name.trim());
    setBusy(false);
    if (!started) return;
    onClose();
    // The button that had the keyboard is gone, and the stop comes to the panel's place.
    room.panelClosed.value = true;
    focusBar();
  }

  return (
    <DialogShell title={t("walk.start")} onClose={onClose}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <p className="walk-preview">{previewWords(state, lang, { since, actions: open.length })}</p>
        <div className="walk-present">
          <Faces people={[room.me, ...others]} />
          <span className="soft">{t("walk.present", { count: others.length })}</span>
        </div>
        <TextLine label={t("walk.nameLabel")} value={name} onChange={setName} maxLength={NAME_LENGTH} />
        <div className="dialog-foot">
          <PressButton
            type="submit"
            weight="primary"
            isDisabled={busy}
            autoFocus
            icon={<Footprints size={16} aria-hidden="true" />}
          >
            {t("walk.begin")}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}
