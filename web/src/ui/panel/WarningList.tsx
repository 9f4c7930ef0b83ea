import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import { Button } from "react-aria-components";
import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { explain } from "@/maps/explanation";
import { layoutMap } from "@/maps/layout";
import { type Warning, warnings } from "@/maps/warnings";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";

interface WarningListProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What this map tells: every warning as a sentence with what to do, and the way to where it is. */
export function WarningList({ kind, map }: WarningListProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const { state } = room.board;
  const found = warnings(kind, map, state);

  function goTo(warning: Warning): void {
    const layout = layoutMap(kind, map, state, lang);
    const box =
      layout.columnHeaders.find((header) => header.column === warning.column)?.box ??
      layout.laneHeaders.find((header) => header.lane === warning.lane)?.box ??
      layout.tray?.box;
    if (box) goToBox(room, box);
  }

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
        {found.map((warning) => {
          const [words] = explain(kind, map, state, [warning], lang);
          return words ? (
            <li key={`${warning.rule}:${warning.lane}:${warning.column}:${warning.card}`}>
              <Button className={`warning warning-${warning.severity}`} onPress={() => goTo(warning)}>
                {warning.severity === "attention" ? (
                  <TriangleAlert size={16} aria-hidden="true" />
                ) : (
                  <Info size={16} aria-hidden="true" />
                )}
                <span>
                  <span className="warning-message">{words.message}</span>
                  <span className="soft">{words.advice}</span>
                </span>
              </Button>
            </li>
          ) : null;
        })}
      </ul>
    </section>
  );
}
