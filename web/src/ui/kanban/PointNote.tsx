import { setField } from "@/document/commands/fields";
import type { Column, MapRecord } from "@/document/records";
import { type ColumnNode, columnTree } from "@/maps/columns";
import { valueIn } from "@/maps/fields";
import { stagesOf, unsaidPoint } from "@/maps/flow/stages";
import { kinds } from "@/maps/kinds";
import { columnTitle } from "@/maps/titles";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

interface PointNoteProps {
  readonly map: MapRecord;
  readonly column: Column;
}

/** Where work counts as started and as finished while nobody chose it here: what holds, why, and a way to make it a choice. */
export function PointNote({ map, column }: PointNoteProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const mayWrite = useSignal(room.mayWrite);
  const state = useBoardState(room.board);
  const kind = kinds.get(map.kind);
  if (!kind) return null;
  const tree = columnTree(kind, map.id, state);
  const unsaid = unsaidPoint(tree, column.id);
  if (!unsaid) {
    const { start, finish } = stagesOf(tree);
    const [from, to] = [tree.leaves[start ?? -1], tree.leaves[finish ?? -1]];
    if (valueIn(column.fields, "commitment") !== null || !from || !to) return null;
    const titled = ({ column, role }: ColumnNode) => columnTitle(column, role, state, lang).text;
    return <p className="panel-note soft">{t("point.elsewhere", { from: titled(from), to: titled(to) })}</p>;
  }
  const { point } = unsaid;
  const words =
    unsaid.why === "role" ? (`point.${unsaid.point}.role` as const) : (`point.${unsaid.point}.first` as const);
  return (
    <div className="point-note">
      <p className="panel-note soft">{t(words)}</p>
      {mayWrite ? (
        <PressButton weight="quiet" onPress={() => setField(room.board, "columns", column.id, "commitment", point)}>
          {t("point.set")}
        </PressButton>
      ) : null}
    </div>
  );
}
