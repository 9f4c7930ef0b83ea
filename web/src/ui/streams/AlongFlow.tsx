import { MoveRight } from "lucide-react";
import { Link } from "wouter";
import type { StreamOverview } from "@/api/dto";
import { kinds, local } from "@/maps/kinds";
import { PHASES } from "@/ui/shelf/alongFlow";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

/** The maps of a stream along its flow, and its boards. */
export function AlongFlow({ overview }: { readonly overview: StreamOverview }) {
  const t = useText();
  const lang = useSignal(language);
  const boards = new Map(overview.boards.map((board) => [board.board_id, board]));
  const unread = overview.boards.filter((board) => !board.read).length;
  return (
    <>
      <ol className="stream-phases">
        {PHASES.map((phase) => {
          const maps = overview.maps.filter((map) => map.phase === phase);
          return (
            <li key={phase}>
              <h3>
                {t(`stream.${phase}`)}
                <MoveRight size={16} aria-hidden="true" />
              </h3>
              {maps.length === 0 ? <p className="soft">{t("stream.noMaps")}</p> : null}
              <ul>
                {maps.map((map) => {
                  const kind = kinds.get(map.kind);
                  const name = kind ? local(kind.label, lang) : map.kind;
                  return (
                    <li key={`${map.board_id} ${map.map_id}`}>
                      <Link className="stream-map" href={`/b/${map.board_id}`}>
                        <strong>{map.title || name}</strong>
                        <span className="soft">
                          {map.title ? `${name} · ` : ""}
                          {boards.get(map.board_id)?.title}
                        </span>
                      </Link>
                    </li>
                  );
                })}
              </ul>
            </li>
          );
        })}
      </ol>
      <ul className="stream-boards" aria-label={t("stream.boards")}>
        {overview.boards.map((board) => (
          <li key={board.board_id}>
            <Link className="button button-plain" href={`/b/${board.board_id}`}>
              <span>{board.title}</span>
            </Link>
          </li>
        ))}
      </ul>
      {overview.boards.length === 0 ? <p>{t("stream.noBoards")}</p> : null}
      {unread > 0 ? <p className="soft">{t("stream.unread", { count: unread })}</p> : null}
    </>
  );
}
