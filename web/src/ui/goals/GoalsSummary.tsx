import { fieldChanges } from "@/api/past";
import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { readGoals } from "@/maps/goals/reading";
import { useAsk } from "@/ui/ask";
import { FigureList } from "@/ui/figures/FigureList";
import { AlignmentTree } from "@/ui/goals/AlignmentTree";
import { goalFigures } from "@/ui/goals/goalFigures";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface GoalsSummaryProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What a map of goals says: how far each objective is and why, how sure one is and was, and which serves which. */
export function GoalsSummary({ kind, map }: GoalsSummaryProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const { state } = room.board;
  const goals = readGoals(kind, map.id, state);
  // Asked again whenever somebody changes their mind.
  const said = goals.objectives.map(({ card }) => card?.fields.get("confidence") ?? "").join();
  const live = room.session !== null;
  const [asked] = useAsk(`${room.id} ${live} ${said}`, async (signal) =>
    live ? await fieldChanges(room.id, "confidence", signal) : [],
  );
  const confidence = asked.state === "here" ? asked.value : [];
  const figures = goalFigures(goals, { t, language: lang, confidence });
  if (figures.length === 0) return null;
  return (
    <>
      <FigureList kind={kind} map={map} title={t("goals.says")} figures={figures} />
      <AlignmentTree />
    </>
  );
}
