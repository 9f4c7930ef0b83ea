import { Link } from "wouter";
import type { FlowJourney, FlowStage } from "@/api/dto";
import { type FlowAddress, journey } from "@/api/flow";
import { useAsk } from "@/ui/ask";
import { DialogShell } from "@/ui/controls/DialogShell";
import { spoken } from "@/ui/dates";
import { stageName } from "@/ui/flow/stageName";
import { shortWords } from "@/ui/pages/problemWords";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

interface JourneyDialogProps {
  readonly address: FlowAddress;
  readonly card: string;
  readonly title: string;
  readonly stages: readonly FlowStage[];
  readonly kind: string;
  readonly onClose: () => void;
}

/** The moves that made a point of a chart: where the card was, how long, who moved it, and when it was blocked. */
export function JourneyDialog({ address, card, title, stages, kind, onClose }: JourneyDialogProps) {
  const t = useText();
  const [asked] = useAsk(card, (signal) => journey(address, card, signal));
  return (
    <DialogShell title={title === "" ? t("flow.untitled") : title} onClose={onClose}>
      {asked.state === "waiting" ? <p className="soft">{t("page.waiting")}</p> : null}
      {asked.state === "problem" ? <p>{t(shortWords(asked.problem))}</p> : null}
      {asked.state === "here" ? <Way way={asked.value} stages={stages} kind={kind} /> : null}
      <p>
        <Link className="button button-plain" href={`/b/${address.board}?card=${card}`}>
          {t("flow.toCard")}
        </Link>
      </p>
    </DialogShell>
  );
}

interface WayProps {
  readonly way: FlowJourney;
  readonly stages: readonly FlowStage[];
  readonly kind: string;
}

function Way({ way, stages, kind }: WayProps) {
  const t = useText();
  const lang = useSignal(language);
  const nameOf = (column: string | null, written: string): string => {
    if (column === null) return t("flow.leftMap");
    const stage = stages.find((each) => each.column_id === column);
    return stage ? stageName(stage, kind) : written || t("flow.goneColumn");
  };
  return (
    <>
      <ol className="flow-way">
        {way.visits.map((visit) => (
          <li key={visit.at}>
            <strong>{nameOf(visit.column_id, visit.column_title)}</strong>
            <span>{t("flow.stayed", { days: Math.floor(visit.hours / 24), hours: Math.round(visit.hours % 24) })}</span>
            <span className="soft">
              {visit.person
                ? t("flow.movedBy", { when: spoken(lang, visit.at), name: visit.person.name })
                : spoken(lang, visit.at)}
            </span>
          </li>
        ))}
      </ol>
      {way.blocked.length > 0 ? (
        <>
          <h3>{t("flow.wasBlocked")}</h3>
          <ul className="flow-way">
            {way.blocked.map((one) => (
              <li key={one.since}>
                <strong>{one.reason === "" ? t("flow.noReason") : one.reason}</strong>
                <span className="soft">
                  {one.until
                    ? t("flow.fromTo", { from: spoken(lang, one.since), to: spoken(lang, one.until) })
                    : t("flow.since", { from: spoken(lang, one.since) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
