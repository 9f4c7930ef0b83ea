import { Pencil } from "lucide-react";
import { PAPER_KEYS } from "@/document/records";
import { disciplineLabel } from "@/maps/disciplines";
import { actionOf } from "@/ui/actions/registry";
import { IconButton } from "@/ui/controls/IconButton";
import { disciplineColor, disciplineOf } from "@/ui/disciplines";
import { disciplinesInUse } from "@/ui/legend/inUse";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";
import "@/ui/styles/legend.css";

/** What papers and the edges of cards mean on this board, in the corner of the wall; not there while they mean nothing. */
export function Legend() {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const mayWrite = useSignal(room.mayWrite);
  const { legend } = useBoardState(room.board);
  const used = useBoardState(room.board, disciplinesInUse);
  const told = PAPER_KEYS.filter((paper) => legend.has(paper));
  const disciplines = used === "" ? [] : used.split(",");
  if (told.length + disciplines.length === 0) return null;
  return (
    <section className="legend" aria-label={t("legend.title")}>
      <ul>
        {told.map((paper) => (
          <li key={paper}>
            <span className="legend-swatch" style={{ background: `var(--card-${paper})` }} aria-hidden="true" />
            <span className="unseen">{t(`paper.${paper}`)}</span>
            <span dir="auto">{legend.get(paper)}</span>
          </li>
        ))}
        {disciplines.map((key) => (
          <li key={key}>
            <span
              className="legend-swatch legend-letter"
              style={{ background: disciplineColor(key) }}
              aria-hidden="true"
            >
              {disciplineOf(key)?.letter}
            </span>
            <span>{disciplineLabel(key, lang)}</span>
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <IconButton side="left" label={t("legend.change")} onPress={() => actionOf("board.legend").run(room)}>
          <Pencil size={14} aria-hidden="true" />
        </IconButton>
      ) : null}
    </section>
  );
}
