import { useState } from "react";
import { Form } from "react-aria-components";
import type { Me } from "@/api/dto";
import { changeMe } from "@/api/people";
import { DialogShell } from "@/ui/controls/DialogShell";
import { DisciplineChoice } from "@/ui/controls/DisciplineChoice";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";

interface ProfileDialogProps {
  readonly me: Me;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** How others see me: a name and a discipline. */
export function ProfileDialog({ me, onClose, onChanged }: ProfileDialogProps) {
  const t = useText();
  const [name, setName] = useState(me.name);
  const [discipline, setDiscipline] = useState(me.discipline);

  async function save(): Promise<void> {
    if (name.trim() === "") return;
    if (await tellProblem(() => changeMe({ name: name.trim(), discipline }))) onChanged();
    onClose();
  }

  return (
    <DialogShell title={t("me.profile")} onClose={onClose}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextLine label={t("door.name")} value={name} onChange={setName} autoFocus />
        <DisciplineChoice label={t("door.discipline")} value={discipline} onChange={setDiscipline} />
        <div className="dialog-foot">
          <PressButton type="submit" weight="primary">
            {t("action.save")}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}
