import { useState } from "react";
import { Form } from "react-aria-components";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly initial: string;
  readonly confirm: string;
  readonly onClose: () => void;
  readonly onDone: (name: string) => void;
}

const NAME_LENGTH = 200;

/** Asks for one name. */
export function NameDialog({ title, label, hint, initial, confirm, onClose, onDone }: NameDialogProps) {
  const [name, setName] = useState(initial);
  return (
    <DialogShell title={title} onClose={onClose}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") onDone(name.trim());
        }}
      >
        <TextLine label={label} hint={hint} value={name} onChange={setName} maxLength={NAME_LENGTH} autoFocus />
        <div className="dialog-foot">
          <PressButton type="submit" weight="primary">
            {confirm}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}
