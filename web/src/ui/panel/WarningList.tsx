import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { explain } from "@/maps/explanation";
import { layoutMap } from "@/maps/layout";
import type { Warning } from "@/maps/warnings";
import { adviceOf } from "@/ui/advice/adviceStore";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";

/** So many places of one rule are listed before one asks for all. */
const FEW = 4;

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
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const [all, setAll] = useState(false);
  const { state } = room.board;
  const shown = all ? found : found.slice(0, FEW);
  const people = useSignal(room.people);
  const nameOf = (who: string) => people.find(({ id }) => id === who)?.name ?? t("warning.somebody");
  const words = explain(kind, map, state, shown, lang, nameOf);

  function goTo({ card, lane, column }: Warning): void {
    const layout = layoutMap(kind, map, state, lang);
    const box =
      layout.cards.find((one) => one.card === card)?.box ??
      layout.cells.find((cell) => cell.lane === lane && cell.column === column)?.box ??
      layout.columnHeaders.find((header) => header.column === column)?.box ??
      layout.laneHeaders.find((header) => header.lane === lane)?.box ??
      (card || lane || column ? layout.tray?.box : (layout.tray?.box ?? layout.titleBox));
    if (box) goToBox(room, box);
  }

  return (
    <li className="warning-group">
      {shown.map((warning, at) => (
        <Button
          key={`${warning.lane}:${warning.column}:${warning.card}:${warning.who}`}
          className={`warning warning-${warning.severity}`}
          onPress={() => goTo(warning)}
        >
          {warning.severity === "attention" ? (
            <TriangleAlert size={16} aria-hidden="true" />
          ) : (
            <Info size={16} aria-hidden="true" />
          )}
          <span>
            <span className="warning-message">{words[at]?.message}</span>
            {at === shown.length - 1 ? <span className="soft">{words[at]?.advice}</span> : null}
          </span>
        </Button>
      ))}
      {found.length > shown.length ? (
        <Button className="button button-quiet" onPress={() => setAll(true)}>
          {t("advice.more", { count: found.length - shown.length })}
        </Button>
      ) : null}
    </li>
  );
}
