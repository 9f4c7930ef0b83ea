import type { LucideIcon } from "lucide-react";
import type { KeyText } from "@/ui/actions/keys";
import type { TextKey, TextValues } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

/** Where an action stands in the shortcut sheet and the palette. */
export type ActionGroup = "tools" | "cards" | "things" | "arrange" | "maps" | "walk" | "view" | "board";

/** All groups in the order they are shown. */
export const ACTION_GROUPS: readonly ActionGroup[] = [
  "tools",
  "cards",
  "things",
  "arrange",
  "maps",
  "walk",
  "view",
  "board",
];

/** One thing that can be done on a wall: toolbar, menus, palette, keys and the shortcut sheet all read this. */
export interface Action {
  readonly id: string;
  readonly group: ActionGroup;
  readonly labelKey: TextKey;
  /** What is filled into the label, where one label serves several actions. */
  readonly labelValues?: () => TextValues;
  /** Every way to press it; the first one is shown. */
  readonly keys?: readonly KeyText[];
  /** The browser itself does something with the keys, and what that is reaches the wall: they are shown, not listened to. */
  readonly keysByBrowser?: boolean;
  readonly icon?: LucideIcon;
  /** Not offered to people who may only look. */
  readonly writes: boolean;
  /** Whether it makes sense right now. */
  readonly when: (room: WallRoom) => boolean;
  readonly run: (room: WallRoom) => void;
}

/** Whether an action is on offer: it makes sense, and one may do it. */
export function offered(action: Action, room: WallRoom): boolean {
  return (!action.writes || room.mayWrite.peek()) && action.when(room);
}

/** Whether an action is found by its name: all are, except the one that opens the list of names. */
export function inPalette(action: Action): boolean {
  return action.id !== "board.palette";
}

/** Always. */
export const always = (): boolean => true;
