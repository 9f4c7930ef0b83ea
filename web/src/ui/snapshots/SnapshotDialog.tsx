import { Camera } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { snapshots, takeSnapshot } from "@/api/snapshots";
import { walks } from "@/api/walks";
import { useAsk } from "@/ui/ask";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { dayName } from "@/ui/dates";
import { shortWords } from "@/ui/pages/problemWords";
import { useSignal } from "@/ui/signals";
import { SnapshotList } from "@/ui/snapshots/SnapshotList";
import { WalkList } from "@/ui/snapshots/WalkList";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import { showToast } from "@/ui/toasts/toasts";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/share.css";

const LABEL_LENGTH = 200;

/** The board's history: its walks with their minutes, and the snapshots; keeps the wall as it is now under a name. */
export function SnapshotDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const mayWrite = useSignal(room.mayWrite);
  const [label, setLabel] = useState(() => dayName(lang, new Date()));
  const [busy, setBusy] = useState(false);
  const [walked] = useAsk(`walks:${room.id}`, () => walks(room.id));
  const [asked, again] = useAsk(`snapshots:${room.id}`, () => snapshots(room.id));

  async function take(): Promise<void> {
    if (label.trim() === "" || busy) return;
    setBusy(true);
    if (await tellProblem(() => takeSnapshot(room.id, label.trim())))
      showToast(t("toast.snapshot", { label: label.trim() }));
    setBusy(false);
    again();
  }

  return (
    <DialogShell title={t("board.snapshots")} onClose={onClose}>
      <div className="dialog-body">
        {walked.state === "here" ? <WalkList walks={walked.value} /> : null}
        <section className="share-section" aria-label={t("history.snapshots")}>
          <h3>{t("history.snapshots")}</h3>
          {mayWrite ? (
            <Form
              className="snapshot-take"
              onSubmit={(event) => {
                event.preventDefault();
                void take();
              }}
            >
              <TextLine label={t("snapshot.label")} value={label} onChange={setLabel} maxLength={LABEL_LENGTH} />
              <PressButton
                type="submit"
                weight="primary"
                isDisabled={busy}
                icon={<Camera size={16} aria-hidden="true" />}
              >
                {t("snapshot.take")}
              </PressButton>
            </Form>
          ) : null}
          {asked.state === "waiting" ? <p className="soft">{t("page.waiting")}</p> : null}
          {asked.state === "problem" ? <p>{t(shortWords(asked.problem))}</p> : null}
          {asked.state === "here" ? <SnapshotList snapshots={asked.value} onClose={onClose} /> : null}
        </section>
      </div>
    </DialogShell>
  );
}
