import { LayoutGrid, StickyNote } from "lucide-react";
import { useState } from "react";
import { Header, MenuItem, MenuSection } from "react-aria-components";
import type { Card } from "@/document/records";
import { type Action, inPalette, offered } from "@/ui/actions/action";
import { actionOf, actions } from "@/ui/actions/registry";
import { selectedItems } from "@/ui/actions/selected";
import { shownKeys } from "@/ui/actions/shownKeys";
import { afterClosing } from "@/ui/afterClosing";
import { goToPart } from "@/ui/palette/goToPart";
import { type NamedPart, namedParts } from "@/ui/palette/parts";
import { ranked } from "@/ui/palette/rank";
import { SearchFrame } from "@/ui/palette/SearchFrame";
import { boxOfPlace } from "@/ui/panel/boxOfPlace";
import { cardPlaces } from "@/ui/panel/cardPlaces";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import "@/ui/styles/palette.css";

const MOST_ACTIONS = 9;
/** Fewer than this that can be done right now leave room for what cannot. */
const MOST_ELSE = 4;
const MOST_PARTS = 6;
const MOST_CARDS = 7;

/** Everything by its name: actions of the registry, and the maps with their parts and the cards of the wall to go to. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const [query, setQuery] = useState("");
  const labelOf = (action: Action): string => t(action.labelKey, action.labelValues?.());
  const own = actions.filter((action) => inPalette(action) && offered(action, room));
  const shownActions = ranked(query, own, labelOf, MOST_ACTIONS);
  const shownElse = query.trim() === "" ? [] : ranked(query, notNow(room), labelOf, MOST_ELSE);
  const cards = [...room.board.state.cards.values()].filter((card) => !card.deleted && card.title.trim() !== "");
  const parts = query.trim() === "" ? [] : namedParts(room.board.state, language.peek());
  const shownParts = ranked(query, parts, (part: NamedPart) => part.title, MOST_PARTS);
  const shownCards = query.trim() === "" ? [] : ranked(query, cards, (card: Card) => card.title, MOST_CARDS);

  const [action, part, card] = [shownActions[0], shownParts[0], shownCards[0]];
  const first = action ? `action:${action.id}` : (part?.key ?? (card ? `card:${card.id}` : undefined));
  const because = selectedItems(room).length === 0 ? t("palette.first") : t("palette.notThese");

  function run(key: string): void {
    onClose();
    const part = parts.find((one) => one.key === key);
    if (part) {
      afterClosing(() => goToPart(room, part));
    } else if (key.startsWith("card:")) {
      const card = cards.find((one) => `card:${one.id}` === key);
      const [place] = card ? cardPlaces(room.board.state, card.id, language.peek()) : [];
      const box = card && place ? boxOfPlace(room.board.state, card.id, place, language.peek()) : null;
      afterClosing(() => {
        if (card) room.wall.focusCard(card.id);
        if (box) goToBox(room, box);
      });
    } else {
      afterClosing(() => actionOf(key).run(room));
    }
  }

  return (
    <SearchFrame
      title={t("board.palette")}
      words={{
        search: t("palette.search"),
        placeholder: t("palette.placeholder"),
        none: shownElse.length > 0 ? because : t("palette.none"),
      }}
      found={t("palette.results")}
      first={first}
      query={query}
      onQuery={setQuery}
      onPick={(key) => run(String(key).replace(/^action:/, ""))}
      onClose={onClose}
    >
      {shownActions.length > 0 ? (
        <MenuSection>
          <Header className="menu-heading">{t("palette.actions")}</Header>
          {shownActions.map((action) => (
            <ActionItem key={action.id} action={action} label={labelOf(action)} />
          ))}
        </MenuSection>
      ) : null}
      {shownElse.length > 0 ? (
        <MenuSection>
          <Header className="menu-heading">{because}</Header>
          {shownElse.map((action) => (
            <ActionItem key={action.id} action={action} label={labelOf(action)} disabled />
          ))}
        </MenuSection>
      ) : null}
      {shownParts.length > 0 ? (
        <MenuSection>
          <Header className="menu-heading">{t("palette.parts")}</Header>
          {shownParts.map((part) => (
            <MenuItem
              key={part.key}
              id={part.key}
              className="menu-item"
              textValue={part.where === "" ? part.title : `${part.title}, ${part.where}`}
            >
              <LayoutGrid size={16} aria-hidden="true" />
              <span className="palette-title">
                {part.title}
                {part.where === "" ? null : <span className="soft"> · {part.where}</span>}
              </span>
            </MenuItem>
          ))}
        </MenuSection>
      ) : null}
      {shownCards.length > 0 ? (
        <MenuSection>
          <Header className="menu-heading">{t("palette.cards")}</Header>
          {shownCards.map((card) => (
            <MenuItem key={card.id} id={`card:${card.id}`} className="menu-item" textValue={card.title}>
              <StickyNote size={16} aria-hidden="true" />
              <span className="palette-title">{card.title}</span>
            </MenuItem>
          ))}
        </MenuSection>
      ) : null}
    </SearchFrame>
  );
}

/** What could be done if something else were selected: whoever looks for it learns that it is there. */
function notNow(room: WallRoom): Action[] {
  const mayWrite = room.mayWrite.peek();
  return actions.filter((action) => inPalette(action) && (mayWrite || !action.writes) && !action.when(room));
}

interface ActionItemProps {
  readonly action: Action;
  readonly label: string;
  readonly disabled?: boolean;
}

function ActionItem({ action, label, disabled = false }: ActionItemProps) {
  return (
    <MenuItem id={`action:${action.id}`} className="menu-item" textValue={label} isDisabled={disabled}>
      {action.icon ? <action.icon size={16} aria-hidden="true" /> : <span className="menu-gap" />}
      {label}
      {action.keys?.[0] ? <kbd className="keys">{shownKeys(action.keys[0])}</kbd> : null}
    </MenuItem>
  );
}
