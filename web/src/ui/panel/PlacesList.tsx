import { Crosshair } from "lucide-react";
import { Button } from "react-aria-components";
import { takeOffMap } from "@/document/commands/cells";
import type { CardId } from "@/document/records";
import { boxOfPlace } from "@/ui/panel/boxOfPlace";
import { type CardPlace, cardPlaces } from "@/ui/panel/cardPlaces";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { type Translate, useText } from "@/ui/strings/translate";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";

function words(t: Translate, place: CardPlace): string {
  if (place.kind === "canvas") return t("place.canvas");
  if (place.kind === "header") return t("place.header");
  if (place.lane === "" || place.column === "") return t("place.unplaced");
  return t("place.cell", { lane: place.lane, column: place.column });
}

/** Everywhere the card is: one text, many places. Pressing one goes there. */
export function PlacesList({ card }: { readonly card: CardId }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const mayWrite = useSignal(room.mayWrite);
  const places = cardPlaces(room.board.state, card, lang);
  if (places.length === 0) return null;
  return (
    <section className="places" aria-label={t("place.title")}>
      <h3 className="panel-label">{t("place.title")}</h3>
      <ul>
        {places.map((place) => (
          <li key={place.kind === "canvas" ? "canvas" : `${place.kind}:${place.map}`}>
            <Button
              className="place"
              onPress={() => {
                const box = boxOfPlace(room.board.state, card, place, lang);
                if (box) goToBox(room, box);
              }}
            >
              <Crosshair size={14} aria-hidden="true" />
              <span>
                {place.kind === "canvas" ? null : <strong>{place.title}</strong>}
                <span className="soft">{words(t, place)}</span>
              </span>
            </Button>
            {mayWrite && place.kind === "cell" && places.length > 1 ? (
              <Button className="place-leave" onPress={() => takeOffMap(room.board, { card, map: place.map })}>
                {t("place.takeOff")}
                <span className="unseen">{place.title}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
