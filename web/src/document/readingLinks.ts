/** Reads links and paths out of the shared document, as tolerantly as `reading.ts` reads cards. */
import {
  endKey,
  LINK_KINDS,
  type Link,
  type LinkEnd,
  type LinkId,
  PATH_ROLES,
  PATH_STATES,
  type Path,
  type PathId,
} from "@/document/links";
import { fieldsOf, readDeleted, readKey, readNumber, readOrder, readTitle } from "@/document/reading";
import type { CardId, ColumnId, LaneId, MapId } from "@/document/records";
import { readValues } from "@/document/values";

function readEnd(value: unknown): LinkEnd | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const card = readKey(fields.get("card"));
  const board = readKey(fields.get("board"));
  if (card !== null) return board === null ? { on: "card", card: card as CardId } : { on: "board", board, card };
  const lane = readKey(fields.get("lane")) as LaneId | null;
  const column = readKey(fields.get("column")) as ColumnId | null;
  const map = readKey(fields.get("map")) as MapId | null;
  return lane && column && map ? { on: "cell", map, lane, column } : null;
}

/** The link with this id, or null: of an unknown kind, with an end that is nothing, or from something to itself. */
export function readLink(id: string, value: unknown): Link | null {
  const fields = fieldsOf(value);
  const written = fields?.get("kind");
  const kind = LINK_KINDS.find((one) => one === written);
  const from = readEnd(fields?.get("from"));
  const to = readEnd(fields?.get("to"));
  if (!fields || !kind || !from || !to || endKey(from) === endKey(to)) return null;
  return {
    id: id as LinkId,
    kind,
    from,
    to,
    map: readKey(fields.get("map")) as MapId | null,
    mutual: fields.get("mutual") === true,
    text: readTitle(fields.get("label")),
    fields: readValues(fields),
    deleted: readDeleted(fields.get("deleted")),
    createdBy: readKey(fields.get("createdBy")) ?? "",
    createdAt: readNumber(fields.get("createdAt")) ?? 0,
  };
}

/** The path with this id, or null when it belongs to no map. */
export function readPath(id: string, value: unknown): Path | null {
  const fields = fieldsOf(value);
  const map = readKey(fields?.get("map"));
  if (!fields || map === null) return null;
  const role = fields.get("role");
  const state = fields.get("state");
  return {
    id: id as PathId,
    map: map as MapId,
    role: PATH_ROLES.find((one) => one === role) ?? "variant",
    state: PATH_STATES.find((one) => one === state) ?? "as_is",
    title: readTitle(fields.get("title")),
    order: readOrder(fields.get("order")),
    deleted: readDeleted(fields.get("deleted")),
  };
}
