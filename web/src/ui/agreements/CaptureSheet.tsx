import { useState } from "react";
import { Form, Input, Label, TextArea, TextField } from "react-aria-components";
import { members } from "@/api/sharing";
import { aboutOptions, NOBODY, ownersOf } from "@/ui/agreements/captureOptions";
import { forgetText, leaveText, leftText } from "@/ui/agreements/leftText";
import { tellWritten } from "@/ui/agreements/tellWritten";
import { useAsk } from "@/ui/ask";
import { Choice } from "@/ui/controls/Choice";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { Segments } from "@/ui/controls/Segments";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { alterAgreement } from "@/ui/walk/walkCommands";
import type { Draft, WalkParts } from "@/ui/walk/walkParts";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/stage.css";
import "@/ui/styles/walk.css";

const TEXT_LENGTH = 2_000;

interface CaptureSheetProps {
  readonly onClose: () => void;
}

/** Writes down a decision or an action where it was agreed. */
export function CaptureSheet({ onClose }: CaptureSheetProps) {
  const { walk } = useRoom();
  return walk ? <Sheet parts={walk} draft={walk.draft.peek()} onClose={onClose} /> : null;
}

function Sheet({ parts, draft, onClose }: CaptureSheetProps & { readonly parts: WalkParts; readonly draft: Draft }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const people = useSignal(room.people);
  const { edited, again } = draft;
  const [kind, setKind] = useState(draft.kind);
  const written = edited?.text ?? again?.body.text ?? "";
  const [text, setText] = useState(() => leftText(parts, draft) ?? written);
  const [owner, setOwner] = useState(edited?.owner?.id ?? again?.body.owner_id ?? NOBODY);
  const [due, setDue] = useState(edited?.due ?? again?.body.due ?? "");
  const [abouts] = useState(() => aboutOptions(room, draft, lang));
  const [about, setAbout] = useState(abouts[0]?.value ?? NOBODY);
  const [asked] = useAsk(`members:${room.id}`, () => members(room.id));
  // Without an answer everybody who is known is offered: what is written down can be given to somebody all the same.
  const known = asked.state === "here" ? asked.value.map(({ person }) => person) : people;
  const owners = ownersOf(known, parts);

  async function save(): Promise<void> {
    const kept = text.trim();
    if (kept === "") return;
    const rest = { text: kept, owner_id: owner === NOBODY ? null : owner, due: due === "" ? null : due };
    if (edited) {
      if (!(await alterAgreement(room, edited.id, rest))) return;
      forgetText(parts, draft);
      onClose();
      return;
    }
    const at = abouts.find((one) => one.value === about);
    // Who is no member any more cannot be given anything: then it is nobody's yet.
    const owner_id = owners.some(({ id }) => id === owner) ? owner : null;
    const place = { card_id: at?.card ?? null, stop_id: at?.stop ?? null };
    const id = parts.agreements.write({ ...rest, owner_id, kind, ...place });
    if (again) parts.agreements.outbox.discard(again.id);
    tellWritten(parts.agreements, id, kind);
    forgetText(parts, draft);
    onClose();
  }

  /** Escape and a click beside it are quickly done: what was typed stays. */
  function leave(): void {
    if (text.trim() !== "" && text !== written) leaveText(room, parts, draft, text);
    else forgetText(parts, draft);
    onClose();
  }

  return (
    <DialogShell title={t(edited ? "capture.change" : "capture.title")} onClose={leave}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {edited ? null : (
          <Segments
            label={t("capture.kind")}
            value={kind}
            onChange={setKind}
            options={[
              { value: "decision", label: t("agreement.decision") },
              { value: "action", label: t("agreement.action") },
            ]}
          />
        )}
        <TextField className="field" value={text} onChange={setText} maxLength={TEXT_LENGTH} autoFocus>
          <Label className="field-label">{t(kind === "decision" ? "capture.decision" : "capture.action")}</Label>
          <TextArea
            className="field-input capture-text"
            rows={3}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
            }}
          />
        </TextField>
        <div className="capture-row">
          <Choice
            label={t("capture.owner")}
            value={owner}
            onChange={setOwner}
            options={[
              { value: NOBODY, label: t("capture.noOwner") },
              ...owners.map((person) => ({ value: person.id, label: person.name })),
            ]}
          />
          <TextField className="field" value={due} onChange={setDue} type="date">
            <Label className="field-label">{t("capture.due")}</Label>
            <Input className="field-input" />
          </TextField>
        </div>
        {abouts.length > 1 ? (
          <Choice label={t("capture.about")} value={about} onChange={setAbout} options={abouts} />
        ) : null}
        <div className="dialog-foot">
          <PressButton type="submit" weight="primary" isDisabled={text.trim() === ""}>
            {t(edited ? "action.save" : kind === "decision" ? "capture.keepDecision" : "capture.keepAction")}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}
