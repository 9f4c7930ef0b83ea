import { X } from "lucide-react";
import { kindOf } from "@/canvas/thingNames";
import { selectedThings } from "@/ui/actions/selected";
import { ArrowPanel } from "@/ui/blueprint/ArrowPanel";
import { IconButton } from "@/ui/controls/IconButton";
import { CardsPanel } from "@/ui/panel/CardsPanel";
import { CellPanel } from "@/ui/panel/CellPanel";
import { MapPanel } from "@/ui/panel/MapPanel";
import { StripPanel } from "@/ui/panel/StripPanel";
import { ThingsPanel } from "@/ui/panel/ThingsPanel";
import { usePanelSubject } from "@/ui/panel/usePanelSubject";
import { useSignal } from "@/ui/signals";
import { type TextKey, type Translate, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import "@/ui/styles/panel.css";

/** The panel on the right: there only while something is selected, and about that. */
export function Panel() {
  const t = useText();
  const room = useRoom();
  const { cards, painted, part, arrow, cell } = usePanelSubject();
  const editing = useSignal(room.wall.editing);
  if (editing !== null || (cards.length + painted === 0 && part === null && arrow === null && cell === null))
    return null;
  const title = cell
    ? t("panel.cell")
    : arrow
      ? t("panel.arrow")
      : part
        ? t(`panel.${part.part}`)
        : titleOf(room, cards.length, painted, t);
  return (
    <section className="panel" aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
        <IconButton
          label={t("action.close")}
          side="left"
          onPress={() => {
            room.panelClosed.value = true;
          }}
        >
          <X size={18} aria-hidden="true" />
        </IconButton>
      </header>
      {arrow ? <ArrowPanel arrow={arrow} /> : null}
      {cell ? <CellPanel key={`${cell.lane.id}:${cell.column.id}`} cell={cell} /> : null}
      {cell === null && arrow === null && part === null && painted === 0 ? <CardsPanel cards={cards} /> : null}
      {part === null && painted > 0 ? <ThingsPanel /> : null}
      {part?.part === "map" ? <MapPanel map={part.map} /> : null}
      {part && part.part !== "map" ? <StripPanel strip={part} /> : null}
    </section>
  );
}

/** One thing by its name, several by their number. */
function titleOf(room: WallRoom, cards: number, painted: number, t: Translate): string {
  if (painted === 0) return t("panel.cards", { count: cards });
  if (cards + painted > 1) return t("panel.items", { count: cards + painted });
  const [thing] = selectedThings(room);
  return thing ? t(`thing.${kindOf(thing)}` as TextKey) : t("tool.connector");
}
