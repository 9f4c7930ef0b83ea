import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { columnRole } from "@/maps/kinds";
import { columnTitle } from "@/maps/titles";
import { useSignal } from "@/ui/signals";
import { PersonaList } from "@/ui/stories/PersonaList";
import { SliceList } from "@/ui/stories/SliceList";
import { storyFactsOf } from "@/ui/stories/storyFacts";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/strips.css";

interface StoryPanelProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What a story map tells: its slices and when they are done, for whom it is, its steps, and what was not decided yet. */
export function StoryPanel({ kind, map }: StoryPanelProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const { state } = room.board;
  const facts = storyFactsOf(kind, map, state);
  const { whole, gaps, steps } = facts;
  const nameOf = (id: (typeof gaps.steps)[number]): string => {
    const column = state.columns.get(id);
    return column ? columnTitle(column, columnRole(kind, column.role), state, lang).text : "";
  };
  // A step without a name has not begun.
  const missing = gaps.steps.filter((id) => (state.columns.get(id)?.title ?? "").trim() !== "").map(nameOf);
  return (
    <>
      <SliceList facts={facts} map={map} />
      <PersonaList cards={[]} />
      <section className="story-section" aria-label={t("story.steps")}>
        <h3 className="panel-label">{t("story.steps")}</h3>
        {missing.length > 0 ? <p className="panel-note">{t("story.gaps", { steps: missing.join(", ") })}</p> : null}
        <ul className="story-steps">
          {steps.map(({ column, stories, questions }) => (
            <li key={column}>
              <span className="story-name" dir="auto">
                {nameOf(column)}
              </span>
              <span className="soft number">
                {t("story.count", { count: stories })}
                {questions > 0 ? `, ${t("story.questions", { count: questions })}` : ""}
              </span>
            </li>
          ))}
        </ul>
        <p className="panel-note soft">
          {t("story.whole", { count: whole.stories, unsliced: whole.unsliced, unestimated: whole.unestimated })}
        </p>
      </section>
    </>
  );
}
