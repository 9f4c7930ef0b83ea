import { X } from "lucide-react";
import { setOrigin } from "@/document/commands/cards";
import type { CardId, Origin } from "@/document/records";
import { FarCard } from "@/ui/across/FarCard";
import { farKey } from "@/ui/across/farCards";
import { useFarCards } from "@/ui/across/roomFar";
import { IconButton } from "@/ui/controls/IconButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

/** Which card of another board this one stands for, how that one is, and the way there. */
export function OriginSection({ card, origin }: { readonly card: CardId; readonly origin: Origin }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const known = useFarCards(room, [origin]);
  const letGo = () => {
    setOrigin(room.board, card, null);
    tellWithUndo(room, t("across.letGone"));
  };
  return (
    <section className="links" aria-label={t("across.origin")}>
      <h3 className="panel-label">{t("across.origin")}</h3>
      <div className="link-row">
        <FarCard at={origin} told={known.get(farKey(origin))} />
        {mayWrite ? (
          <IconButton label={t("across.letGo")} side="left" onPress={letGo}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
    </section>
  );
}
