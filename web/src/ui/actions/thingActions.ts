import { ArrowLeftRight, ExternalLink, Link, Pencil, Spline } from "lucide-react";
import { setConnectorEnd, setConnectorLook } from "@/document/commands/connectors";
import { setThingLook, type ThingLook } from "@/document/commands/things";
import {
  ALIGNS,
  type Connector,
  type ConnectorId,
  type End,
  FORMS,
  LINES,
  type LinkThing,
  PATHS,
  SCALES,
  type Thing,
  type ThingId,
  type ThingType,
} from "@/document/things";
import { type Action, always } from "@/ui/actions/action";
import { selectedCards, selectedConnectors, selectedItems, selectedThings } from "@/ui/actions/selected";
import { type TextKey, type TextValues, t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

/** The pairs of ends on offer, by the key of their words. */
export const END_PAIRS: Readonly<Record<string, readonly [End, End]>> = {
  "none-arrow": ["none", "arrow"],
  "none-none": ["none", "none"],
  "arrow-arrow": ["arrow", "arrow"],
  "dot-arrow": ["dot", "arrow"],
  "dot-dot": ["dot", "dot"],
};

/** The selected things of one type. */
export function thingsOf(room: WallRoom, type: ThingType): Thing[] {
  return selectedThings(room).filter((thing) => thing.type === type);
}

function look(id: string, type: ThingType, labelKey: TextKey, values: () => TextValues, what: ThingLook): Action {
  return {
    id,
    group: "things",
    labelKey,
    labelValues: values,
    writes: true,
    when: (room) => thingsOf(room, type).length > 0,
    run: (room) =>
      setThingLook(
        room.board,
        thingsOf(room, type).map((thing) => thing.id),
        what,
      ),
  };
}

function connectorLook(id: string, labelKey: TextKey, values: () => TextValues, run: (room: WallRoom) => void): Action {
  return {
    id,
    group: "things",
    labelKey,
    labelValues: values,
    writes: true,
    when: (room) => selectedConnectors(room).length > 0,
    run,
  };
}

const ids = (room: WallRoom) => selectedConnectors(room).map((connector) => connector.id);

/** The one selected thing or connector with words: a stroke and what a newer version made have none. */
function writable(room: WallRoom): ThingId | ConnectorId | null {
  const [item, second] = [...selectedThings(room), ...selectedConnectors(room)];
  if (!item || second || selectedCards(room).length > 0) return null;
  return room.board.titleOf(item.id) ? item.id : null;
}

/** The one selected link that leads somewhere. */
function openLink(room: WallRoom): LinkThing | null {
  const [link, second] = selectedThings(room);
  return link?.type === "link" && link.url !== "" && second === undefined ? link : null;
}

/** Whether an end of a connector is bound to something that is gone. */
export function isLost(room: WallRoom, { from, to }: Connector): boolean {
  const { cards, things } = room.board.state;
  return [from, to].some(
    ({ item }) => item !== null && (cards.get(item as never) ?? things.get(item as never))?.deleted !== false,
  );
}

function turn(room: WallRoom): void {
  room.undo.group(() => {
    for (const { id: connector, from, to } of selectedConnectors(room)) {
      setConnectorEnd(room.board, { connector, which: "from", end: to });
      setConnectorEnd(room.board, { connector, which: "to", end: from });
    }
  });
}

/** Whether something is selected that a connector can go out from, or one connector that lost an end. */
function mayConnect(room: WallRoom): boolean {
  if (selectedItems(room).length !== 1) return false;
  const [connector] = selectedConnectors(room);
  if (connector) return isLost(room, connector);
  return selectedCards(room).length === 1 || selectedThings(room).some(({ type }) => type !== "ink");
}

/** What one does with shapes, texts, ink, links and connectors. */
export const thingActions: readonly Action[] = [
  {
    id: "thing.edit",
    group: "things",
    labelKey: "thing.edit",
    icon: Pencil,
    writes: true,
    when: (room) => writable(room) !== null,
    run: (room) => {
      const item = writable(room);
      if (item) room.wall.startEditing(item);
    },
  },
  {
    id: "thing.connect",
    group: "things",
    labelKey: "thing.connect",
    keys: ["shift+k"],
    icon: Spline,
    writes: true,
    when: mayConnect,
    run: (room) => {
      room.dialog.value = "connect";
    },
  },
  {
    id: "link.new",
    group: "things",
    labelKey: "link.new",
    keys: ["u"],
    icon: Link,
    writes: true,
    when: always,
    run: (room) => {
      room.dialog.value = "link";
    },
  },
  {
    id: "link.open",
    group: "things",
    labelKey: "link.open",
    icon: ExternalLink,
    writes: false,
    when: (room) => openLink(room) !== null,
    run: (room) => {
      const link = openLink(room);
      if (link) window.open(link.url, "_blank", "noopener,noreferrer");
    },
  },
  {
    id: "connector.turn",
    group: "things",
    labelKey: "connector.turn",
    icon: ArrowLeftRight,
    writes: true,
    when: (room) => selectedConnectors(room).length > 0,
    run: turn,
  },
  ...FORMS.map((form) =>
    look(`thing.form.${form}`, "shape", "thing.form", () => ({ form: t(`thing.${form}`) }), { form }),
  ),
  ...LINES.map((line): Action => {
    const shape = look(`thing.line.${line}`, "shape", "thing.line", () => ({ line: t(`line.${line}`) }), { line });
    return {
      ...shape,
      when: (room) => shape.when(room) || selectedConnectors(room).length > 0,
      run: (room) =>
        room.undo.group(() => {
          shape.run(room);
          setConnectorLook(room.board, ids(room), { line });
        }),
    };
  }),
  ...SCALES.map((scale) => look(`thing.scale.${scale}`, "text", "thing.scale", () => ({ scale }), { scale })),
  ...ALIGNS.map((align) =>
    look(`thing.align.${align}`, "text", "thing.align", () => ({ align: t(`align.${align}`) }), { align }),
  ),
  ...PATHS.map((path) =>
    connectorLook(
      `connector.path.${path}`,
      "connector.path",
      () => ({ path: t(`path.${path}`) }),
      (room) => setConnectorLook(room.board, ids(room), { path }),
    ),
  ),
  ...Object.entries(END_PAIRS).map(([key, ends]) =>
    connectorLook(
      `connector.ends.${key}`,
      "connector.ends",
      () => ({ ends: t(`ends.${key}` as TextKey) }),
      (room) => setConnectorLook(room.board, ids(room), { ends }),
    ),
  ),
];
