import { useState } from "react";
import type { MapRecord } from "@/document/records";
import { readBlueprint } from "@/maps/blueprint/reading";
import type { KindDefinition } from "@/maps/definition";
import { layoutMap } from "@/maps/layout";
import { lonePath } from "@/maps/pathViews";
import { type Figure, type FigurePlace, figuresOf } from "@/ui/blueprint/figures";
import { PlainButton } from "@/ui/controls/PlainButton";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/blueprint.css";

interface BlueprintSummaryProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What a blueprint says in numbers, each with its reason; pressing one goes to its places, one after the other. */
export function BlueprintSummary({ kind, map }: BlueprintSummaryProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const [visited, setVisited] = useState({ key: "", count: 0 });
  const chosen = useSignal(room.shownPaths);
  const { state } = room.board;
  const lone = lonePath(state, map, chosen.get(map.id));
  const figures = figuresOf(readBlueprint(kind, map.id, state, lone && new Set([lone.id])), {
    kind,
    t,
    language: lang,
    state,
  });

  function boxOf(place: FigurePlace) {
    if ("card" in place) return room.wall.boxOfCards([place.card], map.id);
    const layout = layoutMap(kind, map, state, lang);
    const { lane, column } = place;
    const cell = layout.cells.find((one) => one.lane === lane && one.column === column);
    return cell?.box ?? layout.columnHeaders.find((one) => one.column === column)?.box ?? null;
  }

  function visit({ key, places }: Figure): void {
    const count = visited.key === key ? visited.count : 0;
    const place = places[count % places.length];
    const box = place && boxOf(place);
    if (box) goToBox(room, box);
    setVisited({ key, count: count + 1 });
  }

  return (
    <section className="figures" aria-label={t("blueprint.says")}>
      <h3 className="panel-label">{t("blueprint.says")}</h3>
      <ul>
        {figures.map((figure) => (
          <li key={figure.key}>
            <PlainButton
              className={figure.attention ? "figure is-attention" : "figure"}
              isDisabled={figure.places.length === 0}
              onPress={() => visit(figure)}
            >
              <span className="figure-label">{figure.label}</span>
              <span className="figure-value">{figure.value}</span>
              <span className="figure-why soft">{figure.why}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
