import { ArrowRight } from "lucide-react";
import { useRef, useState } from "react";
import { Form } from "react-aria-components";
import type { Door, Me } from "@/api/dto";
import { BrandMark } from "@/ui/controls/BrandMark";
import { DisciplineChoice } from "@/ui/controls/DisciplineChoice";
import { Faces } from "@/ui/controls/Faces";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { presentWords } from "@/ui/door/presentWords";
import { recall, remember } from "@/ui/memory";
import { useText } from "@/ui/strings/translate";

const NAME_LENGTH = 80;

interface DoorFormProps {
  readonly door: Door;
  readonly me: Me | null;
  readonly onEnter: (name: string, discipline: string) => Promise<void>;
}

/** One name, one discipline, one button. Somebody who is already known only presses the button. */
export function DoorForm({ door, me, onEnter }: DoorFormProps) {
  const t = useText();
  const [name, setName] = useState(me?.name ?? recall("name") ?? "");
  const [discipline, setDiscipline] = useState(me?.discipline ?? recall("discipline"));
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  async function submit(): Promise<void> {
    setAsked(true);
    if (name.trim() === "") field.current?.focus();
    if (name.trim() === "" || discipline === null || busy) return;
    setBusy(true);
    remember("name", name.trim());
    remember("discipline", discipline);
    await onEnter(name.trim(), discipline);
    setBusy(false);
  }

  return (
    <Form
      className="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <header>
        <BrandMark size={28} />
        <h1>{door.board.title}</h1>
        <p className="door-present">
          <Faces people={door.present} />
          <span>{presentWords(t, door.present)}</span>
        </p>
        {door.role === "viewer" ? <p className="soft">{t("door.viewer")}</p> : null}
      </header>
      {me ? (
        <p>{t("door.known", { name: me.name })}</p>
      ) : (
        <>
          <TextLine
            label={t("door.name")}
            value={name}
            onChange={setName}
            maxLength={NAME_LENGTH}
            autoComplete="name"
            input={field}
            autoFocus
            hint={asked && name.trim() === "" ? t("door.nameMissing") : undefined}
          />
          <DisciplineChoice
            label={t("door.discipline")}
            value={discipline}
            onChange={setDiscipline}
            hint={asked && discipline === null ? t("door.disciplineMissing") : undefined}
          />
        </>
      )}
      <PressButton type="submit" weight="primary" isDisabled={busy} icon={<ArrowRight size={18} aria-hidden="true" />}>
        {t("door.enter")}
      </PressButton>
    </Form>
  );
}
