import { useRef } from "react";
import { offered } from "@/ui/actions/action";
import { actionOf } from "@/ui/actions/registry";
import { goThere } from "@/ui/outline/goThere";
import { itemOf } from "@/ui/outline/outlineNode";
import type { OutlineRow } from "@/ui/outline/outlineRows";
import { selectNodes, toggleNode } from "@/ui/outline/outlineSelection";
import type { OutlineStore } from "@/ui/outline/outlineStore";
import { beginRenaming } from "@/ui/outline/renaming";
import { treeStep, typedRow } from "@/ui/outline/treeKeys";
import type { WallRoom } from "@/ui/wall/room";

/** Letters typed with a longer pause between them begin another word. */
const TYPING_PAUSE_MS = 700;

const MOVES: Readonly<Record<string, "before" | "after">> = {
  ArrowUp: "before",
  ArrowLeft: "before",
  ArrowDown: "after",
  ArrowRight: "after",
};

/** Does what an action does if it makes sense now. */
function act(room: WallRoom, id: string): void {
  const action = actionOf(id);
  if (offered(action, room)) action.run(room);
}

/** Takes what is selected to the trash: items, or the part of a map that a row stands for. */
export function removeRow(room: WallRoom, row: OutlineRow): void {
  const { subject } = row.node;
  if (itemOf(subject) !== null) act(room, "card.delete");
  else if (subject.kind === "map" || subject.kind === "lane" || subject.kind === "column")
    act(room, `${subject.kind}.delete`);
}

/** Moves a lane or column one place, or a card of a map one seat. */
export function moveRow(room: WallRoom, row: OutlineRow, way: "before" | "after"): void {
  const { subject } = row.node;
  if (subject.kind === "lane" || subject.kind === "column") act(room, `${subject.kind}.move.${way}`);
  else if (subject.kind === "card") act(room, `card.move.${way === "before" ? "up" : "down"}`);
}

interface TreeKeys {
  /** Handles a key of the tree; gives whether it was one. */
  readonly key: (event: React.KeyboardEvent) => boolean;
  /** Goes to a row: selects it alone, or with `extend` everything from where one began. */
  readonly go: (index: number, extend: boolean) => void;
}

/** What keys do in the tree. Selecting goes along with the keyboard; Shift takes more, Ctrl or ⌘ takes nothing. */
export function useTreeKeys(room: WallRoom, store: OutlineStore): TreeKeys {
  const began = useRef<string | null>(null);
  const typed = useRef({ text: "", at: 0 });

  function go(index: number, extend: boolean): void {
    const rows = store.rows.peek();
    const row = rows[index];
    if (!row) return;
    const from = extend ? rows.findIndex(({ node }) => node.key === (began.current ?? store.active.peek())) : -1;
    store.active.value = row.node.key;
    if (from < 0) began.current = row.node.key;
    const taken = from < 0 ? [row] : rows.slice(Math.min(from, index), Math.max(from, index) + 1);
    selectNodes(
      room,
      taken.map(({ node }) => node),
    );
  }

  function type(event: React.KeyboardEvent, at: number): void {
    const { text, at: last } = typed.current;
    const now = event.timeStamp;
    typed.current = { text: now - last > TYPING_PAUSE_MS ? event.key : text + event.key, at: now };
    const index = typedRow(store.rows.peek(), at, typed.current.text);
    if (index >= 0) go(index, false);
  }

  function onRow(event: React.KeyboardEvent, row: OutlineRow): boolean {
    if (event.altKey) {
      const way = MOVES[event.key];
      if (way && row.node.subject.kind !== "card") moveRow(room, row, way);
      // A card's keys are those of the registry, here as everywhere.
      return way !== undefined && row.node.subject.kind !== "card";
    }
    if (event.key === "Enter" && !event.shiftKey) goThere(room, row.node);
    else if (event.key === "F2") beginRenaming(room, store, row.node);
    else if (event.key === "Delete" || event.key === "Backspace") removeRow(room, row);
    else if (event.key === " ") toggleNode(room, row.node);
    else return false;
    return true;
  }

  function key(event: React.KeyboardEvent): boolean {
    const rows = store.rows.peek();
    const at = Math.max(
      0,
      rows.findIndex(({ node }) => node.key === store.active.peek()),
    );
    const row = rows[at];
    const mod = event.ctrlKey || event.metaKey;
    const step = event.altKey || (mod && event.shiftKey) ? null : treeStep(rows, at, event.key);
    if (step) typed.current = { text: "", at: 0 };
    if (!mod && row && onRow(event, row)) return true;
    if (step && "to" in step) {
      if (mod) store.active.value = rows[step.to]?.node.key ?? null;
      else go(step.to, event.shiftKey);
    } else if (step && !mod) {
      if ("openAll" in step) store.fold(step.openAll, true);
      else store.fold([step.fold], step.open);
    } else if (!mod && !event.altKey && event.key.length === 1) type(event, at);
    else return false;
    return true;
  }

  return { key, go };
}
