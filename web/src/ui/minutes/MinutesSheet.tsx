import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Agreement, Minutes, Stop } from "@/api/dto";
import { dueDay, stateWords } from "@/ui/agreements/agreementWords";
import { ChangeItems } from "@/ui/changes/ChangeItems";
import { useKinds } from "@/ui/controls/useKinds";
import { spoken } from "@/ui/dates";
import { disciplineColor, disciplineOf } from "@/ui/disciplines";
import { durationOf, limitPlace, stopName, whenWords } from "@/ui/minutes/minutesWords";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

interface MinutesSheetProps {
  readonly minutes: Minutes;
  readonly board: string;
}

/** The minutes as one sheet of paper: first what was agreed, then what had changed and where the group went. */
export function MinutesSheet({ minutes, board }: MinutesSheetProps) {
  const t = useText();
  const lang = useSignal(language);
  const { walk, decisions, actions, carried, changes, limits } = minutes;
  useKinds(Object.values(minutes.changes?.names ?? {}).map(({ kind }) => kind));
  return (
    <article className="minutes">
      <header>
        <p className="soft">{minutes.board_title}</p>
        <h1>{walk.name}</h1>
        <p className="minutes-facts">
          {whenWords(lang, walk)} · {t("minutes.duration", { minutes: durationOf(walk) })}
          {walk.facilitator ? ` · ${t("minutes.ledBy", { name: walk.facilitator.name })}` : ""}
        </p>
        {walk.snapshot ? (
          <Link className="minutes-snapshot" href={`/b/${board}/snapshots/${walk.snapshot.id}`}>
            {t("minutes.snapshot")}
          </Link>
        ) : null}
      </header>
      <Attendance minutes={minutes} />
      <Part title={t("minutes.decisions")} empty={decisions.length === 0 ? t("minutes.noDecisions") : null}>
        <ol className="minutes-decisions">
          {decisions.map((one) => (
            <li key={one.id}>
              <AgreedText minutes={minutes} agreement={one} />
            </li>
          ))}
        </ol>
      </Part>
      <Part title={t("minutes.actions")} empty={actions.length === 0 ? t("minutes.noActions") : null}>
        <ActionTable minutes={minutes} actions={actions} />
      </Part>
      {carried.length > 0 ? (
        <Part title={t("minutes.carried")}>
          <ActionTable minutes={minutes} actions={carried} />
        </Part>
      ) : null}
      {limits.length > 0 ? (
        <Part title={t("minutes.limits")}>
          <ul className="minutes-limits">
            {limits.map((limit) => (
              <li key={`${limit.map} ${limit.lane} ${limit.column} ${limit.who} ${limit.limit} ${limit.least}`}>
                <span className="stop-limit is-over number">
                  {limit.least == null ? `${limit.count} / ${limit.limit}` : `${limit.count} < ${limit.least}`}
                </span>
                {limitPlace(minutes, limit, lang)}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Part
        title={t("minutes.changes")}
        empty={changes.since && changes.changes.length > 0 ? null : t(changes.since ? "changes.none" : "minutes.first")}
      >
        <p className="soft">
          {changes.since
            ? t("minutes.since", { label: changes.since.label, when: spoken(lang, changes.since.created_at) })
            : null}
        </p>
        <ChangeItems changes={changes} level={3} />
      </Part>
      <Part title={t("minutes.stops")}>
        <Stops minutes={minutes} title={t("minutes.visited")} stops={minutes.visited} />
        <Stops minutes={minutes} title={t("minutes.skipped")} stops={minutes.skipped} />
        <Stops minutes={minutes} title={t("minutes.notReached")} stops={minutes.not_reached} />
      </Part>
    </article>
  );
}

function Part({ title, empty, children }: { title: string; empty?: string | null; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {empty ? <p className="soft">{empty}</p> : children}
    </section>
  );
}

function Attendance({ minutes: { attendance } }: { readonly minutes: Minutes }) {
  const t = useText();
  const lang = useSignal(language);
  return (
    <Part title={t("minutes.attendance")}>
      <dl className="minutes-people">
        {attendance.map(({ discipline, people }) => (
          <div key={discipline} style={{ "--own": disciplineColor(discipline) } as React.CSSProperties}>
            <dt>{disciplineOf(discipline)?.label[lang] ?? discipline}</dt>
            <dd>{people.map((person) => person.name).join(", ")}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

interface AgreedProps {
  readonly minutes: Minutes;
  readonly agreement: Agreement;
}

/** What was agreed, and at which card. */
function AgreedText({ minutes, agreement }: AgreedProps) {
  const { text, card_id } = agreement;
  const card = card_id ? minutes.card_titles[card_id] : undefined;
  return (
    <>
      <span className="agreement-text">{text}</span>
      {card ? <span className="soft minutes-card">{card}</span> : null}
    </>
  );
}

function ActionTable({ minutes, actions }: { readonly minutes: Minutes; readonly actions: readonly Agreement[] }) {
  const t = useText();
  const lang = useSignal(language);
  const stated = actions.some((one) => stateWords(lang, one) !== "");
  return (
    <table className="minutes-table">
      <thead>
        <tr>
          <th scope="col">{t("minutes.what")}</th>
          <th scope="col">{t("capture.owner")}</th>
          <th scope="col">{t("minutes.due")}</th>
          {stated ? <th scope="col">{t("minutes.state")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {actions.map((one) => (
          <tr key={one.id}>
            <td>
              <AgreedText minutes={minutes} agreement={one} />
            </td>
            <td>{one.owner?.name ?? t("minutes.noOwner")}</td>
            <td className="number">{one.due ? dueDay(lang, one.due) : t("minutes.noDue")}</td>
            {stated ? <td>{stateWords(lang, one) || t("minutes.open")}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface StopsProps {
  readonly minutes: Minutes;
  readonly title: string;
  readonly stops: readonly Stop[];
}

function Stops({ minutes, title, stops }: StopsProps) {
  const lang = useSignal(language);
  if (stops.length === 0) return null;
  return (
    <div className="minutes-stops">
      <h3>{title}</h3>
      <ul>
        {stops.map((stop) => (
          <li key={stop.id}>{stopName(minutes, stop, lang)}</li>
        ))}
      </ul>
    </div>
  );
}
