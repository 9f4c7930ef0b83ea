import { Suspense, useState } from "react";
import { Form, Label, Radio, RadioGroup } from "react-aria-components";
import { useLocation } from "wouter";
import { createBoard, templates } from "@/api/boards";
import type { Stream, Template } from "@/api/dto";
import { useAsk } from "@/ui/ask";
import { Choice } from "@/ui/controls/Choice";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { Thumbnail } from "@/ui/controls/Thumbnail";
import { late } from "@/ui/late";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import "@/ui/styles/newBoard.css";

interface NewBoardDialogProps {
  readonly streams: readonly Stream[];
  readonly stream: string | null;
  readonly onClose: () => void;
}

const NO_STREAM = "none";
const StepTitles = late(() => import("@/ui/guides/StepTitles").then((m) => m.StepTitles), "maps");

/** A name and a starting point; templates show themselves as small live maps. */
export function NewBoardDialog({ streams, stream, onClose }: NewBoardDialogProps) {
  const t = useText();
  const [, navigate] = useLocation();
  const [asked] = useAsk("templates", templates);
  const [title, setTitle] = useState("");
  const [picked, setPicked] = useState("empty");
  const [target, setTarget] = useState(stream ?? NO_STREAM);
  const [busy, setBusy] = useState(false);
  const offered = asked.state === "here" ? asked.value : [];
  const [kind, ...others] = offered.find(({ key }) => key === picked)?.kinds ?? [];

  async function create(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const template = offered.find((candidate) => candidate.key === picked);
    const name = title.trim() || (picked === "empty" ? t("new.untitled") : (template?.title ?? t("new.untitled")));
    const made = await tellProblem(async () => {
      const board = await createBoard({
        title: name,
        template: picked,
        stream_id: target === NO_STREAM ? null : target,
      });
      navigate(`/b/${board.id}`);
    });
    if (!made) setBusy(false);
  }

  return (
    <DialogShell title={t("shelf.newBoard")} onClose={onClose} wide>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <div className="new-board-names">
          <TextLine
            label={t("shelf.boardName")}
            placeholder={t("new.placeholder")}
            value={title}
            onChange={setTitle}
            autoFocus
          />
          {streams.length > 0 ? (
            <Choice
              label={t("shelf.stream")}
              value={target}
              onChange={setTarget}
              options={[
                ...streams.map((one) => ({ value: one.id, label: one.name })),
                { value: NO_STREAM, label: t("shelf.noStream") },
              ]}
            />
          ) : null}
        </div>
        <RadioGroup className="templates" value={picked} onChange={setPicked}>
          <Label className="field-label">{t("new.start")}</Label>
          <div className="template-grid" aria-busy={asked.state === "waiting"}>
            {offered.map((template) => (
              <TemplateOption key={template.key} template={template} />
            ))}
          </div>
        </RadioGroup>
        <div className="dialog-foot new-board-foot">
          <Suspense>{kind && others.length === 0 ? <StepTitles kind={kind} /> : null}</Suspense>
          <PressButton type="submit" weight="primary" isDisabled={busy}>
            {t("new.create")}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}

function TemplateOption({ template }: { readonly template: Template }) {
  return (
    <Radio value={template.key} className="template">
      <span className="template-picture" aria-hidden="true">
        <Thumbnail outline={template.outline} ratio={16 / 9} />
      </span>
      <span className="template-title">{template.title}</span>
      <span className="template-text">{template.description}</span>
    </Radio>
  );
}
