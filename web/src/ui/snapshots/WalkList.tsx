import { Link } from "wouter";
import type { WalkSummary } from "@/api/dto";
import { spoken } from "@/ui/dates";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** The walks of a board that have ended, newest first; each leads to its minutes. */
export function WalkList({ walks }: { readonly walks: readonly WalkSummary[] }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const ended = walks.filter((walk) => walk.state === "ended");
  if (ended.length === 0) return null;
  return (
    <section className="share-section" aria-label={t("history.walks")}>
      <h3>{t("history.walks")}</h3>
      <ul className="rows">
        {ended.map((walk) => (
          <li key={walk.id}>
            <Link href={`/b/${room.id}/walks/${walk.id}`} className="row-link">
              <span className="row-main">
                <span>{walk.name}</span>
                <span className="soft">
                  {walk.facilitator
                    ? t("history.walkFacts", { when: spoken(lang, walk.started_at), who: walk.facilitator.name })
                    : spoken(lang, walk.started_at)}
                </span>
              </span>
            </Link>
            <span className="soft">{t("history.minutes")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
