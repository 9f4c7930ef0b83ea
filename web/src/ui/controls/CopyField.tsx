import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { announce } from "@/ui/announce";
import { copyFrom } from "@/ui/clipboard";
import { PressButton } from "@/ui/controls/PressButton";
import { useText } from "@/ui/strings/translate";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  /** Takes the keyboard when it appears: it stands where a button was that had it. */
  readonly autoFocus?: boolean;
}

/** A link to take along: visible, selectable, and copied by one press where the browser allows it. */
export function CopyField({ label, value, autoFocus = false }: CopyFieldProps) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<"idle" | "copied" | "selected">("idle");

  async function copy(): Promise<void> {
    if (!field.current) return;
    const copied = await copyFrom(field.current);
    setState(copied ? "copied" : "selected");
    announce(t(copied ? "copy.done" : "copy.selected"));
  }

  return (
    <div className="copy-field">
      <TextField className="field" value={value} isReadOnly autoFocus={autoFocus}>
        <Label className="field-label">{label}</Label>
        <Input ref={field} className="field-input" onFocus={(event) => event.currentTarget.select()} />
      </TextField>
      <PressButton
        onPress={() => void copy()}
        icon={state === "copied" ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
      >
        {t(state === "copied" ? "copy.done" : "action.copy")}
      </PressButton>
      {state === "selected" ? <p className="field-hint copy-hint">{t("copy.selected")}</p> : null}
    </div>
  );
}
