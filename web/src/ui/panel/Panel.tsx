import { X } from "lucide-react";
import { selectedCards, selectedPart } from "@/ui/actions/selected";
import { IconButton } from "@/ui/controls/IconButton";
import { CardsPanel } from "@/ui/panel/CardsPanel";
import { MapPanel } from "@/ui/panel/MapPanel";
import { StripPanel } from "@/ui/panel/StripPanel";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

/** The panel on the right: there only while something is selected, and about that. */
export function Panel() {
  const t = useText();
  const room = useRoom();
  useSignal(room.wall.selection);
  const closed = useSignal(room.panelClosed);
  const editing = useSignal(room.wall.editing);
  useBoardState(room.board);
  const cards = selectedCards(room);
  const part = cards.length === 0 ? selectedPart(room) : null;
  if (closed || editing !== null || (cards.length === 0 && part === null)) return null;
  const title = part ? t(`panel.${part.part}`) : t("panel.cards", { count: cards.length });
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
      {part === null ? <CardsPanel cards={cards} /> : null}
      {part?.part === "map" ? <MapPanel map={part.map} /> : null}
      {part && part.part !== "map" ? <StripPanel strip={part} /> : null}
    </section>
  );
}
