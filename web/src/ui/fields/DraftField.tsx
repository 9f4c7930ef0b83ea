import { useEffect, useState } from "react";
import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { FIELD_TEXT_LIMIT, type FieldValue } from "@/document/values";
import type { FieldDefinition } from "@/maps/fields";
import { readEntry, writtenValue } from "@/ui/fields/entry";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

interface DraftFieldProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue | null;
  readonly differ: boolean;
  readonly isReadOnly: boolean;
  /** Minutes of a day where durations are written. */
  readonly day?: number | undefined;
  readonly onChange: (value: FieldValue | null) => void;
}

/** A field one writes into: written to the board when it is left or with Enter; Escape brings back what was there. */
export function DraftField({ field, value, differ, isReadOnly, day, onChange }: DraftFieldProps) {
  const t = useText();
  const lang = useSignal(language);
  const written = writtenValue(field, value, lang, day);
  const [draft, setDraft] = useState(written);
  const [told, setTold] = useState(false);
  useEffect(() => {
    setDraft(written);
    setTold(false);
  }, [written]);
  const entry = readEntry(field, draft, lang, day);
  const isWrong = told && "problem" in entry;

  function commit(): void {
    if (draft === written) return;
    setTold("problem" in entry);
    if ("problem" in entry || (differ && draft.trim() === "")) return;
    // What means the same stays as it was: "90 min" for "1 h 30 min".
    if (entry.value === value) setDraft(written);
    else onChange(entry.value);
  }

  const isLong = field.type === "text";
  const placeholder = differ ? t("fields.differ") : field.type === "duration" ? t("fields.durationExample") : "";
  const unit = field.unit?.[lang];
  return (
    <TextField
      className="field"
      value={draft}
      onChange={setDraft}
      onBlur={commit}
      isReadOnly={isReadOnly}
      isInvalid={isWrong}
      validationBehavior="aria"
      maxLength={FIELD_TEXT_LIMIT}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !(isLong && event.shiftKey)) {
          event.preventDefault();
          commit();
        } else if (event.key === "Escape" && draft !== written) {
          setDraft(written);
          setTold(false);
        } else event.continuePropagation();
      }}
    >
      <Label className="field-label">
        {unit ? t("fields.labelUnit", { label: field.label[lang], unit }) : field.label[lang]}
      </Label>
      {isLong ? (
        <TextArea className="field-input field-text" rows={2} placeholder={placeholder} dir="auto" />
      ) : (
        <Input
          className={field.type === "date" ? "field-input" : "field-input number"}
          type={field.type === "date" ? "date" : "text"}
          inputMode={field.type === "number" ? "decimal" : undefined}
          placeholder={placeholder}
          autoComplete="off"
        />
      )}
      <FieldError className="field-wrong">{"problem" in entry ? t(entry.problem, entry.values) : null}</FieldError>
      {field.hint && !isWrong ? (
        <Text slot="description" className="field-hint">
          {field.hint[lang]}
        </Text>
      ) : null}
    </TextField>
  );
}
