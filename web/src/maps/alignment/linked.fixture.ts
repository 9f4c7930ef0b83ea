/** Board states with links and several maps, for the tests of what serves what. */
import type { Link, LinkEnd, LinkId, LinkKind } from "@/document/links";
import type { BoardState, CardId, MapId } from "@/document/records";
import { NO_VALUES } from "@/document/values";
import type { KindDefinition } from "@/maps/definition";
import { kinds } from "@/maps/kinds";
import { type BriefState, MAP, mapOf, stateOf } from "@/maps/testState";

/** The kind, which has to be there. */
export function kindCalled(key: string): KindDefinition {
  const kind = kinds.get(key);
  if (!kind) throw new Error(`There is no kind ${key}.`);
  return kind;
}

/**
 * A state with links as "from kind to", and with maps by their kinds. A card of another board is written `board/card`.
 */
export function linkedState(
  brief: BriefState,
  links: readonly string[],
  maps: Readonly<Record<string, string>> = {},
): BoardState {
  const state = stateOf(brief);
  const own = { ...mapOf(brief), kind: maps[MAP.id] ?? "" };
  const others = Object.entries(maps).map(([id, kind]) => [id as MapId, { ...MAP, id: id as MapId, kind }] as const);
  return {
    ...state,
    maps: new Map([...others, [MAP.id, own]]),
    links: new Map(links.map((written, at) => linkOf(written, at))),
  };
}

function linkOf(written: string, at: number): readonly [LinkId, Link] {
  const [from = "", kind = "", to = ""] = written.split(" ");
  const id = `l${String(at).padStart(3, "0")}` as LinkId;
  const made = {
    deleted: false,
    createdBy: "somebody",
    createdAt: 0,
    map: null,
    mutual: false,
    text: "",
    fields: NO_VALUES,
  };
  return [id, { id, kind: kind as LinkKind, from: endOf(from), to: endOf(to), ...made }];
}

function endOf(written: string): LinkEnd {
  const [board = "", card] = written.split("/");
  return card === undefined ? { on: "card", card: written as CardId } : { on: "board", board, card };
}
