import { useEffect, useState } from "react";
import { Input, TextField } from "react-aria-components";
import { useSignal } from "@/ui/signals";
import { readNumber, writtenNumber } from "@/ui/streams/amounts";
import { language } from "@/ui/strings/language";

interface NumberCellProps {
  /** What the number is, for those who do not see the row and the column it stands in. */
  readonly label: string;
  readonly value: number | null | undefined;
  readonly isReadOnly?: boolean;
  readonly onChange: (value: number | null) => void;
}

/** A number in a table: written when it is left or with Enter; Escape brings back what was there. What is no number is marked and kept to oneself. */
export function NumberCell({ label, value, isReadOnly = false, onChange }: NumberCellProps) {
  const lang = useSignal(language);
  const written = writtenNumber(value, lang);
  const [draft, setDraft] = useState(written);
  useEffect(() => setDraft(written), [written]);
  const read = readNumber(draft);

  function commit(): void {
    if (draft === written || read === undefined) return;
    if (read === (value ?? null)) setDraft(written);
    else onChange(read);
  }

  return (
    <TextField
      className="number-cell"
      aria-label={label}
      value={draft}
      onChange={setDraft}
      onBlur={commit}
      isReadOnly={isReadOnly}
      isInvalid={read === undefined}
      validationBehavior="aria"
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        else if (event.key === "Escape" && draft !== written) setDraft(written);
        else event.continuePropagation();
      }}
    >
      <Input className="field-input number" inputMode="decimal" autoComplete="off" placeholder="–" />
    </TextField>
  );
}
