import { MoveRight } from "lucide-react";
import { Link } from "wouter";
import { outline } from "@/api/boards";
import type { BoardSummary } from "@/api/dto";
import { useAsk } from "@/ui/ask";
import { mapsAlong, PHASES } from "@/ui/shelf/alongFlow";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/alongMaps.css";

/** More maps of a phase than these are a number. */
const MOST = 4;

interface AlongMapsProps {
  readonly stream: string;
  readonly boards: readonly BoardSummary[];
}

/** The maps of a value stream from strategy to operation, each with the way to its board. */
export function AlongMaps({ stream, boards }: AlongMapsProps) {
  const t = useText();
  const lang = useSignal(language);
  // What the thumbnails asked for is in the browser's cache; a board that cannot be read is left out.
  const asked = useAsk(boards.map(({ id, sequence }) => `${id}:${sequence}`).join(), async (signal) => {
    const told = await Promise.allSettled(boards.map(({ id }) => outline(id, signal)));
    return new Map(
      told.flatMap((one, at) => {
        const board = boards[at];
        return one.status === "fulfilled" && board ? [[board.id, one.value.state] as const] : [];
      }),
    );
  })[0];
  const found = asked.state === "here" ? mapsAlong(boards, asked.value, lang) : null;
  // Boards without maps keep the room as well: they would move away from under a hand.
  if (found === null || found.size === 0) return <div className="along-room" />;
  return (
    <ol className="along-maps along-room" aria-label={t("stream.along")}>
      {PHASES.filter((phase) => found.has(phase)).map((phase, at) => {
        const maps = found.get(phase) ?? [];
        return (
          <li key={phase}>
            {at > 0 ? <MoveRight size={14} aria-hidden="true" /> : null}
            <span className="soft">{t(`stream.${phase}`)}</span>
            <ul>
              {maps.slice(0, MOST).map(({ board, map, title, kind }) => (
                <li key={map}>
                  <Link href={`/b/${board}`} title={kind}>
                    {title}
                  </Link>
                </li>
              ))}
              {maps.length > MOST ? (
                <li>
                  <Link href={`/streams/${stream}`}>{t("stream.moreMaps", { count: maps.length - MOST })}</Link>
                </li>
              ) : null}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
