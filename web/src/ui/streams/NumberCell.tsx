import { useEffect, useState } from "react";
import { FieldError, Input, TextField } from "react-aria-components";
import { numberText } from "@/ui/fields/numbers";
import { useSignal } from "@/ui/signals";
import { type Bounds, readAmount } from "@/ui/streams/amounts";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/fields.css";

interface NumberCellProps {
  /** What the number is, for those who do not see the row and the column it stands in. */
  readonly label: string;
  readonly value: number | null | undefined;
  readonly bounds: Bounds;
  readonly isReadOnly?: boolean;
  readonly onChange: (value: number | null) => void;
}

/** A number in a table: written when it is left or with Enter; Escape brings back what was there. What cannot be is told below it and kept to oneself. */
export function NumberCell({ label, value, bounds, isReadOnly = false, onChange }: NumberCellProps) {
  const t = useText();
  const lang = useSignal(language);
  const written = numberText(value, lang);
  const [draft, setDraft] = useState(written);
  const [told, setTold] = useState(false);
  useEffect(() => {
    setDraft(written);
    setTold(false);
  }, [written]);
  const read = readAmount(draft, bounds, lang);
  const problem = told && draft !== written && "problem" in read ? read.problem : null;

  function commit(): void {
    setTold("problem" in read);
    if (draft === written || "problem" in read) return;
    if (read.value === (value ?? null)) setDraft(written);
    else onChange(read.value);
  }

  return (
    <TextField
      className="number-cell"
      aria-label={label}
      value={draft}
      onChange={setDraft}
      onBlur={commit}
      isReadOnly={isReadOnly}
      isInvalid={problem !== null}
      validationBehavior="aria"
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        else if (event.key === "Escape" && draft !== written) setDraft(written);
        else event.continuePropagation();
      }}
    >
      <Input className="field-input number" inputMode="decimal" autoComplete="off" placeholder="–" />
      <FieldError className="field-wrong">{problem === null ? null : t(problem)}</FieldError>
    </TextField>
  );
}
