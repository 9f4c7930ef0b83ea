import { Checkbox } from "react-aria-components";
import type { FieldValue } from "@/document/values";
import type { FieldDefinition } from "@/maps/fields";
import { Choice } from "@/ui/controls/Choice";
import { DraftField } from "@/ui/fields/DraftField";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** Stands for no value. */
const NONE = "";
/** Stands for values of several records that differ. */
const SEVERAL = "several";

interface FieldInputProps {
  readonly field: FieldDefinition;
  /** Null: none. */
  readonly value: FieldValue | null;
  /** Whether several records have different values. */
  readonly differ: boolean;
  /** Minutes of a day where durations are written. */
  readonly day?: number | undefined;
  readonly onChange: (value: FieldValue | null) => void;
}

/** One field as its declaration says: a line to write on, a list to choose from, a box to tick. */
export function FieldInput({ field, value, differ, day, onChange }: FieldInputProps) {
  const t = useText();
  const lang = useSignal(language);
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const people = useSignal(room.people);
  const label = field.label[lang];
  if (field.type === "flag") {
    return (
      <Checkbox
        className="tag-check field-flag"
        isSelected={value === true}
        isIndeterminate={differ}
        isDisabled={!mayWrite}
        onChange={(on) => onChange(on ? true : null)}
      >
        <span className="tag-box" />
        <span>
          {label}
          {field.hint ? <span className="field-hint">{field.hint[lang]}</span> : null}
        </span>
      </Checkbox>
    );
  }
  if (field.type === "choice" || field.type === "person") {
    const known =
      field.type === "person"
        ? people.map(({ id, name }) => ({ value: id, label: name }))
        : (field.choices ?? []).map(({ key, label: words }) => ({ value: key, label: words[lang] }));
    const isKnown = known.some((option) => option.value === value);
    return (
      <Choice
        label={label}
        hint={field.hint?.[lang]}
        isDisabled={!mayWrite}
        value={differ ? SEVERAL : String(value ?? NONE)}
        onChange={(picked) => picked !== SEVERAL && onChange(picked === NONE ? null : picked)}
        options={[
          { value: NONE, label: t("fields.none") },
          ...(differ ? [{ value: SEVERAL, label: t("fields.differ") }] : []),
          ...(value !== null && !isKnown ? [{ value: String(value), label: t("fields.somebody") }] : []),
          ...known,
        ]}
      />
    );
  }
  return (
    <DraftField field={field} value={value} differ={differ} isReadOnly={!mayWrite} day={day} onChange={onChange} />
  );
}
