import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { BoardSummary, Me, Person, Role } from "@/api/dto";
import type { Board } from "@/document/board";
import type { PathId } from "@/document/links";
import type { MapId } from "@/document/records";
import type { Undo } from "@/document/undo";
import type { Point } from "@/geometry/box";
import type { BoardSession } from "@/sync/session";
import type { Wall } from "@/tools/wallContract";
import { openWalkParts, type WalkParts } from "@/ui/walk/walkParts";

/** What can lie above the wall, one at a time. */
export type WallDialog =
  | "palette"
  | "shortcuts"
  | "share"
  | "snapshot"
  | "look"
  | "places"
  | "block"
  | "connect"
  | "arrow"
  | "path"
  | "link"
  | "relate"
  | "relate.far"
  | "copy.far"
  | "trace"
  | "paste"
  | "legend"
  | "tags"
  | "trash"
  | "walk.start"
  | "walk.topic"
  | "walk.end"
  | "capture";

/** What can lie at the top of the wall: finding, with or without replacing, and showing only some cards. */
export type WallStrip = "find" | "replace" | "filter";

/** Calls the outline, a new object each time: to read there, or to write a new card where one is in it. */
export interface OutlineCall {
  readonly to: "read" | "write";
}

/** A board as it is looked at: live, or one snapshot of it. */
export interface RoomParts {
  readonly id: string;
  readonly board: Board;
  readonly undo: Undo;
  readonly wall: Wall;
  readonly session: BoardSession | null;
  readonly me: Me;
  readonly info: Signal<BoardSummary>;
  readonly people: ReadonlySignal<readonly Person[]>;
  /** Where the context menu is open, in window pixels. */
  readonly menuAt: Signal<Point | null>;
  readonly go: (address: string) => void;
}

/** Everything the chrome around one wall shares: the engine's parts, and what is open. */
export interface WallRoom extends RoomParts {
  readonly role: ReadonlySignal<Role>;
  readonly mayWrite: ReadonlySignal<boolean>;
  readonly mayManage: ReadonlySignal<boolean>;
  readonly dialog: Signal<WallDialog | null>;
  /** What lies at the top of the wall while one looks for something. */
  readonly strip: Signal<WallStrip | null>;
  readonly minimap: Signal<boolean>;
  /** Which path of a map is looked at, where one looks at one at a time. */
  readonly shownPaths: Signal<ReadonlyMap<MapId, PathId>>;
  /** What the outline was last called for; null while it is closed. */
  readonly outline: Signal<OutlineCall | null>;
  /** The panel on the right was closed for this selection. */
  readonly panelClosed: Signal<boolean>;
  /** Whether the notes of the selected card are written in the panel. */
  readonly writingNotes: Signal<boolean>;
  /** Walks and what was agreed; null for a board that is only looked back at. */
  readonly walk: WalkParts | null;
  readonly destroy: () => void;
}

/** Puts the parts of a wall together. */
export function createRoom(parts: RoomParts): WallRoom {
  const role = computed(() => parts.session?.status.value.role ?? parts.info.value.role);
  const refused = computed(() => parts.session?.status.value.state === "refused");
  const mayWrite = computed(() => parts.session !== null && role.value !== "viewer" && !refused.value);
  const panelClosed = signal(false);
  const writingNotes = signal(false);
  const walk = parts.session ? openWalkParts({ ...parts, session: parts.session, role }) : null;
  const stops = [
    effect(() => parts.board.setReadOnly(!mayWrite.value)),
    parts.wall.selection.subscribe(() => {
      panelClosed.value = false;
      writingNotes.value = false;
    }),
  ];
  return {
    ...parts,
    role,
    mayWrite,
    mayManage: computed(() => parts.session !== null && role.value === "owner"),
    dialog: signal<WallDialog | null>(null),
    strip: signal<WallStrip | null>(null),
    outline: signal<OutlineCall | null>(null),
    minimap: signal(matchMedia("(min-width: 1000px)").matches),
    shownPaths: signal<ReadonlyMap<MapId, PathId>>(new Map()),
    panelClosed,
    writingNotes,
    walk,
    destroy: () => {
      walk?.destroy();
      for (const stop of stops) stop();
    },
  };
}
