import { Suspense, useRef, useState } from "react";
import type { BoardState } from "@/document/records";
import { firstKinds } from "@/maps/kindIndex";
import { label, local } from "@/maps/kinds";
import { PlainButton } from "@/ui/controls/PlainButton";
import { late } from "@/ui/late";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { addMapInView } from "@/ui/wall/addMapInView";
import { KindPicture } from "@/ui/wall/KindPicture";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

const holdsSomething = ({ canvas, maps, things }: BoardState): boolean =>
  canvas.size > 0 || [...maps.values(), ...things.values()].some((one) => !one.deleted);

const MapMenu = late(() => import("@/ui/wall/MapMenu").then((m) => m.MapMenu), "maps");

/** An empty wall says what one can begin with. It is gone with the first thing on it. */
export function EmptyBoard() {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const something = useBoardState(room.board, holdsSomething);
  const mayWrite = useSignal(room.mayWrite);
  const tool = useSignal(room.wall.tool);
  const more = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const touch = matchMedia("(pointer: coarse)").matches;
  if (something) return null;
  if (!mayWrite) return <p className="empty-board-note soft">{t("empty.viewer")}</p>;
  // Whoever holds a pen has begun, and needs the whole wall to draw on.
  if (tool !== "select" && tool !== "hand") return null;
  return (
    <section className="empty-board" aria-label={t("empty.title")}>
      <h2>{t("empty.title")}</h2>
      <p className="soft">{t(touch ? "empty.textTouch" : "empty.text")}</p>
      <ul className="empty-kinds">
        {firstKinds.map((kind) => (
          <li key={kind.key}>
            <PlainButton className="kind-option" onPress={() => addMapInView(room, kind.key)}>
              <KindPicture kind={kind} />
              <span className="kind-name">{label(kind, lang)}</span>
              <span className="kind-text">{local(kind.purpose, lang)}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
      <PlainButton ref={more} className="button button-quiet" aria-haspopup="menu" onPress={() => setOpen(true)}>
        {t("empty.more")}
      </PlainButton>
      <Suspense>{open ? <MapMenu trigger={more} onClose={() => setOpen(false)} /> : null}</Suspense>
    </section>
  );
}
