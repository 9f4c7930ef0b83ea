import { type Action, offered } from "@/ui/actions/action";
import { actionOf } from "@/ui/actions/registry";
import { ARRANGE_IDS } from "@/ui/editing/arrangeIds";
import type { TextKey } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

/** Actions that belong together behind one entry. */
interface Submenu {
  readonly labelKey: TextKey;
  readonly ids: readonly string[];
}

/** What a menu shows: an action, or an entry that opens more of them. */
export type MenuEntry =
  | Action
  | { readonly id: string; readonly labelKey: TextKey; readonly actions: readonly Action[] };

const SECTIONS: readonly (readonly (string | Submenu)[])[] = [
  [
    "part.rename",
    "link.open",
    "card.edit",
    "thing.edit",
    "card.duplicate",
    "thing.toCard",
    "card.toText",
    "thing.connect",
    "connector.turn",
    "arrow.to",
    "arrow.turn",
    "path.give",
    "card.place",
    "card.picture.remove",
    "card.relate",
    "card.relate.far",
    "card.copy.far",
    "card.trace",
    "card.move.up",
    "card.move.down",
    "card.move.left",
    "card.move.right",
    "card.block",
    "card.unblock",
    "tag.open",
  ],
  ["edit.cut", "edit.copy", "edit.paste"],
  [
    { labelKey: "arrange.label", ids: ARRANGE_IDS },
    { labelKey: "size.label", ids: ["size.wider", "size.narrower", "size.taller", "size.shorter"] },
    { labelKey: "select.label", ids: ["select.color", "select.tag", "select.discipline", "select.type"] },
  ],
  [
    "column.add.before",
    "column.add.after",
    "column.move.before",
    "column.move.after",
    "stream.together",
    "stream.after",
    "column.split",
    "column.merge",
    "column.divide",
    "column.unite",
    "column.older",
    "column.recent",
    "column.fold",
    "column.unfold",
  ],
  [
    "lane.add.before",
    "lane.add.after",
    "lane.move.before",
    "lane.move.after",
    "lane.split",
    "lane.merge",
    "lane.fold",
    "lane.unfold",
  ],
  ["card.apart"],
  [
    "card.new",
    "thing.make.text",
    "thing.make.rectangle",
    "thing.make.frame",
    "link.new",
    "image.add",
    "map.add.service_blueprint",
    "map.add.story_map",
    "map.add.kanban",
  ],
  ["edit.undo", "edit.redo", "find.open", "view.filter", "board.trash", "view.fit", "board.palette"],
  ["view.selection"],
  ["card.delete", "arrow.delete", "column.delete", "lane.delete", "map.delete"],
];

/** Every action that the menu may show. */
export function menuIds(): string[] {
  return SECTIONS.flat().flatMap((entry) => (typeof entry === "string" ? [entry] : entry.ids));
}

/** What makes something new and what is about the whole wall is offered where nothing is selected: a menu for something stays short. */
const FOR_NOTHING =
  /^(card\.new|link\.new|image\.add|map\.add\..*|thing\.make\..*|edit\.(undo|redo)|find\.open|view\.(filter|fit)|board\..*)$/;

function entryOf(room: WallRoom, entry: string | Submenu): MenuEntry[] {
  if (typeof entry === "string") {
    const action = actionOf(entry);
    return offered(action, room) ? [action] : [];
  }
  const actions = entry.ids.map(actionOf).filter((action) => offered(action, room));
  return actions.length > 0 ? [{ id: `more:${entry.labelKey}`, labelKey: entry.labelKey, actions }] : [];
}

/** What can be done here, section by section. Empty sections are left out. */
export function menuSections(room: WallRoom): MenuEntry[][] {
  const { cards, things, connectors, target } = room.wall.selection.peek();
  const nothing = cards.size + things.size + connectors.size === 0 && target === null;
  const fits = (entry: string): boolean => (nothing ? entry !== "tag.open" : !FOR_NOTHING.test(entry));
  const shown = SECTIONS.map((section) =>
    section.filter((entry) => typeof entry !== "string" || fits(entry)).flatMap((entry) => entryOf(room, entry)),
  );
  return shown.filter((section) => section.length > 0);
}
