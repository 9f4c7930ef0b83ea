import { type FieldOwner, setFields } from "@/document/commands/fields";
import type { FieldValues } from "@/document/values";
import { type FieldDefinition, fits } from "@/maps/fields";
import type { Implied } from "@/maps/impliedFields";
import { FieldInput } from "@/ui/fields/FieldInput";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/editing.css";
import "@/ui/styles/fields.css";

interface FieldEditorProps {
  readonly root: FieldOwner;
  readonly records: readonly { readonly id: string; readonly fields: FieldValues }[];
  /** Which fields are asked for. */
  readonly offered: readonly FieldDefinition[];
  /** Minutes of a day where durations are written; without it a day has 24 hours. */
  readonly day?: number;
  /** What counts where nothing is set. */
  readonly implied?: Implied;
}

/** The fields of cards, a lane, a column or a map: what each is called, what to write there, and what stands there now. */
export function FieldEditor({ root, records, offered, day, implied }: FieldEditorProps) {
  const t = useText();
  const room = useRoom();
  if (offered.length === 0 || records.length === 0) return null;
  const ids = records.map(({ id }) => id);
  return (
    <section className="fields" aria-label={t("fields.title")}>
      {offered.map((field) => {
        const values = new Set(
          records.map((record) => {
            const value = record.fields.get(field.key);
            return fits(field, value) ? value : null;
          }),
        );
        const [first = null] = values;
        return (
          <div key={`${ids.join()}:${field.key}`} className="field-place" data-field={field.key}>
            <FieldInput
              field={field}
              value={values.size === 1 ? first : null}
              differ={values.size > 1}
              day={day}
              implied={implied?.[field.key]}
              onChange={(value) => setFields(room.board, root, ids, field.key, value)}
            />
          </div>
        );
      })}
    </section>
  );
}
