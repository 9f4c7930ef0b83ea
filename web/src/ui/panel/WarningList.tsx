import { ChevronRight, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { MapRecord } from "@/document/records";
import type { KindDefinition, Severity } from "@/maps/definition";
import { explain, explainSeveral } from "@/maps/explanation";
import { layoutMap } from "@/maps/layout";
import type { Warning } from "@/maps/warnings";
import { adviceOf } from "@/ui/advice/adviceStore";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";

/** From so many places of one rule on they are told in one sentence, where the rule has one, and unfold below it. */
const MANY = 3;
/** So many places of one rule are listed before one asks for all: on their own, and unfolded. */
const FEW = 4;
const MOST = 40;

interface WarningListProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What this map tells: rule by rule what is the case, where, and what to do next; pressing a place goes there. */
export function WarningList({ kind, map }: WarningListProps) {
  const t = useText();
  const room = useRoom();
  const advice = adviceOf(room.board);
  useSignal(advice.revision);
  const found = advice.warningsOf(map.id);
  const rules = [...new Set(found.map(({ rule }) => rule))];
  return (
    <section className="warnings" aria-label={t("map.tells")}>
      <h3 className="panel-label">{t("map.tells")}</h3>
      {found.length === 0 ? (
        <p className="warning-none soft">
          <CircleCheck size={16} aria-hidden="true" />
          {t("map.tellsNothing")}
        </p>
      ) : null}
      <ul>
        {rules.map((rule) => (
          <WarningGroup key={rule} kind={kind} map={map} found={found.filter((one) => one.rule === rule)} />
        ))}
      </ul>
    </section>
  );
}

function WarningGroup({ kind, map, found }: WarningListProps & { readonly found: readonly Warning[] }) {
  const room = useRoom();
  const lang = useSignal(language);
  const [first] = found;
  const together = first && found.length >= MANY ? explainSeveral(kind, first.rule, found.length, lang) : undefined;

  function goTo({ card, lane, column }: Warning): void {
    const layout = layoutMap(kind, map, room.board.state, lang);
    const box =
      layout.cards.find((one) => one.card === card)?.box ??
      layout.cells.find((cell) => cell.lane === lane && cell.column === column)?.box ??
      layout.columnHeaders.find((header) => header.column === column)?.box ??
      layout.laneHeaders.find((header) => header.lane === lane)?.box ??
      (card || lane || column ? layout.tray?.box : (layout.tray?.box ?? layout.titleBox));
    if (box) goToBox(room, box);
  }

  const list = { kind, map, found, goTo };
  return (
    <li className="warning-group">
      {together ? <Folded {...list} message={together} /> : <Places {...list} few={FEW} />}
    </li>
  );
}

interface PlacesProps extends WarningListProps {
  readonly found: readonly Warning[];
  readonly goTo: (warning: Warning) => void;
}

/** What holds in many places, in one sentence; where and what to do about it unfolds below. */
function Folded({ message, ...list }: PlacesProps & { readonly message: string }) {
  const lang = useSignal(language);
  const { kind, found } = list;
  const rule = kind.rules.find(({ key }) => key === found[0]?.rule);
  const severity = rule?.severity ?? "hint";
  return (
    <details className="warning-many">
      <summary className={`warning warning-${severity}`}>
        <Sign severity={severity} />
        <span className="warning-message">{message}</span>
        <ChevronRight className="warning-fold" size={16} aria-hidden="true" />
      </summary>
      <p className="soft">{rule?.advice[lang]}</p>
      <Places {...list} few={MOST} brief />
    </details>
  );
}

/** The first places of a rule, each of which leads there; the others are asked for. */
function Places({ kind, map, found, goTo, few, brief = false }: PlacesProps & { few: number; brief?: boolean }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const [all, setAll] = useState(false);
  const shown = all ? found : found.slice(0, few);
  const people = useSignal(room.people);
  const nameOf = (who: string) => people.find(({ id }) => id === who)?.name ?? t("warning.somebody");
  const words = explain(kind, map, room.board.state, shown, lang, nameOf);
  return (
    <>
      {shown.map((warning, at) => (
        <Button
          key={`${warning.lane}:${warning.column}:${warning.card}:${warning.who}`}
          className={brief ? "warning warning-place" : `warning warning-${warning.severity}`}
          onPress={() => goTo(warning)}
        >
          {brief ? (
            <span>{words[at]?.brief}</span>
          ) : (
            <>
              <Sign severity={warning.severity} />
              <span>
                <span className="warning-message">{words[at]?.message}</span>
                {at === shown.length - 1 ? <span className="soft">{words[at]?.advice}</span> : null}
              </span>
            </>
          )}
        </Button>
      ))}
      {found.length > shown.length ? (
        <Button className="button button-quiet" onPress={() => setAll(true)}>
          {t("advice.more", { count: found.length - shown.length })}
        </Button>
      ) : null}
    </>
  );
}

/** Whether it wants attention or is only worth knowing. */
function Sign({ severity }: { readonly severity: Severity }) {
  const Shape = severity === "attention" ? TriangleAlert : Info;
  return <Shape size={16} aria-hidden="true" />;
}
