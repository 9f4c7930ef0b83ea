import {
  ArrowLeft,
  ArrowRight,
  BadgeCheck,
  Flag,
  Footprints,
  Hand,
  History,
  ListOrdered,
  ListTodo,
  LocateFixed,
  MessageSquarePlus,
  Sparkles,
  Timer,
  UserCheck,
} from "lucide-react";
import type { Action } from "@/ui/actions/action";
import { neighbour } from "@/ui/walk/agenda";
import { showSide, toggleSide } from "@/ui/walk/side";
import { mayLead } from "@/ui/walk/steering";
import { giveMinute, goOn, lead, raiseHand } from "@/ui/walk/walkCommands";
import type { Draft, Side } from "@/ui/walk/walkParts";
import type { WallDialog, WallRoom } from "@/ui/wall/room";

const under = (room: WallRoom): boolean => (room.walk?.store.walk.peek() ?? null) !== null;
const steers = (room: WallRoom): boolean => room.walk?.steering.peek()?.maySteer ?? false;
const live = (room: WallRoom): boolean => room.walk !== null;

function leads(room: WallRoom, way: -1 | 1): boolean {
  const walk = room.walk?.store.walk.peek();
  return steers(room) && walk !== null && walk !== undefined && neighbour(walk, way) !== null;
}

const open =
  (dialog: WallDialog) =>
  (room: WallRoom): void => {
    room.dialog.value = dialog;
  };

const capture =
  (kind: Draft["kind"]) =>
  (room: WallRoom): void => {
    if (!room.walk) return;
    room.walk.draft.value = { kind, edited: null };
    room.dialog.value = "capture";
  };

const toggle =
  (side: Side) =>
  (room: WallRoom): void => {
    toggleSide(room, side);
  };

/** Goes back to the group, or looks around on one's own; who leads always comes back to the stop. */
function follow({ walk }: WallRoom): void {
  if (!walk) return;
  const { following, astray } = walk.following;
  const stays = following.peek() && !astray.peek() && !walk.steering.peek()?.iLead;
  if (stays) walk.following.leave();
  else walk.following.back();
}

/** Shows what changed since the last walk; on a walk, since the one it is compared with. */
function showChanges(room: WallRoom): void {
  const { walk } = room;
  if (!walk) return;
  walk.changes.load(walk.store.walk.peek()?.since?.id ?? null);
  showSide(room, "changes");
}

/** What one does on a walk. */
export const walkActions: readonly Action[] = [
  {
    id: "walk.start",
    group: "walk",
    labelKey: "walk.start",
    icon: Footprints,
    writes: false,
    when: (room) => live(room) && !under(room) && mayLead(room.role.peek()),
    run: open("walk.start"),
  },
  {
    id: "walk.next",
    group: "walk",
    labelKey: "walk.next",
    keys: ["pagedown"],
    icon: ArrowRight,
    writes: false,
    when: (room) => leads(room, 1),
    run: (room) => goOn(room, 1),
  },
  {
    id: "walk.previous",
    group: "walk",
    labelKey: "walk.previous",
    keys: ["pageup"],
    icon: ArrowLeft,
    writes: false,
    when: (room) => leads(room, -1),
    run: (room) => goOn(room, -1),
  },
  {
    id: "walk.follow",
    group: "walk",
    labelKey: "walk.follow",
    keys: ["g"],
    icon: LocateFixed,
    writes: false,
    when: under,
    run: follow,
  },
  {
    id: "walk.hand",
    group: "walk",
    labelKey: "walk.hand",
    keys: ["r"],
    icon: Hand,
    writes: false,
    when: under,
    run: (room) => void raiseHand(room),
  },
  {
    id: "walk.decision",
    group: "walk",
    labelKey: "walk.decision",
    keys: ["d"],
    icon: BadgeCheck,
    writes: true,
    when: live,
    run: capture("decision"),
  },
  {
    id: "walk.action",
    group: "walk",
    labelKey: "walk.action",
    keys: ["a"],
    icon: ListTodo,
    writes: true,
    when: live,
    run: capture("action"),
  },
  {
    id: "walk.agenda",
    group: "walk",
    labelKey: "walk.agenda",
    keys: ["l"],
    icon: ListOrdered,
    writes: false,
    when: under,
    run: toggle("agenda"),
  },
  {
    id: "walk.changes",
    group: "walk",
    labelKey: "walk.changes",
    icon: History,
    writes: false,
    when: live,
    run: showChanges,
  },
  {
    id: "walk.marks",
    group: "walk",
    labelKey: "walk.marks",
    icon: Sparkles,
    writes: false,
    when: under,
    run: ({ walk }) => {
      if (walk) walk.marked.value = !walk.marked.peek();
    },
  },
  {
    id: "walk.minute",
    group: "walk",
    labelKey: "walk.minute",
    icon: Timer,
    writes: false,
    when: (room) => steers(room) && Boolean(room.walk?.store.walk.peek()?.stop_id),
    run: (room) => void giveMinute(room),
  },
  {
    id: "walk.topic",
    group: "walk",
    labelKey: "walk.topic",
    icon: MessageSquarePlus,
    writes: false,
    when: steers,
    run: open("walk.topic"),
  },
  {
    id: "walk.lead",
    group: "walk",
    labelKey: "walk.takeLead",
    icon: UserCheck,
    writes: false,
    when: (room) => room.walk?.steering.peek()?.mayTakeLead ?? false,
    run: (room) => void lead(room, null),
  },
  {
    id: "walk.end",
    group: "walk",
    labelKey: "walk.end",
    icon: Flag,
    writes: false,
    when: steers,
    run: open("walk.end"),
  },
];
