import { createLink, removeLink, setMutual } from "@/document/commands/links";
import { fieldsOfArrow } from "@/maps/offeredFields";
import type { SelectedArrow } from "@/ui/actions/selected";
import { arrowWords } from "@/ui/blueprint/arrowWords";
import { namedCells } from "@/ui/blueprint/cells";
import { Choice } from "@/ui/controls/Choice";
import { FieldEditor } from "@/ui/fields/FieldEditor";
import { ActionButtons } from "@/ui/panel/ActionButtons";
import { TitleField } from "@/ui/panel/TitleField";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";

type Sort = "oneWay" | "agreement" | "enables";
const SORTS: readonly Sort[] = ["oneWay", "agreement", "enables"];

/** Whether it is drawn is its kind, and that is set when a link is made: another kind is another link, in one step. */
function become(room: WallRoom, { map, link }: SelectedArrow, sort: Sort): void {
  const kind = sort === "enables" ? "enables" : "leads_to";
  const mutual = sort === "agreement";
  if (kind === link.kind) {
    setMutual(room.board, link.id, mutual);
    return;
  }
  const { from, to, text, fields } = link;
  const made = room.undo.group(() => {
    removeLink(room.board, link.id);
    return createLink(room.board, { kind, from, to, map: map.id, mutual, text, fields });
  });
  if (made) room.wall.selectTarget({ map: map.id, link: made });
}

/** What one can see and do about an arrow between two cells. */
export function ArrowPanel({ arrow }: { readonly arrow: SelectedArrow }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const mayWrite = useSignal(room.mayWrite);
  const { map, link } = arrow;
  const sort: Sort = link.kind === "enables" ? "enables" : link.mutual ? "agreement" : "oneWay";
  return (
    <div className="panel-body">
      <p>{arrowWords(t, namedCells(room, map, lang).nameOf, link)}</p>
      <TitleField key={link.id} id={link.id} title={link.text} standsIn="" />
      <FieldEditor root="links" records={[link]} offered={fieldsOfArrow(map, link)} />
      {mayWrite ? (
        <Choice
          label={t("arrow.sort")}
          value={sort}
          options={SORTS.map((value) => ({ value, label: t(`arrow.${value}`) }))}
          onChange={(value) => become(room, arrow, SORTS.find((one) => one === value) ?? "oneWay")}
        />
      ) : null}
      <ActionButtons ids={["arrow.turn"]} />
      <ActionButtons ids={["arrow.delete"]} weight="lost" />
    </div>
  );
}
