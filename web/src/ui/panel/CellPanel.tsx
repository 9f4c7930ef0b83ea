import { setCell } from "@/document/commands/fields";
import { factWords } from "@/maps/cellFacts";
import { fits } from "@/maps/fields";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import { fieldsOfCell, valuesOfCell } from "@/maps/offeredFields";
import { dayMinutes } from "@/maps/workDay";
import type { SelectedCell } from "@/ui/actions/selected";
import { FieldInput } from "@/ui/fields/FieldInput";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/editing.css";
import "@/ui/styles/fields.css";

/** What can be said of a single cell of a map, and what the cell says itself. */
export function CellPanel({ cell }: { readonly cell: SelectedCell }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const { map, lane, column } = cell;
  const { state } = room.board;
  const kind = kinds.get(map.kind);
  const layout = kind && layoutMap(kind, map, state, lang);
  const values = valuesOfCell(state, cell);
  const names = {
    lane: layout?.laneHeaders.find((header) => header.lane === lane.id)?.title ?? "",
    column: layout?.columnHeaders.find((header) => header.column === column.id)?.title ?? "",
  };
  const facts = layout?.cells.find((one) => one.lane === lane.id && one.column === column.id)?.facts ?? [];
  return (
    <div className="panel-body">
      <p className="panel-note" dir="auto">
        {t("cell.place", names)}
      </p>
      {facts.length > 0 ? <p className="panel-note soft">{factWords(facts)}</p> : null}
      <section className="fields" aria-label={t("fields.title")}>
        {fieldsOfCell(map, values).map((field) => {
          const value = values.get(field.key);
          return (
            <div key={field.key} className="field-place" data-field={field.key}>
              <FieldInput
                field={field}
                value={fits(field, value) ? value : null}
                differ={false}
                day={dayMinutes(map)}
                onChange={(next) => setCell(room.board, { lane: lane.id, column: column.id, field: field.key }, next)}
              />
            </div>
          );
        })}
      </section>
    </div>
  );
}
