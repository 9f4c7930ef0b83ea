import {
  ArrowUpRight,
  CircleCheck,
  Copy,
  CopyPlus,
  MapPinned,
  NotebookPen,
  OctagonMinus,
  Palette,
  Pencil,
  Route,
  StickyNote,
  Trash2,
  Waypoints,
} from "lucide-react";
import { setBlocked, setColor, setDiscipline } from "@/document/commands/cards";
import { setConnectorLook } from "@/document/commands/connectors";
import { setThingLook } from "@/document/commands/things";
import { type CardId, PAPER_KEYS, type PaperKey } from "@/document/records";
import { disciplineLabel, disciplines } from "@/maps/disciplines";
import { type Action, always } from "@/ui/actions/action";
import { blockedCards, selectedCards, selectedConnectors, selectedItems, selectedThings } from "@/ui/actions/selected";
import { announce } from "@/ui/announce";
import { language } from "@/ui/strings/language";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

const some = (room: WallRoom): boolean => selectedCards(room).length > 0;
const anything = (room: WallRoom): boolean => selectedItems(room).length > 0;

function remove(room: WallRoom): void {
  const items = selectedItems(room);
  const onlyCards = items.length === selectedCards(room).length;
  room.wall.deleteSelection();
  const count = items.length - selectedItems(room).length;
  if (count === 0) return;
  tellWithUndo(room, t(onlyCards ? "toast.cardsDeleted" : "thing.deleted", { count }));
}

function unblock(room: WallRoom): void {
  const cards = blockedCards(room);
  setBlocked(room.board, cards, null);
  announce(t("block.undone", { count: cards.length }));
}

function withOne(room: WallRoom, run: (card: CardId) => void): void {
  const [card] = selectedCards(room);
  if (card) run(card);
}

function colour(room: WallRoom, paper: PaperKey): void {
  room.undo.group(() => {
    setColor(room.board, selectedCards(room), paper);
    setThingLook(
      room.board,
      selectedThings(room).map(({ id }) => id),
      { color: paper },
    );
    setConnectorLook(
      room.board,
      selectedConnectors(room).map(({ id }) => id),
      { color: paper },
    );
  });
}

/** What one does with cards. */
export const cardActions: readonly Action[] = [
  {
    id: "card.new",
    group: "cards",
    labelKey: "card.new",
    keys: ["n"],
    icon: StickyNote,
    writes: true,
    when: always,
    run: (room) => void room.wall.newCard(),
  },
  {
    id: "card.edit",
    group: "cards",
    labelKey: "card.edit",
    keys: ["f2"],
    icon: Pencil,
    writes: true,
    when: (room) => selectedCards(room).length === 1,
    run: (room) => withOne(room, (card) => room.wall.startEditing(card)),
  },
  {
    id: "card.notes",
    group: "cards",
    labelKey: "notes.write",
    keys: ["shift+f2"],
    icon: NotebookPen,
    writes: true,
    when: (room) => selectedCards(room).length === 1 && selectedItems(room).length === 1,
    run: (room) => {
      room.panelClosed.value = false;
      room.writingNotes.value = true;
    },
  },
  {
    id: "card.duplicate",
    group: "cards",
    labelKey: "action.duplicate",
    keys: ["mod+d"],
    icon: Copy,
    writes: true,
    when: anything,
    run: (room) => room.wall.duplicateSelection(),
  },
  {
    id: "card.selectAll",
    group: "cards",
    labelKey: "card.selectAll",
    keys: ["mod+a"],
    writes: false,
    when: always,
    run: (room) => room.wall.selectAll(),
  },
  {
    id: "card.place",
    group: "cards",
    labelKey: "card.place",
    keys: ["p"],
    icon: MapPinned,
    writes: true,
    when: (room) => some(room) && [...room.board.state.maps.values()].some((map) => !map.deleted),
    run: (room) => {
      room.dialog.value = "places";
    },
  },
  {
    id: "card.relate",
    group: "cards",
    labelKey: "links.add",
    keys: ["shift+l"],
    icon: Waypoints,
    writes: true,
    when: some,
    run: (room) => {
      room.dialog.value = "relate";
    },
  },
  {
    id: "card.relate.far",
    group: "cards",
    labelKey: "across.link",
    icon: ArrowUpRight,
    writes: true,
    when: (room) => some(room) && room.session !== null,
    run: (room) => {
      room.dialog.value = "relate.far";
    },
  },
  {
    id: "card.copy.far",
    group: "cards",
    labelKey: "across.copy",
    icon: CopyPlus,
    writes: false,
    when: (room) => some(room) && room.session !== null,
    run: (room) => {
      room.dialog.value = "copy.far";
    },
  },
  {
    id: "card.trace",
    group: "cards",
    labelKey: "links.trace",
    keys: [],
    icon: Route,
    writes: false,
    when: some,
    run: (room) => {
      room.dialog.value = "trace";
    },
  },
  {
    id: "card.block",
    group: "cards",
    labelKey: "card.block",
    keys: ["b"],
    icon: OctagonMinus,
    writes: true,
    when: (room) => blockedCards(room).length < selectedCards(room).length,
    run: (room) => {
      room.dialog.value = "block";
    },
  },
  {
    id: "card.unblock",
    group: "cards",
    labelKey: "card.unblock",
    keys: ["shift+b"],
    icon: CircleCheck,
    writes: true,
    when: (room) => blockedCards(room).length > 0,
    run: unblock,
  },
  {
    id: "card.delete",
    group: "cards",
    labelKey: "action.delete",
    keys: ["delete", "backspace"],
    icon: Trash2,
    writes: true,
    when: anything,
    run: remove,
  },
  ...PAPER_KEYS.map(
    (paper): Action => ({
      id: `card.color.${paper}`,
      group: "cards",
      labelKey: "card.color",
      labelValues: () => ({ color: t(`paper.${paper}`) }),
      icon: Palette,
      writes: true,
      when: anything,
      run: (room) => colour(room, paper),
    }),
  ),
  ...[null, ...disciplines.map((discipline) => discipline.key)].map(
    (key): Action => ({
      id: `card.discipline.${key ?? "none"}`,
      group: "cards",
      labelKey: "card.discipline",
      labelValues: () => ({ discipline: key ? disciplineLabel(key, language.peek()) : t("panel.noDiscipline") }),
      writes: true,
      when: some,
      run: (room) => setDiscipline(room.board, selectedCards(room), key),
    }),
  ),
];
