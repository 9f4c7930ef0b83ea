import { setCell } from "@/document/commands/fields";
import { type FieldDefinition, fields } from "@/maps/fields";
import type { Funnel, Segment, StageCount } from "@/maps/funnel/reading";
import { columnTitle } from "@/maps/titles";
import { FieldInput } from "@/ui/fields/FieldInput";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { type TextKey, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/fields.css";
import "@/ui/styles/funnel.css";

/** What is written of each stage: the field of the cell, and what it is called here. */
const WRITTEN = [
  { key: "reached", name: "funnel.now", valueOf: ({ now }: StageCount) => now },
  { key: "reached_before", name: "funnel.earlier", valueOf: ({ before }: StageCount) => before },
  { key: "to_convert", name: "funnel.time", valueOf: ({ takes }: StageCount) => takes },
] as const satisfies readonly { key: string; name: TextKey; valueOf: (stage: StageCount) => number | null }[];

interface CountsTableProps {
  readonly funnel: Funnel;
  readonly segment: Segment;
  /** What the segment is called. */
  readonly title: string;
}

/** The counts of a segment to write down, stage by stage. */
export function CountsTable({ funnel, segment, title }: CountsTableProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const { lane } = segment;
  if (lane === null) return null;
  return (
    <section className="counts fields" aria-label={t("funnel.counts", { segment: title })}>
      <h3 className="panel-label">{t("funnel.counts", { segment: title })}</h3>
      <p className="counts-row counts-head soft" aria-hidden="true">
        {WRITTEN.map(({ key, name }) => (
          <span key={key}>{t(name)}</span>
        ))}
      </p>
      {segment.stages.map((stage, at) => {
        const leaf = funnel.structure.leaves[at];
        const name = leaf ? columnTitle(leaf.column, leaf.role, room.board.state, lang).text : "";
        return (
          <fieldset key={stage.column} className="counts-stage">
            <legend>{name}</legend>
            <div className="counts-row">
              {WRITTEN.map((written) =>
                // Nobody comes from before the first stage.
                written.key === "to_convert" && at === 0 ? null : (
                  <FieldInput
                    key={written.key}
                    field={named(written.key, `${name}: ${t(written.name)}`)}
                    value={written.valueOf(stage)}
                    differ={false}
                    onChange={(value) => setCell(room.board, { lane, column: stage.column, field: written.key }, value)}
                  />
                ),
              )}
            </div>
          </fieldset>
        );
      })}
    </section>
  );
}

/** The field under the name it has in the table; its own words are heard, and shown above all of them once. */
function named(key: string, name: string): FieldDefinition {
  const { hint, ...field } = fields.get(key) ?? { key, type: "number" as const, hint: undefined };
  return { ...field, label: { en: name, de: name } };
}
