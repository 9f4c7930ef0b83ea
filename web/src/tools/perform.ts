/** Carries out what tools ask for. */
import { panBy } from "@/canvas/camera";
import { hitTest, itemOf } from "@/canvas/hit";
import type { Box } from "@/geometry/box";
import { wordsFor } from "@/tools/actions";
import type { Carry } from "@/tools/carry";
import type { Creating } from "@/tools/creating";
import type { Editor } from "@/tools/editor";
import type { Effect } from "@/tools/effects";
import type { Focus } from "@/tools/focus";
import { enterGroup, selectTogether, toggleTogether } from "@/tools/groupSelecting";
import type { Inking } from "@/tools/inking";
import { makeThing } from "@/tools/making";
import { itemsOf, NO_SELECTION } from "@/tools/selecting";
import type { Shaping } from "@/tools/shaping";
import type { ToolName } from "@/tools/wallContract";
import { announce, sightOf, type WallParts, wander } from "@/tools/wallParts";

/** What carrying out needs. */
export interface Performer {
  readonly parts: WallParts;
  readonly focus: Focus;
  readonly carry: Carry;
  readonly creating: Creating;
  readonly editor: Editor;
  readonly shaping: Shaping;
  readonly inking: Inking;
  setTool(tool: ToolName): void;
  setMarquee(box: Box | null): void;
}

type Doer<Kind extends Effect["do"]> = (performer: Performer, effect: Extract<Effect, { do: Kind }>) => void;

const DOERS: { readonly [Kind in Effect["do"]]: Doer<Kind> } = {
  select: ({ parts }, { items }) => selectTogether(parts, items),
  toggle: ({ parts }, { item }) => toggleTogether(parts, item),
  target: ({ parts }, { target }) => {
    parts.selection.value = { ...NO_SELECTION, target };
  },
  focus: ({ focus }, { hit }) => focus.enterHit(hit),
  marquee: (performer, { box }) => marquee(performer, box),
  carry: ({ carry }, { what, from }) => carry.begin(what, from),
  carryTo: ({ carry }, { at }) => carry.to(at),
  drop: ({ carry }, { at }) => carry.drop(at),
  carryCancel: ({ carry }) => carry.cancel(),
  pan: ({ parts }, { dx, dy }) => {
    wander(parts);
    parts.camera.set(panBy(parts.camera.camera.value, dx, dy));
  },
  edit: ({ editor, parts }, { hit }) => {
    const item = hit.kind === "card" && hit.place !== "canvas" ? null : itemOf(hit);
    if (item !== null && enterGroup(parts, item)) return;
    if (hit.kind === "card") editor.start({ kind: "card", card: hit.card, place: hit.place });
    else if (hit.kind !== "empty" && hit.kind !== "map" && hit.kind !== "arrow") editor.start(hit);
  },
  grip: ({ shaping }, { grip, from }) => shaping.grip(grip, from),
  connect: ({ shaping }, { from }) => shaping.connect(from),
  gripTo: ({ shaping }, { at }) => shaping.to(at),
  gripDrop: ({ shaping }, { at }) => shaping.drop(at),
  gripCancel: ({ shaping }) => shaping.cancel(),
  draw: ({ shaping }, { kind, box }) => shaping.draw(kind, box),
  make: ({ parts, editor }, { kind, box, at }) => {
    editor.start({ kind: "thing", thing: makeThing(parts, kind, box, at.board) }, box === null);
  },
  ink: ({ inking }, { pen, at }) => inking.begin(pen, at),
  inkTo: ({ inking }, { at }) => inking.to(at),
  inkEnd: ({ inking }) => inking.end(),
  inkCancel: ({ inking }) => inking.cancel(),
  erase: ({ inking }, { at }) => inking.erase(at),
  eraseEnd: ({ inking }) => inking.endErasing(),
  create: ({ parts, creating }, { at }) => {
    creating.at(at.board, hitTest(sightOf(parts), at.board));
  },
  placeMap: ({ creating }, { kind, at }) => {
    creating.map(kind, at.board);
  },
  tool: (performer, { tool }) => performer.setTool(tool),
};

/** Carries out one effect. */
export function perform(performer: Performer, effect: Effect): void {
  (DOERS[effect.do] as Doer<Effect["do"]>)(performer, effect as never);
}

function marquee(performer: Performer, box: Box | null): void {
  const { parts } = performer;
  performer.setMarquee(box);
  const items = itemsOf(parts.selection.value);
  if (box === null && items.size > 0) announce(parts, wordsFor(parts, items).selected(items.size));
  parts.view.request();
}
