import type { FieldValue } from "@/document/values";
import type { FieldDefinition } from "@/maps/fields";
import { Choice } from "@/ui/controls/Choice";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

/** Stands for no value. */
const NONE = "";
/** Stands for values of several records that differ. */
const SEVERAL = "several";

interface ChosenFieldProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue | null;
  readonly differ: boolean;
  readonly isDisabled: boolean;
  readonly known: readonly { readonly value: string; readonly label: string }[];
  /** What counts where nothing is set. */
  readonly implied?: FieldValue | undefined;
  /** What stands for a value that is not known. */
  readonly unknown: string;
  readonly onChange: (value: FieldValue | null) => void;
}

/** A field whose value is one of several that are known. */
export function ChosenField({ field, value, differ, isDisabled, known, implied, unknown, onChange }: ChosenFieldProps) {
  const t = useText();
  const lang = useSignal(language);
  const instead = known.find((option) => option.value === implied)?.label;
  const isKnown = known.some((option) => option.value === value);
  return (
    <Choice
      label={field.label[lang]}
      hint={field.hint?.[lang]}
      isDisabled={isDisabled}
      value={differ ? SEVERAL : String(value ?? NONE)}
      onChange={(picked) => picked !== SEVERAL && onChange(picked === NONE ? null : picked)}
      options={[
        { value: NONE, label: instead === undefined ? t("fields.none") : t("fields.noneBut", { value: instead }) },
        ...(differ ? [{ value: SEVERAL, label: t("fields.differ") }] : []),
        ...(value !== null && !isKnown ? [{ value: String(value), label: unknown }] : []),
        ...known,
      ]}
    />
  );
}
