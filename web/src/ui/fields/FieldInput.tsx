import { Suspense } from "react";
import { Checkbox } from "react-aria-components";
import type { FieldValue } from "@/document/values";
import type { FieldDefinition } from "@/maps/fields";
import { ChosenField } from "@/ui/fields/ChosenField";
import { DraftField } from "@/ui/fields/DraftField";
import { late } from "@/ui/late";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

const StreamField = late(() => import("@/ui/fields/StreamField").then((m) => m.StreamField), "flow");

interface FieldInputProps {
  readonly field: FieldDefinition;
  /** Null: none. */
  readonly value: FieldValue | null;
  /** Whether several records have different values. */
  readonly differ: boolean;
  /** Minutes of a day where durations are written. */
  readonly day?: number | undefined;
  /** What counts where nothing is set. */
  readonly implied?: FieldValue | undefined;
  readonly onChange: (value: FieldValue | null) => void;
}

/** One field as its declaration says: a line to write on, a list to choose from, a box to tick. */
export function FieldInput({ field, value, differ, day, implied, onChange }: FieldInputProps) {
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
  const rest = { value, differ, isDisabled: !mayWrite, onChange };
  if (field.type === "choice" || field.type === "person") {
    const known =
      field.type === "person"
        ? people.map(({ id, name }) => ({ value: id, label: name }))
        : (field.choices ?? []).map(({ key, label: words }) => ({ value: key, label: words[lang] }));
    return <ChosenField {...rest} field={field} known={known} implied={implied} unknown={t("fields.somebody")} />;
  }
  if (field.type === "stream") {
    return (
      <Suspense>
        <StreamField {...rest} field={field} />
      </Suspense>
    );
  }
  return (
    <DraftField field={field} value={value} differ={differ} isReadOnly={!mayWrite} day={day} onChange={onChange} />
  );
}
