import { linkIndex } from "@/document/linkIndex";
import { endKey } from "@/document/links";
import type { CardId } from "@/document/records";
import { arrowWords } from "@/ui/blueprint/arrowWords";
import { cellsOfCard, namedCells } from "@/ui/blueprint/cells";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** The arrows at the cells of a card, to be selected without a pointer. */
export function CellArrows({ card }: { readonly card: CardId }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const { state } = room.board;
  const index = linkIndex(state);
  const found = cellsOfCard(room, card).flatMap((cell) => {
    const map = state.maps.get(cell.map);
    const key = endKey({ on: "cell", ...cell });
    const links = [...(index.from.get(key) ?? []), ...(index.to.get(key) ?? [])].filter((one) => one.map === cell.map);
    if (!map || links.length === 0) return [];
    const { nameOf } = namedCells(room, map, lang);
    return links.map((link) => ({ link, map: map.id, words: arrowWords(t, nameOf, link) }));
  });
  if (found.length === 0) return null;
  return (
    <section className="cell-arrows" aria-label={t("arrow.here")}>
      <h3 className="panel-label">{t("arrow.here")}</h3>
      <ul>
        {found.map(({ link, map, words }) => (
          <li key={link.id}>
            <PressButton weight="quiet" onPress={() => room.wall.selectTarget({ map, link: link.id })}>
              {words}
            </PressButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
