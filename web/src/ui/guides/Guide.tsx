import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { local } from "@/maps/kinds";
import { mapStructure } from "@/maps/structure";
import { isExample } from "@/ui/guides/isExample";
import { ActionButtons } from "@/ui/panel/ActionButtons";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/guides.css";

interface GuideProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What a kind of map is for, and three steps to begin with: open as long as nothing stands on the map. */
export function Guide({ kind, map }: GuideProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const structure = mapStructure(kind, map.id, room.board.state);
  const empty = structure.lanes.every(({ lane }) =>
    structure.leaves.every(({ column }) => structure.cardsIn(lane.id, column.id).length === 0),
  );
  if (isExample(map)) {
    return (
      <section className="guide">
        <p className="panel-note soft">{t("example.is")}</p>
        <ActionButtons ids={["example.remove"]} weight="lost" />
      </section>
    );
  }
  return (
    <section className="guide">
      <p className="soft panel-note">{local(kind.purpose, lang)}</p>
      {kind.steps && kind.steps.length > 0 ? (
        <details open={empty}>
          <summary className="panel-label">{t("guide.title")}</summary>
          <ol>
            {kind.steps.map(({ title, text }) => (
              <li key={title.en}>
                <strong>{local(title, lang)}</strong>
                <span className="soft">{local(text, lang)}</span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      <ActionButtons ids={["example.look"]} />
    </section>
  );
}
