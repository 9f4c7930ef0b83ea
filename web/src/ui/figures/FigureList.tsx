import { useState } from "react";
import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { layoutMap } from "@/maps/layout";
import { PlainButton } from "@/ui/controls/PlainButton";
import type { Figure, FigurePlace } from "@/ui/figures/figure";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/figures.css";

interface FigureListProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
  /** What all of it is about. */
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Numbers of a map, each with its reason; pressing one goes to its places, one after the other. */
export function FigureList({ kind, map, title, figures }: FigureListProps) {
  const room = useRoom();
  const lang = useSignal(language);
  const [visited, setVisited] = useState({ key: "", count: 0 });

  function boxOf(place: FigurePlace) {
    if ("card" in place) return room.wall.boxOfCards([place.card], map.id) ?? room.wall.boxOfCards([place.card]);
    const layout = layoutMap(kind, map, room.board.state, lang);
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
    <section className="figures" aria-label={title}>
      <h3 className="panel-label">{title}</h3>
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
