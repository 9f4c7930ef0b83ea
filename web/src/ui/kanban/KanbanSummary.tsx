import { Check, CircleDashed } from "lucide-react";
import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { agreedDays } from "@/maps/kanban/ageing";
import { type WorkflowFinding, workflowOf } from "@/maps/kanban/workflow";
import { columnRole } from "@/maps/kinds";
import { mapStructure } from "@/maps/structure";
import { columnTitle } from "@/maps/titles";
import { PlainButton } from "@/ui/controls/PlainButton";
import { agesOn, NO_MAP_AGES } from "@/ui/kanban/agesOf";
import { NextSection } from "@/ui/kanban/NextSection";
import { TimeSection } from "@/ui/kanban/TimeSection";
import { ActionButtons } from "@/ui/panel/ActionButtons";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { type TextKey, type Translate, useText } from "@/ui/strings/translate";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/kanban.css";

interface KanbanSummaryProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** Where a point is settled: in a field of the map, by its label's place in the panel, or at a column. */
const FIELD_OF: Readonly<Partial<Record<WorkflowFinding["point"], string>>> = {
  items: "work_item",
  expectation: "sle_days",
  wip: "wip_board",
};

/** What a kanban tells beyond its warnings: what to pull next, and whether its way of working is clear to everybody. */
export function KanbanSummary({ kind, map }: KanbanSummaryProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const ages = useSignal(agesOn(room.board)).get(map.id) ?? NO_MAP_AGES;
  const { state } = room.board;
  const structure = mapStructure(kind, map.id, state);
  const points = workflowOf(structure, map, ages);

  function goTo({ point, columns }: WorkflowFinding): void {
    const [column] = columns;
    if (column) {
      const target = { map: map.id, column };
      room.wall.selectTarget(target);
      const box = room.wall.boxOfTarget(target);
      if (box) goToBox(room, box);
      return;
    }
    const field = document.querySelector<HTMLElement>(`.fields [data-field="${FIELD_OF[point]}"] :is(input, textarea)`);
    field?.focus();
  }

  const names = ({ columns }: WorkflowFinding): string =>
    columns
      .flatMap((id) => {
        const column = state.columns.get(id);
        return column ? [columnTitle(column, columnRole(kind, column.role), state, lang).text] : [];
      })
      .join(", ");

  return (
    <>
      <NextSection map={map} />
      <TimeSection kind={kind} map={map} />
      <section className="workflow" aria-label={t("kanban.workflow")}>
        <h3 className="panel-label">{t("kanban.workflow")}</h3>
        <ul>
          {points.map((finding) => (
            <li key={finding.point}>
              <PlainButton
                className={finding.ok ? "workflow-point" : "workflow-point is-open"}
                isDisabled={finding.ok}
                onPress={() => goTo(finding)}
              >
                {finding.ok ? <Check size={16} aria-hidden="true" /> : <CircleDashed size={16} aria-hidden="true" />}
                <span>
                  {t(`workflow.${finding.point}`)}
                  <span className="unseen">{`, ${t(finding.ok ? "workflow.ok" : "workflow.todo")}`}</span>
                  {finding.ok ? null : <span className="soft">{t(todoKey(finding), { columns: names(finding) })}</span>}
                </span>
              </PlainButton>
            </li>
          ))}
        </ul>
        <p className="panel-note soft">{expectationWords(t, agreedDays(map), ages.expectation, ages.expectedOf)}</p>
      </section>
      <ActionButtons ids={["map.lanes.class"]} />
      <ActionButtons ids={["map.lanes.goal"]} />
    </>
  );
}

function todoKey({ point, columns }: WorkflowFinding): TextKey {
  return point === "wip" && columns.length === 0 ? "workflow.wip.none" : `workflow.${point}.todo`;
}

/** What was agreed, and what is usual. */
function expectationWords(t: Translate, agreed: number | null, usual: number | null, count: number): string {
  const words = agreed === null ? [] : [t("kanban.agreed", { days: agreed })];
  words.push(usual === null ? t("kanban.noExpectation", { count }) : t("kanban.expected", { days: usual, count }));
  return words.join(" ");
}
