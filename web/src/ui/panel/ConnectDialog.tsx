import { setConnectorEnd } from "@/document/commands/connectors";
import type { CardId } from "@/document/records";
import type { Connector, ThingId } from "@/document/things";
import { selectedCards, selectedConnectors, selectedThings } from "@/ui/actions/selected";
import { PickDialog } from "@/ui/palette/PickDialog";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";

const MOST = 12;

interface Target {
  readonly id: CardId | ThingId;
  readonly label: string;
}

/** Everything on the wall that has words and is not where the connector begins. */
function targets(room: WallRoom, except: ReadonlySet<string>): Target[] {
  const { cards, things } = room.board.state;
  const named: Target[] = [];
  for (const { id, title, deleted } of cards.values()) {
    if (!deleted && !except.has(id) && title.trim() !== "") named.push({ id, label: title.trim() });
  }
  for (const { id, type, deleted } of things.values()) {
    if (!deleted && !except.has(id) && type !== "ink") named.push({ id, label: room.wall.things.labelOf(id) });
  }
  return named;
}

function lostEnd(room: WallRoom, { from }: Connector): "from" | "to" {
  const { cards, things } = room.board.state;
  const gone = (item: string | null): boolean =>
    item !== null && (cards.get(item as CardId) ?? things.get(item as ThingId))?.deleted !== false;
  return gone(from.item) ? "from" : "to";
}

/** Connects what is selected with something picked by its name, or binds a lost end again: without a pointer. */
export function ConnectDialog({ onClose }: { readonly onClose: () => void }) {
  const room = useRoom();
  const [connector] = selectedConnectors(room);
  const source = selectedCards(room)[0] ?? selectedThings(room)[0]?.id;
  const except = new Set<string>(
    connector ? [connector.from.item ?? "", connector.to.item ?? ""] : source ? [source] : [],
  );

  function connect({ id }: Target): void {
    const end = { item: id, side: null, at: null };
    if (connector) setConnectorEnd(room.board, { connector: connector.id, which: lostEnd(room, connector), end });
    else if (source) room.wall.things.connect(source, id);
  }

  return <PickDialog words="connect" entries={targets(room, except)} most={MOST} onPick={connect} onClose={onClose} />;
}
