import { Crosshair, X } from "lucide-react";
import { Button } from "react-aria-components";
import type { CardAddress } from "@/api/cards";
import { removeLink } from "@/document/commands/links";
import { linksOfCard } from "@/document/linkIndex";
import type { Link, LinkEnd } from "@/document/links";
import type { BoardState, CardId } from "@/document/records";
import { FarCard } from "@/ui/across/FarCard";
import { farKey } from "@/ui/across/farCards";
import { farTitle } from "@/ui/across/farWords";
import { useFarCards } from "@/ui/across/roomFar";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { type TextKey, useText } from "@/ui/strings/translate";
import { goToCard } from "@/ui/wall/goToCard";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/links.css";

/** What the card has to do with others: in which way, with what, and the way there. */
export function LinksList({ card }: { readonly card: CardId }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const { state } = room.board;
  const links = linksOfCard(state, card);
  const known = useFarCards(
    room,
    links.flatMap((link) => farEnd(sideOf(link, card).end)),
  );
  if (links.length === 0 && !mayWrite) return null;
  return (
    <section className="links" aria-label={t("links.title")}>
      <h3 className="panel-label">{t("links.title")}</h3>
      <ul>
        {links.map((link) => {
          const { end, way } = sideOf(link, card);
          const far = end.on === "board" ? farTitle(t, known.get(farKey(end))) : "";
          const words = endWords(state, end) || far || t("links.noWords");
          const relation = t(`links.${link.kind}.${way}` as TextKey);
          return (
            <li key={link.id}>
              {end.on === "board" ? (
                <FarCard at={end} told={known.get(farKey(end))} relation={relation} />
              ) : (
                <Button
                  className="link-to"
                  isDisabled={end.on !== "card"}
                  onPress={() => end.on === "card" && goToCard(room, end.card)}
                >
                  <Crosshair size={14} aria-hidden="true" />
                  <span>
                    <span className="soft">{relation}</span>
                    <strong dir="auto">{words}</strong>
                  </span>
                </Button>
              )}
              {mayWrite ? (
                <IconButton
                  label={t("links.remove", { title: words })}
                  side="left"
                  onPress={() => removeLink(room.board, link.id)}
                >
                  <X size={14} aria-hidden="true" />
                </IconButton>
              ) : null}
            </li>
          );
        })}
      </ul>
      <div className="links-do">
        {mayWrite ? (
          <PressButton weight="quiet" onPress={() => (room.dialog.value = "relate")}>
            {t("links.add")}
          </PressButton>
        ) : null}
        {links.length > 0 ? (
          <PressButton weight="quiet" onPress={() => (room.dialog.value = "trace")}>
            {t("links.trace")}
          </PressButton>
        ) : null}
      </div>
    </section>
  );
}

function farEnd(end: LinkEnd): CardAddress[] {
  return end.on === "board" ? [{ board: end.board, card: end.card }] : [];
}

function sideOf({ from, to }: Link, card: CardId): { readonly end: LinkEnd; readonly way: "out" | "in" } {
  return from.on === "card" && from.card === card ? { end: to, way: "out" } : { end: from, way: "in" };
}

function endWords(state: BoardState, end: LinkEnd): string {
  if (end.on === "card") return state.cards.get(end.card)?.title.trim() ?? "";
  if (end.on === "board") return "";
  const lane = state.lanes.get(end.lane)?.title.trim();
  const column = state.columns.get(end.column)?.title.trim();
  return [lane, column].filter(Boolean).join(", ");
}
