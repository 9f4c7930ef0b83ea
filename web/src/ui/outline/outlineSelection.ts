/** What is selected on the wall and what is selected in the outline are the same. */
import type { Selection } from "@/tools/wallContract";
import { itemOf, type OutlineNode, type OutlineSubject } from "@/ui/outline/outlineNode";
import type { OutlineStore } from "@/ui/outline/outlineStore";
import type { WallRoom } from "@/ui/wall/room";

/** Whether what an entry stands for is selected. */
export function isSelected(subject: OutlineSubject, { cards, things, connectors, target }: Selection): boolean {
  switch (subject.kind) {
    case "card":
      return cards.has(subject.card);
    case "thing":
      return things.has(subject.thing);
    case "connector":
      return connectors.has(subject.connector);
    case "map":
      return target?.map === subject.map && target.lane === undefined && target.column === undefined;
    case "lane":
      return target?.lane === subject.lane && target.column === undefined;
    case "column":
      return target?.column === subject.column || (subject.card !== null && cards.has(subject.card));
    default:
      return false;
  }
}

/** Selects what entries stand for: all items among them, or else the one part of a map. */
export function selectNodes(room: WallRoom, nodes: readonly OutlineNode[]): void {
  const items = nodes.map(({ subject }) => itemOf(subject)).filter((item) => item !== null);
  const [only] = nodes;
  const subject = items.length === 0 && nodes.length === 1 ? only?.subject : undefined;
  if (subject?.kind === "map") room.wall.selectTarget({ map: subject.map });
  else if (subject?.kind === "lane") room.wall.selectTarget({ map: subject.map, lane: subject.lane });
  else if (subject?.kind === "column") room.wall.selectTarget({ map: subject.map, column: subject.column });
  else room.wall.select(items);
}

/** Adds an item to what is selected, or takes it out. */
export function toggleNode(room: WallRoom, { subject }: OutlineNode): void {
  const item = itemOf(subject);
  if (item === null) return;
  const { cards, things, connectors } = room.wall.selection.peek();
  const items = new Set([...cards, ...things, ...connectors]);
  if (!items.delete(item)) items.add(item);
  room.wall.select(items);
}

/** What is selected on the wall is shown in the outline, unless the row one is on is among it. */
export function followSelection(room: WallRoom, store: OutlineStore): () => void {
  return room.wall.selection.subscribe((selection) => {
    const row = store.row;
    if (row && (isSelected(row.node.subject, selection) || nothingIn(selection))) return;
    const found = store.find(({ subject }) => isSelected(subject, selection));
    if (found) store.reveal(found.key);
  });
}

function nothingIn({ cards, things, connectors, target }: Selection): boolean {
  return cards.size + things.size + connectors.size === 0 && target === null;
}
