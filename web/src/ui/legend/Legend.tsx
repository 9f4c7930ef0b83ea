import { PAPER_KEYS } from "@/document/records";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";
import "@/ui/styles/legend.css";

/** What the colours mean on this board, in the corner of the wall; not there while they mean nothing. */
export function Legend() {
  const t = useText();
  const room = useRoom();
  const { legend } = useBoardState(room.board);
  const told = PAPER_KEYS.filter((paper) => legend.has(paper));
  if (told.length === 0) return null;
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
      </ul>
    </section>
  );
}
