import { RefreshCw } from "lucide-react";
import { useEffect } from "react";
import { Switch } from "react-aria-components";
import type { Change } from "@/api/dto";
import type { BoardState, CardId, ColumnId, LaneId, MapId } from "@/document/records";
import type { ConnectorId, ThingId } from "@/document/things";
import { type Box, union } from "@/geometry/box";
import { ChangeItems } from "@/ui/changes/ChangeItems";
import { IconButton } from "@/ui/controls/IconButton";
import { since } from "@/ui/dates";
import { shortWords } from "@/ui/pages/problemWords";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { placeOfCards } from "@/ui/walk/stagePlace";
import type { WalkParts } from "@/ui/walk/walkParts";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";

/** Where on the wall a change is; null when what it is about is gone. */
function boxOfChange({ wall, board }: WallRoom, { kind, id, map, target }: Change): Box | null {
  const mapId = (target?.map ?? map ?? null) as MapId | null;
  if (kind.startsWith("card.")) {
    return placeOfCards(wall, board.state, [id as CardId], mapId);
  }
  if (/^(things?|connector)\./.test(kind)) return boxOfThing(board.state, id);
  if (!mapId) return null;
  return (
    wall.boxOfTarget({ map: mapId, column: (/^(cell|arrow)\./.test(kind) ? target?.column : id) as ColumnId }) ??
    wall.boxOfTarget({ map: mapId, lane: id as LaneId }) ??
    wall.boxOfTarget({ map: mapId })
  );
}

/** Around a thing, or around what a connector holds on to; null when it is gone. */
function boxOfThing({ things, connectors }: BoardState, id: string): Box | null {
  const thing = things.get(id as ThingId);
  if (thing && !thing.deleted) return thing.box;
  const line = connectors.get(id as ConnectorId);
  if (!line || line.deleted) return null;
  return union([line.from, line.to].flatMap(({ at }) => (at ? [{ ...at, w: 0, h: 0 }] : [])));
}

/** What changed since a snapshot, as sentences; pressing one goes there. */
export function ChangesPanel({ parts }: { readonly parts: WalkParts }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const now = useSignal(parts.changes.now);
  const marked = useSignal(parts.marked);
  const walk = useSignal(parts.store.walk);
  // Nothing is known at first, and again when a walk has ended: then there is a later one to compare with.
  const unasked = now.state === "none";
  useEffect(() => {
    if (unasked) parts.changes.load(null);
  }, [parts, unasked]);
  if (now.state === "none" || now.state === "waiting") return <p className="panel-body soft">{t("page.waiting")}</p>;
  if (now.state === "problem") return <p className="panel-body">{t(shortWords(now.problem))}</p>;
  const { changes } = now;
  const count = changes.changes.length + changes.cut;
  return (
    <div className="panel-body">
      <div className="changes-head">
        <p className="stop-sentence">
          {changes.since
            ? t("changes.since", { count, label: changes.since.label, when: since(lang, changes.since.created_at) })
            : t("changes.noSnapshot")}
        </p>
        <IconButton label={t("changes.again")} side="left" onPress={() => parts.changes.again()}>
          <RefreshCw size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {walk && count > 0 ? (
        <Switch
          className="switch"
          isSelected={marked}
          onChange={(on) => {
            parts.marked.value = on;
          }}
        >
          <span className="switch-track" />
          {t("changes.marks")}
        </Switch>
      ) : null}
      <ChangeItems
        changes={changes}
        level={3}
        onPress={(change) => {
          const box = boxOfChange(room, change);
          if (box) goToBox(room, box);
        }}
      />
    </div>
  );
}
