import { X } from "lucide-react";
import { IconButton } from "@/ui/controls/IconButton";
import { CardsPanel } from "@/ui/panel/CardsPanel";
import { MapPanel } from "@/ui/panel/MapPanel";
import { StripPanel } from "@/ui/panel/StripPanel";
import { usePanelSubject } from "@/ui/panel/usePanelSubject";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/panel.css";

/** The panel on the right: there only while something is selected, and about that. */
export function Panel() {
  const t = useText();
  const room = useRoom();
  const { cards, part } = usePanelSubject();
  const editing = useSignal(room.wall.editing);
  if (editing !== null || (cards.length === 0 && part === null)) return null;
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
