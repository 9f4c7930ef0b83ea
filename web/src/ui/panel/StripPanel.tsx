import { Suspense } from "react";
import { impliedOfColumn } from "@/maps/impliedFields";
import { columnRole, kinds, laneRole, local } from "@/maps/kinds";
import { fieldsOfStrip } from "@/maps/offeredFields";
import { dayMinutes } from "@/maps/workDay";
import type { Strip } from "@/ui/actions/partMoves";
import { FieldEditor } from "@/ui/fields/FieldEditor";
import { late } from "@/ui/late";
import { ActionButtons } from "@/ui/panel/ActionButtons";
import { LimitField } from "@/ui/panel/LimitField";
import { TitleField } from "@/ui/panel/TitleField";
import { useSignal } from "@/ui/signals";
import { PersonaList } from "@/ui/stories/PersonaList";
import { hasSlices } from "@/ui/stories/storyFacts";
import { language } from "@/ui/strings/language";
import { useRoom } from "@/ui/wall/RoomContext";

const PointNote = late(() => import("@/ui/kanban/PointNote").then((m) => m.PointNote), "kanban");

/** What one can see and do about a lane or column. */
export function StripPanel({ strip }: { readonly strip: Strip }) {
  const room = useRoom();
  const lang = useSignal(language);
  const kind = kinds.get(strip.map.kind);
  const record = strip.part === "lane" ? strip.lane : strip.column;
  const role = kind ? (strip.part === "lane" ? laneRole(kind, record.role) : columnRole(kind, record.role)) : undefined;
  const card = strip.part === "column" && strip.column.card ? room.board.state.cards.get(strip.column.card) : undefined;
  const { part } = strip;
  const offered = fieldsOfStrip(strip.map, strip);
  return (
    <div className="panel-body">
      <TitleField
        key={record.id}
        id={record.id}
        title={card ? card.title : record.title}
        standsIn={role ? local(role.label, lang) : ""}
      />
      {role?.limits ? <LimitField key={`limit:${record.id}`} strip={strip} limit={record.limit} /> : null}
      <FieldEditor
        root={part === "lane" ? "lanes" : "columns"}
        records={[record]}
        offered={offered}
        day={dayMinutes(strip.map)}
        {...(strip.part === "column" ? { implied: impliedOfColumn(room.board.state, strip.map, strip.column) } : {})}
      />
      {strip.part === "column" && offered.some(({ key }) => key === "commitment") ? (
        <Suspense>
          <PointNote map={strip.map} column={strip.column} />
        </Suspense>
      ) : null}
      {card && hasSlices(kind) ? <PersonaList cards={[card.id]} /> : null}
      {part === "column" ? <ActionButtons ids={["stream.together", "stream.after"]} /> : null}
      <ActionButtons ids={[`${part}.add.before`, `${part}.add.after`]} />
      <ActionButtons ids={[`${part}.move.before`, `${part}.move.after`]} />
      <ActionButtons
        ids={[
          `${part}.split`,
          `${part}.merge`,
          ...(part === "column" ? ["column.divide", "column.unite", "column.older", "column.recent"] : []),
          `${part}.fold`,
          `${part}.unfold`,
        ]}
      />
      <ActionButtons ids={[`${part}.delete`]} weight="lost" />
    </div>
  );
}
